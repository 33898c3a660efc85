import { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { line } from './text.ts';

/** What was found of one member in a yearly check; null is a question not answered yet. */
export const CheckRow = z.strictObject({
  /** His 组织关系 is here and he lives here, or near. */
  here: z.boolean().nullable().default(null),
  /** Somebody spoke with him. */
  reached: z.boolean().nullable().default(null),
  /** Asked, and nobody knows for sure whether he can be reached; then `reached` is null. */
  unclear: z.boolean().default(false),
  /** His 组织关系 should be moved (TR-1). */
  shouldMove: z.boolean().nullable().default(null),
  on: LocalDate,
  byName: line(50).default(''),
});
export type CheckRow = z.infer<typeof CheckRow>;

/** A year's 关系排查. Two phones that each began one mean one check: it is read as one (`roster/check.ts`). */
export const RosterCheckBody = z.strictObject({
  year: z.int().min(2000).max(2100),
  startedOn: LocalDate,
  /** By member id, so that two phones fill different rows. */
  rows: z.record(z.uuid(), CheckRow).default({}),
});
export type RosterCheckBody = z.infer<typeof RosterCheckBody>;

/** 党组织关系排查 of one year. */
export const rosterCheck = defineKind({
  kind: 'rosterCheck',
  body: RosterCheckBody,
  fields: { year: 'latest', startedOn: 'latest', rows: 'perKey' },
  needsReview: false,
  dayOf: (body) => body.startedOn,
  membersOf: (body) => Object.keys(body.rows) as MemberId[],
  wordsOf: (body) => String(body.year),
});
