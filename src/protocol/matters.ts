import { z } from 'zod';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MatterLevel, MatterTopic } from '#domain/records/matter.ts';
import { longText } from '#domain/records/text.ts';

/** A matter a village handed up. */
export const PassedMatter = z.object({
  id: RecordId,
  branchId: BranchId,
  topic: MatterTopic,
  level: MatterLevel,
  said: z.string(),
  raisedOn: LocalDate,
  passedOn: LocalDate,
  /** Which handing up an answer is to. */
  passId: z.uuid(),
  daysWaiting: z.int(),
  answerBy: LocalDate.nullable(),
});
export type PassedMatter = z.infer<typeof PassedMatter>;

/** What a village did in the year, in figures; `median` is in days from raising to telling. */
export const VillageFigures = z.object({
  branchId: BranchId,
  visits: z.int(),
  raised: z.int(),
  told: z.int(),
  closed: z.int(),
  open: z.int(),
  overdue: z.int(),
  median: z.int().nullable(),
});
export type VillageFigures = z.infer<typeof VillageFigures>;

/** GET /api/v1/desk/matters: what waits at the township, the longest first, and the villages in register order. */
export const DeskMatters = z.object({ year: z.int(), passed: z.array(PassedMatter), villages: z.array(VillageFigures) });
export type DeskMatters = z.infer<typeof DeskMatters>;

/** POST /api/v1/desk/matters/:id/answer: the township's answer to the branch; 'county' hands the matter on and keeps it waiting. */
export const MatterAnswer = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('answer'),
    passId: z.uuid(),
    text: longText(600).refine((text) => text.trim() !== '', { error: 'field.required' }),
  }),
  z.strictObject({ act: z.literal('county'), passId: z.uuid() }),
]);
export type MatterAnswer = z.infer<typeof MatterAnswer>;
