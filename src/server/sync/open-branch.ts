import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Token } from '#protocol/sync.ts';
import type { BranchRow } from '#server/db/tables.ts';
import { nextChain, tokenOf } from './chain.ts';
import type { ChainLink, Ledger } from './ledger.ts';

/** A branch whose row this transaction holds: the only place in which its count grows. */
export type OpenBranch = {
  /** The branch as it stands inside this transaction. */
  readonly row: () => BranchRow;
  /** The count the next change will carry. */
  readonly nextSeq: () => number;
  /** Takes note of a change; the record carries `nextSeq`. `cause` is the id of what made it. */
  readonly advance: (cause: string, record: SyncedRecord) => void;
  /** The number on the receipt of this hand-in, "0613-07"; the same one however often it is asked. */
  readonly receiptNo: () => string;
  /** Remembers where it stands; calling the answer goes back there. */
  readonly mark: () => () => void;
  /** Writes the new head. Call it last. */
  readonly save: () => Promise<void>;
  /** The place its history has reached. */
  readonly token: () => Token;
  /** The endpoint's clock, or the latest time this history has seen where the clock has jumped back since; milliseconds since 1970. */
  readonly latestMs: number;
};

/** Takes the branch's lock; undefined when there is no such branch. */
export async function openBranch(ledger: Ledger, branchId: string, at: Instant): Promise<OpenBranch | undefined> {
  const found = await ledger.lockBranch(branchId);
  if (!found) return undefined;
  const latest = latestOf(found, at);
  let row: BranchRow = { ...found, head_at: latest };
  const links: ChainLink[] = [];
  let receipt: string | undefined;

  return {
    row: () => row,
    nextSeq: () => row.head + 1,
    advance: (cause, record) => {
      if (record.seq !== row.head + 1) throw new Error('a change must carry the next count');
      const chain = nextChain(row.chain, cause, record);
      row = { ...row, head: record.seq, chain };
      links.push({ seq: record.seq, chain });
    },
    receiptNo: () => {
      if (receipt === undefined) {
        const day = dayInChina(at);
        const count = row.receipt_day === day ? row.receipt_count + 1 : 1;
        row = { ...row, receipt_day: day, receipt_count: count };
        receipt = `${day.slice(5, 7)}${day.slice(8, 10)}-${String(count).padStart(2, '0')}`;
      }
      return receipt;
    },
    mark: () => {
      const kept = { row, receipt, links: links.length };
      return () => {
        row = kept.row;
        receipt = kept.receipt;
        links.length = kept.links;
      };
    },
    save: () => ledger.saveHead(row, links, at),
    token: () => tokenOf(row.head, row.chain),
    latestMs: Date.parse(latest),
  };
}

const FAR_AHEAD_MS = 2 * 86_400_000;

// A clock that was wrong by more than two days is not believed for years to come.
function latestOf({ head_at }: BranchRow, at: Instant): Instant {
  const ahead = head_at ? Date.parse(head_at) - Date.parse(at) : 0;
  return ahead > 0 && ahead <= FAR_AHEAD_MS ? (head_at as Instant) : at;
}
