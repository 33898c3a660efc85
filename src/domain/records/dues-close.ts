import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** A month "2026-03" or a year "2026" whose books are closed. */
export const DuesPeriod = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/);
export type DuesPeriod = z.infer<typeof DuesPeriod>;

/** A month or a year of a branch's dues that the township has closed; only the township writes it. Its id is made of the branch and the period. */
export const DuesCloseBody = z.strictObject({
  period: DuesPeriod,
  closedOn: LocalDate,
  byName: line(100).default(''),
  /** Opened again on this day; null while it is closed. */
  reopenedOn: LocalDate.nullable().default(null),
  reason: line(60).default(''),
});
export type DuesCloseBody = z.infer<typeof DuesCloseBody>;

/** A closed month or year. */
export const duesClose = defineKind({
  kind: 'duesClose',
  body: DuesCloseBody,
  fields: { period: 'once', closedOn: 'latest', byName: 'latest', reopenedOn: 'latest', reason: 'latest' },
  idSays: true,
  needsReview: false,
  dayOf: (body) => body.closedOn,
  membersOf: () => [],
  wordsOf: (body) => body.period,
});
