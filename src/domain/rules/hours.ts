import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingSettings } from '#domain/meetings/settings.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import type { RuleSource } from './source.ts';

/** Learning hours a member has in a year, generally at least (TH-1). */
export const MEMBER_HOURS = 32;

/** Whose hours are asked: a member's, or those of the secretary and the committee. */
export type Learner = 'member' | 'secretary' | 'committee';

/** One lesson somebody heard: its day and its minutes. */
export type Heard = { readonly day: LocalDate; readonly minutes: number };

/** The whole 学时 of so many lessons: so many minutes one, counted by the day, and no more than the day's most (TH-7). */
export function hoursOf(heard: readonly Heard[], settings: MeetingSettings = defaultSettings.meetings): number {
  const minutes = new Map<LocalDate, number>();
  for (const lesson of heard) minutes.set(lesson.day, (minutes.get(lesson.day) ?? 0) + lesson.minutes);
  let hours = 0;
  for (const ofDay of minutes.values()) hours += Math.min(settings.hoursPerDay, Math.floor(ofDay / settings.minutesPerHour));
  return hours;
}

/** Where somebody stands with his hours of the year. `short` is what he lacks. */
export type HoursVerdict = {
  readonly met: boolean;
  readonly needed: number;
  readonly short: number;
  /** 书记 and 班子 also need one 集中培训 in the year. */
  readonly withoutCourse: boolean;
  readonly source: RuleSource;
};

/** Judges a year's hours: 32 for a member; for the secretary and the committee the township's number (56 unless set) and one course. */
export function hoursVerdict(
  learner: Learner,
  year: { readonly hours: number; readonly courses: number },
  settings: MeetingSettings = defaultSettings.meetings,
): HoursVerdict {
  const leads = learner !== 'member';
  const needed = leads ? settings.leaderHours : MEMBER_HOURS;
  const short = Math.max(0, needed - year.hours);
  const withoutCourse = leads && year.courses < 1;
  return {
    met: short === 0 && !withoutCourse,
    needed,
    short,
    withoutCourse,
    source: leads ? { document: 'townshipSetting', article: null } : { document: 'memberRegulations2019', article: '20' },
  };
}
