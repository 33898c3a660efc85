import type { Fen } from '#domain/kernel/fen.ts';
import { parseYuan } from '#domain/kernel/fen.ts';
import { type LocalDate, monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import { TypedFen } from '#domain/records/dues-standard.ts';

/** A batch as the township has it before it, with what it said of it; null while it has said nothing. */
export type BatchAtTownship = {
  readonly remittedOn: LocalDate;
  readonly totalFen: Fen;
  readonly largeFen: Fen;
  readonly withdrawn: boolean;
  readonly receipt: Pick<DuesReceiptBody, 'state' | 'countedFen'> | null;
};

/** Where a batch stands at the township: taken back, not yet received, received, counted with a difference, signed for. */
export type BatchStanding = 'withdrawn' | 'onItsWay' | DuesReceiptBody['state'];

/** Where a batch stands; what was taken back counts for nothing, whatever was said before. */
export const standingOfBatch = (batch: BatchAtTownship): BatchStanding =>
  batch.withdrawn ? 'withdrawn' : (batch.receipt?.state ?? 'onItsWay');

/** What a batch must hold when it is counted, dues and large dues together, in fen. */
export const statedFen = (batch: Pick<BatchAtTownship, 'totalFen' | 'largeFen'>): Fen => (batch.totalFen + batch.largeFen) as Fen;

/** What was counted beyond what is stated (less than nothing where it is short), in fen; null until it was counted. */
export const differenceFen = (batch: BatchAtTownship): Fen | null => {
  const counted = batch.receipt?.countedFen ?? null;
  return counted === null ? null : ((counted - statedFen(batch)) as Fen);
};

/** What came up in one month, in fen, and how the batch of it stands that asks for most attention; null where none came. */
export type MonthAtTownship = {
  readonly month: YearMonth;
  readonly sumFen: Fen;
  readonly batches: number;
  readonly standing: BatchStanding | null;
};

const ATTENTION: readonly BatchStanding[] = ['difference', 'onItsWay', 'received', 'signed'];

/** The twelve months of a year, each with the batches handed up in it; taken-back batches are in none. */
export function yearAtTownship(batches: readonly BatchAtTownship[], year: number): readonly MonthAtTownship[] {
  const standing = batches.filter(({ withdrawn }) => !withdrawn);
  return Array.from({ length: 12 }, (_, i) => {
    const month = `${year}-${String(i + 1).padStart(2, '0')}` as YearMonth;
    const own = standing.filter(({ remittedOn }) => monthOf(remittedOn) === month);
    const found = own.map(standingOfBatch);
    return {
      month,
      sumFen: own.reduce((sum, batch) => sum + statedFen(batch), 0) as Fen,
      batches: own.length,
      standing: ATTENTION.find((one) => found.includes(one)) ?? null,
    };
  });
}

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d{1,2})?$/;

/** An amount in yuan as a person types it at the desk, "1,250.50" and full-width digits among it, in fen; undefined for anything else. */
export function typedYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').trim();
  const read = parseYuan(GROUPED.test(plain) ? plain.replaceAll(',', '') : plain);
  return read.ok && TypedFen.safeParse(read.value).success ? read.value : undefined;
}
