import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { DraftEdit } from '#domain/meetings/draft.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import type { FormPlace } from '#phone/photos/photos-model.ts';
import type { MeetingRoster } from './meeting-roster.ts';
import type { LastSitting } from './opening.ts';

/** What every step of the form works on. */
export type FormModel = {
  readonly place: FormPlace;
  readonly body: MeetingBody;
  /** The body the form was opened with; null for a new meeting. */
  readonly baseline: MeetingBody | null;
  readonly roll: Readonly<Record<string, RollClass>>;
  readonly leftOut: MeetingBody['leftOut'];
  readonly roster: MeetingRoster;
  readonly today: LocalDate;
  /** The group this person is bound to; null for those who may write every meeting. */
  readonly ownGroupId: string | null;
  readonly lastPlaces: readonly string[];
  /** The last sitting of each kind, and of each group. */
  readonly lastSittings: readonly LastSitting[];
  readonly elder: boolean;
  readonly newId: () => string;
  readonly apply: (edit: DraftEdit) => void;
  /** Says what was done, with the way back. */
  readonly say: (text: string, undo: () => void) => void;
};
