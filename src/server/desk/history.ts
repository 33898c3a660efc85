import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { ReviewMark } from '#domain/review/review.ts';
import type { HistoryEntry } from '#protocol/history.ts';
import type { OperationRow, ReviewEventRow } from '#server/db/tables.ts';

type Entry = { readonly seq: number; readonly entry: HistoryEntry };

/** What happened to a record, oldest first: what the branch wrote and what the township said. */
export function historyOf(operations: readonly OperationRow[], events: readonly ReviewEventRow[]): HistoryEntry[] {
  const entries: Entry[] = [...operations.flatMap(written), ...events.map(judged)];
  return entries.sort((a, b) => a.seq - b.seq).map(({ entry }) => entry);
}

function written(row: OperationRow): Entry[] {
  const lost = row.lost === null ? [] : (JSON.parse(row.lost) as string[]);
  if (row.outcome === 'unchanged' && lost.length === 0) return [];
  const what = row.act === 'create' ? 'created' : row.act === 'delete' ? 'deleted' : 'edited';
  return [
    {
      seq: row.seq ?? 0,
      entry: {
        at: row.received_at as Instant,
        writtenAt: row.written_at as Instant | null,
        byName: row.by_name,
        what,
        receiptNo: row.receipt_no,
        changes: what === 'edited' ? changesOf(row, lost) : [],
        marks: [],
      },
    },
  ];
}

function changesOf(row: OperationRow, lost: readonly string[]): HistoryEntry['changes'] {
  const { changes = {} } = JSON.parse(row.content) as { changes?: JsonObject };
  const before = row.before === null ? {} : (JSON.parse(row.before) as JsonObject);
  const value = (from: JsonObject, path: string): Json => (Object.hasOwn(from, path) ? (from[path] ?? null) : null);
  const entries = [
    ...Object.keys(before).map((path) => ({ path, before: value(before, path), after: value(changes, path), lost: false })),
    ...lost.map((path) => ({ path, before: null, after: value(changes, path), lost: true })),
  ];
  return entries as HistoryEntry['changes'];
}

function judged(row: ReviewEventRow): Entry {
  return {
    seq: row.seq,
    entry: {
      at: row.at as Instant,
      writtenAt: null,
      byName: row.by_name,
      what: row.act === 'return' ? 'returned' : 'approved',
      receiptNo: null,
      changes: [],
      marks: JSON.parse(row.marks) as ReviewMark[],
    },
  };
}
