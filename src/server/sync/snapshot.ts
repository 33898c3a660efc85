import { type Actor, kindsKeptFrom } from '#domain/access.ts';
import { dayInChina, instantAt, LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { SnapshotEnd, SnapshotHead, SnapshotQuery } from '#protocol/sync.ts';
import { seqOfToken } from '#protocol/sync.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { lastGrant } from '#server/repos/accounts.ts';
import { chainAt, findBranch } from '#server/repos/branches.ts';
import { countRecords, LAST_RANK, type Place, type Quarter, rankPage } from '#server/repos/snapshot.ts';
import type { Services } from '#server/services.ts';
import { tokenOf, tokenStands } from './chain.ts';

const BLOCK = 500;

type Answer = Result<ReadableStream<Uint8Array>, Problem<'sync.diverged' | 'sync.scopeLost' | 'request.malformed'>>;

/** Everything of a branch as lines of JSON, read from the database block by block as the line takes them. A stream without its last line was cut. */
export async function snapshot(services: Services, actor: Actor, query: SnapshotQuery): Promise<Answer> {
  const { db } = services.store;
  const begin = query.after === undefined ? firstPlace(services) : placeOf(query.after);
  if (!begin) return fail('request.malformed', { path: 'after' });
  const branch = await findBranch(db, query.branchId);
  const here = actor.branchId === query.branchId;
  if (!branch || !(here || (await lastGrant(db, actor.accountId, query.branchId)))) return fail('sync.scopeLost');
  const { witness } = query;
  if (witness && !tokenStands(witness, await chainAt(db, query.branchId, seqOfToken(witness)))) return fail('sync.diverged');
  if (!here) return fail('sync.scopeLost');
  // The head stands before the first record is read: what changes meanwhile lies after it and comes by a pull.
  const kept = kindsKeptFrom(actor);
  const head: SnapshotHead = {
    kind: 'head',
    now: instantAt(services.now()),
    cursor: tokenOf(branch.head, branch.chain),
    count: await countRecords(db, query.branchId, kept),
  };
  return ok(linesOf(services, query.branchId, head, begin, kept));
}

type Beginning = { readonly asOf: LocalDate; readonly place: Place };

const firstPlace = (services: Services): Beginning => ({
  asOf: dayInChina(instantAt(services.now())),
  place: { rank: 0, day: '', id: '' },
});

const KEY = /^(\d{4}-\d{2}-\d{2})~(\d)~(\d{4}-\d{2}-\d{2}|)~([0-9a-f-]{36})$/i;

// The day by which "this quarter" is meant travels in the key: a stream that is resumed on another day keeps its order.
const keyOf = (asOf: LocalDate, rank: number, row: RecordRow): string => `${asOf}~${rank}~${row.day ?? ''}~${row.id}`;

function placeOf(key: string): Beginning | undefined {
  const [, asOf, rank, day = '', id = ''] = KEY.exec(key) ?? [];
  const parsed = LocalDate.safeParse(asOf);
  return parsed.success && Number(rank) <= LAST_RANK ? { asOf: parsed.data, place: { rank: Number(rank), day, id } } : undefined;
}

/** The quarter that a day lies in. */
function quarterOf(day: LocalDate): Quarter {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  const month = (number: number): string => `${day.slice(0, 4)}-${String(number).padStart(2, '0')}`;
  return { from: `${month(first)}-01`, to: `${month(first + 2)}-31` };
}

function linesOf(
  services: Services,
  branchId: string,
  head: SnapshotHead,
  { asOf, place: begin }: Beginning,
  kept: ReadonlySet<string>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const quarter = quarterOf(asOf);
  let place: Place | null = begin;
  let count = 0;
  const block = async (): Promise<string> => {
    if (place === null) return '';
    const { rank }: Place = place;
    const rows = await rankPage(services.store.db, branchId, place, quarter, BLOCK);
    const last = rows.at(-1);
    if (rows.length === BLOCK && last) place = { rank, day: last.day ?? '', id: last.id };
    else place = rank === LAST_RANK ? null : { rank: rank + 1, day: '', id: '' };
    const given = rows.filter(({ kind }) => !kept.has(kind));
    count += given.length;
    return given.map((row) => lineOf(keyOf(asOf, rank, row), row)).join('');
  };
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(`${JSON.stringify(head)}\n`)),
    pull: async (controller) => {
      try {
        let text = '';
        while (text === '' && place !== null) text = await block();
        if (text !== '') return controller.enqueue(encoder.encode(text));
        const end: SnapshotEnd = { kind: 'end', count };
        controller.enqueue(encoder.encode(`${JSON.stringify(end)}\n`));
      } catch (error) {
        // What was sent stands and the missing last line says the rest: the phone goes on behind what it has.
        services.log({ level: 'warn', what: 'snapshot.cut', error: error instanceof Error ? error.message : String(error) });
      }
      controller.close();
    },
  });
}

// The stored texts are JSON already: to read them only to write them again would cost more than all the rest.
function lineOf(key: string, row: RecordRow): string {
  const { deleted, body, stamps, review } = row;
  const { created_by_name, first_written_at, handed_in_at, updated_by_name, updated_at } = row;
  const plain = JSON.stringify({
    id: row.id,
    branchId: row.branch_id,
    kind: row.kind,
    seq: row.seq,
    rev: row.rev,
    deleted: deleted === 1,
    createdByName: created_by_name,
    firstWrittenAt: first_written_at,
    handedInAt: handed_in_at,
    updatedByName: updated_by_name,
    updatedAt: updated_at,
  });
  return `{"kind":"record","key":"${key}","record":${plain.slice(0, -1)},"body":${body},"stamps":${stamps},"review":${review}}}\n`;
}
