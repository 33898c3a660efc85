import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { RuleSource } from './source.ts';

/** How often a kind of organisational life is due, for whom, since when and by what text. */
export type Cadence = {
  readonly id: string;
  readonly meetingKind: MeetingKind;
  readonly period: 'month' | 'quarter' | 'year';
  /** 'branch': one for the branch. 'committee': one where there is a branch committee. 'group': one for every party group. */
  readonly whose: 'branch' | 'committee' | 'group';
  readonly since: LocalDate;
  readonly until: LocalDate | null;
  readonly source: RuleSource;
};

const branchArticle = (article: string): RuleSource => ({ document: 'branchRegulations2018', article });

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
    source: branchArticle('11'),
  },
  {
    id: 'committee',
    meetingKind: 'committee',
    period: 'month',
    whose: 'committee',
    since: branchRules,
    until: null,
    source: branchArticle('12'),
  },
  {
    id: 'group',
    meetingKind: 'group',
    period: 'month',
    whose: 'group',
    since: branchRules,
    until: null,
    source: branchArticle('13'),
  },
  {
    id: 'themeDay',
    meetingKind: 'themeDay',
    period: 'month',
    whose: 'branch',
    since: branchRules,
    until: null,
    source: { document: 'memberRegulations2019', article: '16' },
  },
  {
    id: 'lesson',
    meetingKind: 'lesson',
    period: 'quarter',
    whose: 'branch',
    since: branchRules,
    until: null,
    // Article 16 of the branch regulations sets no number for a branch.
    source: { document: 'townshipSetting', article: null },
  },
  {
    id: 'lifeMeeting',
    meetingKind: 'lifeMeeting',
    period: 'year',
    whose: 'branch',
    since: branchRules,
    until: null,
    // At least once a year, generally in the fourth quarter.
    source: branchArticle('17'),
  },
];

/** The obligations in force on a day. */
export const cadencesOn = (day: LocalDate): readonly Cadence[] =>
  cadences.filter((cadence) => cadence.since <= day && (cadence.until === null || day <= cadence.until));

/** Those that 各村一览 shows for a month: the yearly ones need a year's records and have a view of their own later. */
export const monthlyViewOn = (day: LocalDate): readonly Cadence[] => cadencesOn(day).filter((cadence) => cadence.period !== 'year');
