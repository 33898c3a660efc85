import { z } from 'zod';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Committee } from './office.ts';
import { line } from './text.ts';

/** One term of one committee (一届班子), from its election to the next one. Who sat in it, the offices say. */
export const TermBody = z.strictObject({
  committee: Committee,
  /** Which term it is in words: 第八届. */
  termName: line(30).default(''),
  electedOn: LocalDate,
  /** Its years where they were fixed otherwise than by the rule; null for the rule (BR-9). */
  years: z.int().min(1).max(5).nullable().default(null),
  /** Put off, with approval, to this day; at most one year (EL-2). */
  postponedTo: LocalDate.nullable().default(null),
  /** The paper that allows it. */
  postponePaper: line(60).default(''),
  /** The day it ended in fact: the next election, or the day it was dissolved; null while it runs. */
  endedOn: LocalDate.nullable().default(null),
  note: line(100).default(''),
});
export type TermBody = z.infer<typeof TermBody>;

/** A committee's term. */
export const term = defineKind({
  kind: 'term',
  body: TermBody,
  fields: {
    committee: 'latest',
    termName: 'latest',
    electedOn: 'latest',
    years: 'latest',
    postponedTo: 'latest',
    postponePaper: 'latest',
    endedOn: 'latest',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.electedOn,
  membersOf: () => [],
  wordsOf: (body) => body.termName,
});
