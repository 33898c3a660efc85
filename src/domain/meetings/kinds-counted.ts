import type { MeetingBody, MeetingKind } from '#domain/records/meeting.ts';
import type { MeetingSettings } from './settings.ts';

/**
 * The kinds a sitting counts for. Where the township lets one sitting count for several, each further kind needs a topic of its own
 * (D23); where it does not, the sitting counts for the kind it was held as, once.
 */
export function kindsCounted(
  meeting: Pick<MeetingBody, 'meetingKind' | 'alsoCounts' | 'topics'>,
  settings: Pick<MeetingSettings, 'oneSittingMayCountForMany'>,
): readonly MeetingKind[] {
  if (!settings.oneSittingMayCountForMany) return [meeting.meetingKind];
  const topics = Object.values(meeting.topics).filter((topic) => topic.text.trim() !== '').length;
  const further = [...new Set(meeting.alsoCounts)].filter((kind) => kind !== meeting.meetingKind);
  return [meeting.meetingKind, ...further.slice(0, Math.max(0, topics - 1))];
}
