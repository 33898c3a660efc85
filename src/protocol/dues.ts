import { z } from 'zod';
import { Fen } from '#domain/kernel/fen.ts';
import { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { DuesPeriod } from '#domain/records/dues-close.ts';
import { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import { TypedFen } from '#domain/records/dues-standard.ts';
import { line } from '#domain/records/text.ts';

/** POST /api/v1/desk/dues/receipts: the township received, counted or signs a batch. `rev` is the receipt's as it was seen; 0 where there was none. */
export const GiveReceipt = z.strictObject({
  remittanceId: RecordId,
  rev: z.int().min(0),
  state: DuesReceiptBody.shape.state,
  countedFen: TypedFen.nullable(),
  number: line(30).default(''),
  note: line(100).default(''),
});
export type GiveReceipt = z.infer<typeof GiveReceipt>;

/** POST /api/v1/desk/dues/closes: closes a month or a year of a branch, or of all of them where none is named; or opens one again with a reason. */
export const GiveClose = z.strictObject({
  branchId: BranchId.nullable(),
  period: DuesPeriod,
  reopen: z.boolean(),
  reason: line(60).default(''),
});
export type GiveClose = z.infer<typeof GiveClose>;

/** What comes back of either. */
export const DuesDone = z.object({ ok: z.literal(true) });

/** GET /api/v1/desk/dues?year=…: every branch with what it collected, its batches of that year, and what the township said of them. */
export const DeskDues = z.object({
  year: z.int(),
  /** Of what was collected in that year, what goes on up, by the share that is set; null where none is. */
  shareUp: z.object({ basisPoints: z.int(), fen: Fen }).nullable(),
  rows: z.array(
    z.object({
      branchId: BranchId,
      name: z.string(),
      /** Months of that year and the year itself. */
      closed: z.array(DuesPeriod),
      /** What was paid in that year, large sums among it. */
      collectedFen: Fen,
      /** What lies in the branch now, of whatever year. */
      heldFen: Fen,
      batches: z.array(
        z.object({
          id: RecordId,
          remittedOn: LocalDate,
          entries: z.int(),
          totalFen: TypedFen,
          largeFen: TypedFen,
          withdrawn: z.boolean(),
          receipt: DuesReceiptBody.nullable(),
          receiptRev: z.int(),
        }),
      ),
    }),
  ),
});
export type DeskDues = z.infer<typeof DeskDues>;

/** How that is asked for; this year where none is named. */
export const AskDeskDues = z.strictObject({ year: z.coerce.number().int().min(2008).max(2199).optional() });
