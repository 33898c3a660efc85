// The least that could bring the same records into the same tables: no merge, no checks, nobody else's edits thought of.
import type { BranchId, DeviceId, RecordId } from '#domain/kernel/ids.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Token } from '#protocol/sync.ts';
import { MAX_OPERATIONS } from '#protocol/version.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { LocalRecord, OutboxEntry } from '#storage/shapes.ts';
import type { Contender } from './contender.ts';
import type { Edit } from './edit.ts';

const ROWS_A_TRANSACTION = 2000;
const WORTH_ZIPPING = 4096;
const BRANCH = 'floor' as BranchId;

// The phone's own database, so that tables, indexes and durability are the same ones.
let db: BranchDb;

type Line = SyncedRecord | { readonly end: number };

function rowOf(record: SyncedRecord): LocalRecord {
  const { deleted, ...rest } = record;
  const body = record.body as unknown as Partial<MeetingBody>;
  return {
    ...rest,
    deleted: deleted ? 1 : 0,
    standing: 'delivered',
    receiptNo: '',
    day: body.heldOn ?? '',
    members: Object.keys(body.attendance ?? {}),
  } as unknown as LocalRecord;
}

const seqOf = async (): Promise<number> => (await db.sync.get(BRANCH))?.version ?? 0;

const keepSeq = (version: number): PromiseLike<unknown> =>
  db.sync.put({ branchId: BRANCH, deviceId: BRANCH as string as DeviceId, cursor: '' as Token, witness: null, version });

async function* linesOf(response: Response): AsyncGenerator<Line> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}

async function pull(): Promise<void> {
  const before = await seqOf();
  let rows: LocalRecord[] = [];
  const store = async (seq: number): Promise<void> => {
    const full = rows;
    rows = [];
    await db.transaction('rw', db.records, db.sync, () => Promise.all([db.records.bulkPut(full), keepSeq(seq)]));
  };
  for await (const line of linesOf(await fetch(`/floor/pull?after=${before}`))) {
    if ('end' in line) {
      if (rows.length > 0 || line.end !== before) await store(line.end);
      return;
    }
    rows.push(rowOf(line));
    if (rows.length === ROWS_A_TRANSACTION) await store(line.seq);
  }
  throw new Error('the answer was cut off');
}

async function zipped(text: string): Promise<RequestInit> {
  const headers = { 'Content-Type': 'application/json' };
  if (text.length <= WORTH_ZIPPING) return { headers, body: text };
  const body = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
  return { headers: { ...headers, 'Content-Encoding': 'gzip' }, body };
}

async function push(): Promise<void> {
  for (;;) {
    const waiting = await db.outbox.orderBy('seq').limit(MAX_OPERATIONS).toArray();
    const last = waiting.at(-1)?.seq;
    if (last === undefined) return;
    const after = await seqOf();
    const edits = waiting.map(({ operation }) => operation);
    const response = await fetch('/floor/push', { method: 'POST', ...(await zipped(JSON.stringify({ after, edits }))) });
    const { end } = (await response.json()) as { end: number };
    await db.transaction('rw', db.outbox, db.sync, () => Promise.all([db.outbox.where('seq').belowOrEqual(last).delete(), keepSeq(end)]));
  }
}

async function save(edit: Edit): Promise<void> {
  await db.transaction('rw', db.records, db.outbox, async () => {
    const row = await db.records.get(edit.id as RecordId);
    if (!row) throw new Error(`no record ${edit.id}`);
    const body = { ...row.body, [edit.field]: edit.value } as unknown as LocalRecord['body'];
    const entry = { id: crypto.randomUUID(), recordId: row.id, branchId: BRANCH, operation: edit, savedAt: '' } as unknown as OutboxEntry;
    await Promise.all([db.records.put({ ...row, body }), db.outbox.add(entry)]);
  });
}

const contender: Contender = {
  async open() {
    db = openBranchDb('floor');
    await db.open();
  },
  pull,
  push,
  settle: async () => undefined,
  async edit(edits) {
    for (const edit of edits) await save(edit);
  },
  roster: async () => (await db.records.where('kind').equals('member').toArray()).length,
  count: () => db.records.count(),
  valueOf: async (id, field) => (await db.records.get(id as RecordId))?.body[field as never],
};

window.contender = contender;
