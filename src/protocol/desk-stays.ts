import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';
import { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { DeskBranch } from './desk.ts';

/** One who is away from his village, or a guest in it. */
export const DeskStay = z.object({
  id: RecordId,
  name: z.string(),
  direction: z.enum(['out', 'in']),
  place: z.string(),
  since: LocalDate,
  /** Who keeps in touch, and by when he is to be reached next. */
  contactName: z.string(),
  nextOn: LocalDate,
  overdueDays: z.int().min(0),
  /** From when on a stay at one place asks for a transfer, once that day has come. */
  transferFrom: LocalDate.nullable(),
});
export type DeskStay = z.infer<typeof DeskStay>;

/** The term of one committee of a village as it stands. */
export const DeskTerm = z.object({
  committee: z.enum(['branch', 'village', 'supervision']),
  electedOn: LocalDate,
  dueOn: LocalDate,
  daysLeft: z.int(),
  stage: z.enum(['running', 'sixMonths', 'threeMonths', 'over']),
});
export type DeskTerm = z.infer<typeof DeskTerm>;

/** One village's stays and terms today. */
export const DeskStaysRow = z.object({
  branch: DeskBranch,
  stays: z.array(DeskStay),
  /** Away for half a year by the roster, and registered by nobody. */
  unregistered: z.array(z.object({ id: RecordId, name: z.string() })),
  terms: z.array(DeskTerm),
});
export type DeskStaysRow = z.infer<typeof DeskStaysRow>;

/** GET /api/v1/desk/stays: villages in register order, never by a number. */
export const DeskStays = z.object({ now: Instant, rows: z.array(DeskStaysRow) });
export type DeskStays = z.infer<typeof DeskStays>;
