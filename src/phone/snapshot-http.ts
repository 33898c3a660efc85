import type { JsonObject } from '#domain/kernel/json.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { SnapshotHead } from '#protocol/sync.ts';
import type { SnapshotBlock } from '#sync/ports.ts';
import { linesOf, piecesOf } from './lines.ts';

// The first screens want the roster at once; after it fewer, larger transactions are quicker.
const FIRST_BLOCK = 250;
const BLOCK = 1_000;

const QUIET_MS = 45_000;

const isRecord = (value: unknown): value is SyncedRecord => {
  const record = value as Partial<SyncedRecord> | null;
  return (
    typeof record === 'object' &&
    record !== null &&
    typeof record.id === 'string' &&
    typeof record.branchId === 'string' &&
    typeof record.kind === 'string' &&
    Number.isSafeInteger(record.seq) &&
    typeof record.body === 'object' &&
    typeof record.stamps === 'object' &&
    typeof record.review === 'object'
  );
};

/** How a stream of everything ended: 'whole', 'stopped' by the taker, or 'cut'. */
export type StreamEnd = 'whole' | 'stopped' | 'cut';

/** Reads a stream of everything and hands it over in blocks, each as soon as it is there. A cut stream has handed over what arrived whole. */
export async function readSnapshot(body: ReadableStream<Uint8Array>, take: (block: SnapshotBlock) => Promise<boolean>): Promise<StreamEnd> {
  let head: SnapshotHead | undefined;
  let records: SyncedRecord[] = [];
  let key = '';
  let handed = 0;
  let arrived = 0;
  const hand = async (): Promise<boolean> => {
    if (!head) return false;
    const block: SnapshotBlock = { now: head.now, cursor: head.cursor, count: head.count, records, key };
    records = [];
    handed += 1;
    return take(block);
  };
  try {
    for await (const line of linesOf(piecesOf(body, QUIET_MS))) {
      const value = JSON.parse(line) as JsonObject;
      if (value['kind'] === 'head') {
        const parsed = SnapshotHead.safeParse(value);
        if (!parsed.success || head) return 'cut';
        head = parsed.data;
      } else if (value['kind'] === 'end') {
        if (!head || value['count'] !== arrived) return 'cut';
        // An empty branch is a block too: it says where pulling goes on.
        if ((records.length > 0 || handed === 0) && !(await hand())) return 'stopped';
        return 'whole';
      } else {
        const record: unknown = value['record'];
        if (!head || typeof value['key'] !== 'string' || !isRecord(record)) return 'cut';
        records.push(record);
        key = value['key'];
        arrived += 1;
        if (records.length >= (handed === 0 ? FIRST_BLOCK : BLOCK) && !(await hand())) return 'stopped';
      }
    }
  } catch (error) {
    // Half a line, half a letter, a quiet line. What the taker throws is not the network's and goes on.
    if (!(error instanceof SyntaxError || error instanceof TypeError || isNetwork(error))) throw error;
  }
  if (records.length > 0 && !(await hand())) return 'stopped';
  return 'cut';
}

const isNetwork = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError' || error.message === 'the line went quiet');
