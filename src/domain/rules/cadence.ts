import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';

/** How often a kind of organisational life is due, for whom, since when and by what text. */
export type Cadence = {
  readonly id: string;
  readonly meetingKind: MeetingKind;
  readonly period: 'month' | 'quarter';
  /** 'branch': one for the branch. 'committee': one where there is a branch committee. 'group': one for every party group. */
  readonly whose: 'branch' | 'committee' | 'group';
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly source: string;
};

const branchRules = '2018-10-28' as LocalDate; // 中国共产党支部工作条例(试行), in force from its publication

/** The obligations a township watches, in the order in which they are shown. "一般" in the text: they remind, they never block. */
export const cadences: readonly Cadence[] = [
  {
    id: 'assembly',
    meetingKind: 'assembly',
    period: 'quarter',
    whose: 'branch',
    since: branchRules,
    until: null,
    source: 'branch work regulations art. 11: generally once a quarter',
  },
  {
    id: 'committee',
    meetingKind: 'committee',
    period: 'month',
    whose: 'committee',
    since: branchRules,
    until: null,
    source: 'branch work regulations art. 12: generally once a month',
  },
  {
    id: 'group',
    meetingKind: 'group',
    period: 'month',
    whose: 'group',
    since: branchRules,
    until: null,
    source: 'branch work regulations art. 13: generally once a month',
  },
  {
    id: 'themeDay',
    meetingKind: 'themeDay',
    period: 'month',
    whose: 'branch',
    since: branchRules,
    until: null,
    source: 'branch work regulations art. 16 and member education regulations art. 16: once a month',
  },
  {
    id: 'lesson',
    meetingKind: 'lesson',
    period: 'quarter',
    whose: 'branch',
    since: branchRules,
    until: null,
    source: 'township setting: art. 16 of the branch work regulations sets no number for a branch',
  },
];

/** The obligations in force on a day. */
export const cadencesOn = (day: LocalDate): readonly Cadence[] =>
  cadences.filter((cadence) => cadence.since <= day && (cadence.until === null || day <= cadence.until));
