import type { Fen } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { addDays, addMonths, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { fail, type Problem } from '#domain/kernel/result.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import { closedPeriodOf } from './closes.ts';
import { signedFen } from './ledger.ts';
import { yuanText } from './yuan.ts';

/** What an entry is held against. */
export type EntryFacts = {
  readonly today: LocalDate;
  /** Undefined where the roster has nobody of that id. */
  readonly member: { readonly joinedOn: LocalDate | null } | undefined;
  readonly closes: readonly DuesCloseBody[];
  /** The entry that this one takes back, where it takes one back and the books have it. */
  readonly reversed: DuesPaymentBody | undefined;
  readonly byName: string;
};

type EntryProblem = Problem<
  | 'dues.monthClosed'
  | 'dues.beforeJoining'
  | 'dues.inFuture'
  | 'dues.longAgo'
  | 'dues.memberMissing'
  | 'dues.reversalWrong'
  | 'dues.secondIsSame'
>;

/** Why the books will not have an entry; undefined where they will. Asked on the phone before it is saved, and again by the township. */
export function entryProblem(entry: DuesPaymentBody, facts: EntryFacts): EntryProblem | undefined {
  // A day ahead is let through: a phone's midnight is not the township's.
  if (entry.paidOn > addDays(facts.today, 1)) return fail('dues.inFuture', { on: entry.paidOn }).problem;
  const closed = closedPeriodOf(entry.paidOn, facts.closes);
  if (closed !== undefined) return fail('dues.monthClosed', { month: closed }).problem;
  if (facts.member === undefined) return fail('dues.memberMissing').problem;
  if (entry.reverses !== null) return reversalProblem(entry, facts);
  const { joinedOn } = facts.member;
  if (joinedOn !== null && (entry.paidOn < joinedOn || entry.month < monthOf(joinedOn)))
    return fail('dues.beforeJoining', { joined: joinedOn }).problem;
  // Nobody is without a signal for a year: such a day comes of a phone whose clock stands wrong.
  if (entry.paidOn < addMonths(facts.today, -12)) return fail('dues.longAgo', { on: entry.paidOn }).problem;
  return undefined;
}

function reversalProblem(entry: DuesPaymentBody, { reversed, byName }: EntryFacts): EntryProblem | undefined {
  const same =
    reversed !== undefined &&
    reversed.reverses === null &&
    reversed.memberId === entry.memberId &&
    reversed.month === entry.month &&
    reversed.purpose === entry.purpose &&
    reversed.dueFen === entry.dueFen &&
    reversed.voluntaryFen === entry.voluntaryFen;
  if (!same) return fail('dues.reversalWrong').problem;
  return entry.second?.name === byName ? fail('dues.secondIsSame').problem : undefined;
}

/** What a batch is held against. */
export type BatchFacts = {
  /** The batch as the books had it; null for a new one. */
  readonly before: DuesRemittanceBody | null;
  readonly today: LocalDate;
  /** Its entries, as far as the books have them. */
  readonly entries: ReadonlyMap<string, DuesPaymentBody>;
  /** Entries that another batch has taken up. */
  readonly taken: ReadonlySet<string>;
  readonly receipt: DuesReceiptBody | undefined;
};

type BatchProblem = Problem<
  'dues.inFuture' | 'dues.batchUnbalanced' | 'dues.batchEntryMissing' | 'dues.batchEntryTaken' | 'dues.batchSigned'
>;

/** The sums of some entries, what goes to the Centre apart. */
export function sumsOf(entries: Iterable<DuesPaymentBody>): { readonly totalFen: Fen; readonly largeFen: Fen } {
  let total = 0;
  let large = 0;
  for (const entry of entries) {
    if (entry.purpose === 'large') large += signedFen(entry);
    else total += signedFen(entry);
  }
  return { totalFen: total as Fen, largeFen: large as Fen };
}

/** Why the books will not have a batch; undefined where they will. */
export function batchProblem(batch: DuesRemittanceBody, facts: BatchFacts): BatchProblem | undefined {
  if (facts.before !== null) return facts.receipt?.state === 'signed' ? fail('dues.batchSigned').problem : undefined;
  if (batch.remittedOn > addDays(facts.today, 1)) return fail('dues.inFuture', { on: batch.remittedOn }).problem;
  const ids = new Set<RecordId>(batch.entries);
  const missing = [...ids].filter((id) => !facts.entries.has(id)).length;
  if (missing > 0) return fail('dues.batchEntryMissing', { n: missing }).problem;
  const taken = [...ids].filter((id) => facts.taken.has(id)).length;
  if (taken > 0) return fail('dues.batchEntryTaken', { n: taken }).problem;
  const sums = sumsOf([...ids].flatMap((id) => facts.entries.get(id) ?? []));
  if (sums.totalFen !== batch.totalFen || sums.largeFen !== batch.largeFen || ids.size !== batch.entries.length)
    return fail('dues.batchUnbalanced', {
      stated: yuanText((batch.totalFen + batch.largeFen) as Fen),
      sum: yuanText((sums.totalFen + sums.largeFen) as Fen),
    }).problem;
  return undefined;
}
