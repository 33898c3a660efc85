import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { RuleSource } from './source.ts';

/** The parts of the work that something can be due from, in the order of the register. */
export const obligationSubjects = [
  'meeting',
  'talk',
  'appraisal',
  'remedy',
  'term',
  'probation',
  'floating',
  'transfer',
  'check',
  'dues',
  'post',
  'pledge',
  'visit',
  'matter',
] as const;
export type ObligationSubject = (typeof obligationSubjects)[number];

/** What each part may say is due. Nothing outside this list compiles, and each has its sentence in due.json. */
export const obligationWhats = {
  meeting: ['open', 'missed', 'planned', 'plannedNoPlace', 'toRecord'],
  talk: ['coverage', 'followUp'],
  appraisal: [],
  remedy: ['open'],
  term: ['sixMonths', 'threeMonths', 'over'],
  probation: ['ends', 'suspended'],
  floating: ['register', 'contact', 'report', 'transfer', 'spring'],
  transfer: ['letter', 'letterIn', 'report', 'takeIn', 'receipt', 'sendReceipt'],
  check: ['yearly'],
  dues: ['assess', 'collect', 'behind', 'candidate', 'remit', 'difference'],
  post: ['noticeOver', 'review', 'without'],
  pledge: ['due', 'committeeDue'],
  visit: ['careFirst', 'care', 'followUp'],
  matter: ['answer', 'waitsAbove', 'townshipAnswered', 'tell', 'close'],
} as const satisfies Readonly<Record<ObligationSubject, readonly string[]>>;
export type ObligationWhat = (typeof obligationWhats)[ObligationSubject][number];

/** Something to do by a day, from whichever part of the work; what 本月要办 lists, most pressing first. */
export type Obligation = {
  /** The same whenever the same thing is worked out again, and never used for another thing: a put-off hangs on it. "dues:2026-03". */
  readonly id: string;
  readonly subject: ObligationSubject;
  /** Which sentence of the subject says it: `<subject>.<what>` in due.json. */
  readonly what: ObligationWhat;
  /** What the sentence is filled with: names, counts, months. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** The record it opens, where there is one already (the matter, the member). */
  readonly opens: string | null;
  readonly dueOn: LocalDate;
  /** Negative when its day has passed. */
  readonly daysLeft: number;
  readonly source: RuleSource;
};

/** Days left first, then the order of the register; what is equal in both keeps the order it came in. */
export const mostPressingFirst = (obligations: readonly Obligation[]): Obligation[] =>
  [...obligations].sort((a, b) => a.daysLeft - b.daysLeft || obligationSubjects.indexOf(a.subject) - obligationSubjects.indexOf(b.subject));
