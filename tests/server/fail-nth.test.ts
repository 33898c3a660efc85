import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import { SnapshotEnd } from '#protocol/sync.ts';
import { openStore, type Store } from '#server/db/store.ts';
import { actorOf } from '#server/sessions.ts';
import { judge } from '#server/sync/judge.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import {
  type Client,
  dropPostgres,
  type Endpoint,
  freshPostgres,
  openEndpoint,
  postgresAnswers,
  postgresUrl,
} from '#tests/support/endpoint.ts';
import { brokenLine, Faults, strangeFault } from '#tests/support/failing-statements.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';

const faults = new Faults();

const stores: { name: string; open: () => Promise<Store> }[] = [
  { name: 'SQLite', open: () => openStore({ flavour: 'sqlite', file: ':memory:' }, faults.between) },
];
if (await postgresAnswers())
  stores.push({
    name: 'PostgreSQL',
    open: async () => {
      const shared = await freshPostgres();
      const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(shared.db);
      return openStore({ flavour: 'postgres', url: postgresUrl, schema: rows[0]?.schema ?? '' }, faults.between);
    },
  });

const MOST = 60;
const kinds = [
  { what: 'never reaches the database', when: 'before', error: brokenLine },
  { what: 'is done and its answer is lost', when: 'after', error: brokenLine },
  { what: 'goes wrong in a way nobody thought of', when: 'before', error: strangeFault },
] as const;

describe.each(stores)('each statement in turn goes wrong, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: Client;
  let staff: Actor;
  let phone: TestPhone;

  beforeAll(async () => {
    faults.expect();
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    staff = actorOf(await endpoint.store.db.selectFrom('accounts').selectAll().where('login', '=', 'staff').executeTakeFirstOrThrow());
  });
  afterAll(async () => {
    faults.expect();
    await endpoint.close();
    await dropPostgres();
  });

  /** Lets the first, second, … statement of the work go wrong until the work needs no more of them. */
  async function eachInTurn(
    fault: (typeof kinds)[number],
    given: { work: () => Promise<unknown>; afterwards: (failed: boolean) => Promise<void> },
  ): Promise<void> {
    let turns = 0;
    for (let at = 1; at <= MOST; at += 1) {
      faults.expect({ at, when: fault.when, error: fault.error });
      const answer = await given.work().catch((error: unknown) => error);
      const reached = faults.count >= at;
      faults.expect();
      const failed =
        answer instanceof Error || (typeof answer === 'object' && answer !== null && 'status' in answer && answer.status !== 200);
      await given.afterwards(failed);
      if (!reached) break;
      turns += 1;
    }
    expect(turns).toBeGreaterThan(2);
    expect(turns).toBeLessThan(MOST);
  }

  test.each(kinds)('a push of which one $what is in whole or not at all, and handed in again it is in once', async (fault) => {
    let operations: { id: string }[] = [];
    await eachInTurn(fault, {
      work: () => {
        const [one, two] = [v7(), v7()];
        operations = [
          phone.create(one, 'meeting', meetingBody),
          phone.create(two, 'meeting', meetingBody),
          phone.set(one, 'meeting', 0, { place: '小学' }),
        ];
        return phone.push(...operations);
      },
      afterwards: async (failed) => {
        const ids = operations.map(({ id }) => id);
        const before = (await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao)).accepted.filter((id) => ids.includes(id));
        expect(failed ? [0, 3] : [3]).toContain(before.length);
        const { status, body } = await phone.push(...operations);
        expect([status, body.outcomes.map((outcome) => outcome.outcome)]).toEqual([200, ['accepted', 'accepted', 'accepted']]);
        const books = await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao);
        expect(books.accepted.filter((id) => ids.includes(id))).toEqual(ids);
      },
    });
  });

  test.each(kinds)('an approval of which one $what is made in whole or not at all', async (fault) => {
    let id = '';
    await eachInTurn(fault, {
      work: async () => {
        id = v7();
        await phone.push(phone.create(id, 'meeting', meetingBody));
        return judge(endpoint.services, staff, [{ id, act: { type: 'approve', turn: 0 } }]);
      },
      afterwards: async () => {
        await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao);
        const events = await endpoint.store.db.selectFrom('review_events').select('id').where('record_id', '=', id).execute();
        const row = await endpoint.store.db.selectFrom('records').select('review_state').where('id', '=', id).executeTakeFirst();
        expect(row === undefined ? 0 : row.review_state === 'approved' ? 1 : 0).toBe(events.length);
      },
    });
  });

  test.each(kinds)('a pull of which one $what gives a right page or none', async (fault) => {
    faults.expect();
    const right = (await phone.pull({ wantDigest: true })).body;
    await eachInTurn(fault, {
      work: async () => {
        const answer = await phone.pull({ wantDigest: true });
        if (answer.status === 200) expect(answer.body.records).toEqual(right.records);
        return answer;
      },
      afterwards: async () => {
        expect((await phone.pull({ wantDigest: true })).body).toMatchObject({ cursor: right.cursor, digest: right.digest });
      },
    });
  });

  test.each(kinds)('everything of a branch, of which one $what, comes whole or without its last line', async (fault) => {
    const address = `/api/v1/sync/snapshot?branchId=${endpoint.branches.shiqiao}&deviceId=${phone.deviceId}&protocol=1`;
    let cut = 0;
    const count = (await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao)).records;
    await eachInTurn(fault, {
      work: async () => {
        const answer = await secretary.get<string>(address);
        if (answer.status !== 200) return answer;
        const lines = answer.body
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { kind: string });
        const whole = SnapshotEnd.safeParse(lines.at(-1)).success;
        const given = lines.filter((line) => line.kind === 'record').length;
        if (whole) expect(given).toBe(count);
        else cut += 1;
        return answer;
      },
      afterwards: () => Promise.resolve(),
    });
    expect(cut).toBeGreaterThan(0);
  });
});
