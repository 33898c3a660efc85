import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, describe, expect, test } from 'vitest';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { Token } from '#protocol/sync.ts';
import { openStore } from '#server/db/store.ts';
import type { Services } from '#server/services.ts';
import { actorOf } from '#server/sessions.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import { dropPostgres, freshPostgres, openEndpoint, postgresAnswers, postgresUrl } from '#tests/support/endpoint.ts';
import { meetingBody } from '#tests/support/operations.ts';

// More of it by hand: GAP_PUSHES=200 npm run unit -- tests/server/gap.test.ts
const PUSHES = Number(process.env['GAP_PUSHES'] ?? 12);
const WRITERS = 16;
const PROCESSES = 2;
const POLLERS = 3;

// Only where transactions really run side by side can a later count come to stand before an earlier one.
describe.runIf(await postgresAnswers())('sixteen phones that hand in to one branch at once, on PostgreSQL', () => {
  afterAll(dropPostgres);

  test('three that ask for what is new all the while miss nothing [N4] [fault 42]', { timeout: 60_000 }, async () => {
    const endpoint = await openEndpoint(await freshPostgres());
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(endpoint.store.db);
    const stores = await Promise.all(
      Array.from({ length: PROCESSES }, () => openStore({ flavour: 'postgres', url: postgresUrl, schema: rows[0]?.schema ?? '' })),
    );
    const programs: Services[] = stores.map((store) => ({ ...endpoint.services, store, now: () => Date.now() }));
    const account = await endpoint.store.db.selectFrom('accounts').selectAll().where('login', '=', 'shiqiao').executeTakeFirstOrThrow();
    const actor = actorOf(account);
    const branchId = actor.branchId;
    if (branchId === null) throw new Error('no branch');

    const operation = (deviceId: string, n: number, broken: boolean): unknown => ({
      id: v7(),
      n,
      hlc: formatHlc(Date.now(), n, deviceId),
      schema: 1,
      branchId,
      recordId: v7(),
      kind: 'meeting',
      base: 0,
      act: 'create',
      // Some are refused, so that not every operation moves the count.
      changes: broken ? { ...meetingBody, heldOn: 'x' } : meetingBody,
      writtenAt: instantAt(Date.now()),
      answersTurn: null,
    });
    let writing = WRITERS;
    const taken = new Map<number, string>();
    const writer = async (index: number): Promise<void> => {
      const services = programs[index % PROCESSES] as Services;
      const deviceId = v7() as DeviceId;
      for (let n = 1; n <= PUSHES; n += 1) {
        const operations = Array.from({ length: 1 + (n % 3) }, (_, i) => operation(deviceId, n * 10 + i, (n + i) % 20 === 0));
        const answer = await push(services, actor, { protocol: 1, deviceId, branchId, witness: null, operations });
        if (!answer.ok) throw new Error(answer.problem.code);
        for (const outcome of answer.value.outcomes)
          if (outcome.seq !== undefined) {
            expect(taken.has(outcome.seq)).toBe(false);
            taken.set(outcome.seq, outcome.id);
          }
      }
      writing -= 1;
    };
    const poller = async (index: number): Promise<number[]> => {
      const services = programs[index % PROCESSES] as Services;
      const deviceId = v7() as DeviceId;
      const seen: number[] = [];
      let cursor: Token | null = null;
      for (let last = false; ; ) {
        const answer = await pull(services, actor, { protocol: 1, deviceId, branchId, witness: cursor, cursor, limit: 7 });
        if (!answer.ok) throw new Error(answer.problem.code);
        seen.push(...answer.value.records.map((record) => record.seq));
        cursor = answer.value.cursor;
        if (last && !answer.value.more) return seen;
        // One more round after the last writer has his answer.
        last ||= writing === 0;
      }
    };
    const [views] = await Promise.all([
      Promise.all(Array.from({ length: POLLERS }, (_, index) => poller(index))),
      Promise.all(Array.from({ length: WRITERS }, (_, index) => writer(index))),
    ]);

    const all = [...taken.keys()].toSorted((a, b) => a - b);
    expect(all.length).toBeGreaterThan(WRITERS * PUSHES);
    for (const seen of views) expect(seen).toEqual(all);
    const books = await expectSoundBooks(endpoint.store, branchId);
    expect(books.head).toBe(all.length);
    for (const store of stores) await store.close();
    await endpoint.close();
  });
});
