import { z } from 'zod';
import type { Fen } from '#domain/kernel/fen.ts';
import { RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { DuesWay } from './dues-payment.ts';
import { TypedFen } from './dues-standard.ts';
import { Person } from './meeting.ts';
import { line } from './text.ts';

/** Entries that go up in one batch, at most: a branch of 200 for a year. */
const MOST_ENTRIES = 2500;

/** A batch of dues taken up to the township (上缴). What it states must be the sum of its entries, to the fen. */
export const DuesRemittanceBody = z.strictObject({
  remittedOn: LocalDate,
  /** The entries that are in it, reversals among them. */
  entries: z.array(RecordId).min(1).max(MOST_ENTRIES),
  totalFen: TypedFen,
  /** What goes on to the Centre; apart from the total. */
  largeFen: TypedFen.default(0 as Fen),
  way: DuesWay.default('cash'),
  /** Who took it there. */
  carrier: Person.nullable().default(null),
  note: line(100).default(''),
  /** Taken back before the township signed: its entries are in hand again. */
  withdrawn: z
    .strictObject({ on: LocalDate, reason: line(60) })
    .nullable()
    .default(null),
});
export type DuesRemittanceBody = z.infer<typeof DuesRemittanceBody>;

/** A batch of dues on its way up. */
export const duesRemittance = defineKind({
  kind: 'duesRemittance',
  body: DuesRemittanceBody,
  fields: {
    remittedOn: 'once',
    entries: 'once',
    totalFen: 'once',
    largeFen: 'once',
    way: 'once',
    carrier: 'once',
    note: 'once',
    withdrawn: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.remittedOn,
  membersOf: () => [],
  wordsOf: (body) => body.note,
});
