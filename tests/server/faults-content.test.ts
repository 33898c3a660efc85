import { sql } from 'kysely';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import { MAX_BODY_BYTES, MAX_OPERATIONS } from '#protocol/version.ts';
import { saveRecord } from '#storage/commands.ts';
import { expectSoundBooks } from '#tests/support/branch-ledger.ts';
import { type Endpoint, openEndpoint, type RawClient } from '#tests/support/endpoint.ts';
import { meetingBody as form, recordId } from '#tests/support/factories.ts';
import { meetingBody, phoneOf, type TestPhone as WirePhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

// The numbers in brackets are those of docs/reliability.md.

const DAY_MS = 86_400_000;

describe.each(databases)('work that is strange, too much or too late, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let secretary: RawClient;
  let phone: WirePhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    secretary = await endpoint.signIn('shiqiao');
    phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  test('strange numbers, endless names and paths that mean something to a program are refused one by one, and never an incident [48]', async () => {
    const strange: Readonly<Record<string, unknown>>[] = [
      { ...meetingBody, hostName: 1e308 },
      { ...meetingBody, theme: '名'.repeat(60_000) },
      { ...meetingBody, theme: ['一', ['二']] },
      { ...meetingBody, heldOn: '9'.repeat(400) },
      { ...meetingBody, 'attendance.constructor': { state: 'present', reason: '' } },
      { ...meetingBody, 'attendance.__proto__.state': 'present' },
      { ...meetingBody, [`attendance.${v7()}`]: { state: 'present', reason: '', vote: 5e-324 } },
      { ...meetingBody, ['x'.repeat(5_000)]: 1 },
      { ...meetingBody, '': '' },
    ];
    const right = phone.create(v7(), 'meeting', { ...meetingBody, theme: '👨‍👩‍👧 𠮷·古丽' });
    for (const changes of strange) {
      const { status, body } = await phone.push(phone.create(v7(), 'meeting', changes as never), { ...right, id: v7(), recordId: v7() });
      expect(status).toBe(200);
      expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
      expect(body.outcomes[0]?.code).not.toBe('operation.fault');
    }
    // Not a number is no JSON at all: whoever sends it gets the answer for the whole request.
    const raw = JSON.stringify({
      protocol: 1,
      deviceId: phone.deviceId,
      branchId: endpoint.branches.shiqiao,
      witness: null,
      operations: [right],
    });
    const answer = await secretary.send('/api/v1/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: raw.replace('"base":0', '"base":NaN'),
    });
    expect(answer).toMatchObject({ status: 400, body: { problem: { code: 'request.malformed' } } });
    expect(endpoint.log.filter((line) => line['level'] === 'error')).toEqual([]);
  });

  test('one operation that the database will not have is refused with an incident number and kept; those around it stand, without a gap [45 S10 N11]', async () => {
    const [before, poison, after] = [v7(), v7(), v7()];
    const { db, flavour } = endpoint.store;
    if (flavour === 'sqlite')
      await sql
        .raw(`create trigger poison before insert on records when new.id = '${poison}' begin select json('poison'); end`)
        .execute(db);
    else {
      await sql.raw(`create function poison() returns trigger language plpgsql as $$ begin raise exception 'poison'; end $$`).execute(db);
      await sql
        .raw(`create trigger poison before insert on records for each row when (new.id = '${poison}') execute function poison()`)
        .execute(db);
    }
    try {
      const { status, body } = await phone.push(...[before, poison, after].map((id) => phone.create(id, 'meeting', meetingBody)));
      expect(status).toBe(200);
      expect(body.outcomes).toMatchObject([
        { outcome: 'accepted', seq: 1 },
        { outcome: 'refused', code: 'operation.fault', facts: { incident: expect.any(String) } },
        { outcome: 'accepted', seq: 2 },
      ]);
      expect(await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao)).toMatchObject({ head: 2, records: 2 });
      const kept = await db.selectFrom('operations').select('content').where('outcome', '=', 'refused').executeTakeFirstOrThrow();
      expect(kept.content).toContain(poison);
    } finally {
      await sql.raw(flavour === 'sqlite' ? 'drop trigger poison' : 'drop function poison() cascade').execute(db);
    }
  });

  test('more operations than one push may carry are refused whole, and nothing of them is taken [47]', async () => {
    const many = Array.from({ length: MAX_OPERATIONS + 1 }, () => phone.create(v7(), 'visit', {}));
    expect((await phone.push(...many)).status).toBe(400);
    expect(await endpoint.store.db.selectFrom('operations').select('id').execute()).toEqual([]);
  });

  test('a thousand edits made with no signal go in over a line that loses every tenth question or answer, in parcels the township takes, each once [29 47 S10]', async () => {
    const left = new TestPhone(new TestTime(endpoint.clock.now()), 'a', undefined, endpoint.branches.shiqiao as BranchId);
    for (let n = 1; n <= 250; n += 1) {
      const id = recordId(n);
      await left.save({ id, kind: 'meeting', body: form({ theme: `第${n}次` }), baseline: null });
      for (const notes of ['一', '二', '三'])
        await saveRecord(left.db, left.writer, {
          id,
          kind: 'meeting',
          body: form({ theme: `第${n}次`, notes }),
          baseline: form({ theme: `第${n}次` }) as never,
        });
    }
    const sizes: number[] = [];
    let asked = 0;
    const lossy: Fetch = async (path, init) => {
      asked += 1;
      if (asked % 20 === 7) throw new TypeError('Failed to fetch');
      const answer = await secretary.raw(path, init);
      if (path.endsWith('/push')) sizes.push(init.body instanceof ArrayBuffer ? init.body.byteLength : String(init.body).length);
      if (asked % 20 === 17) throw new TypeError('Failed to fetch');
      return answer;
    };
    let runs = 0;
    while ((await left.db.outbox.count()) > 0 && runs < 20) {
      await left.sync(townshipHttp(lossy), 2);
      runs += 1;
    }
    expect(await left.db.outbox.count()).toBe(0);
    expect(runs).toBeLessThan(5);
    expect(Math.max(...sizes)).toBeLessThan(MAX_BODY_BYTES);
    expect(await expectSoundBooks(endpoint.store, endpoint.branches.shiqiao)).toMatchObject({ head: 1000, records: 250 });
  });

  test('after a hundred days with no signal everything typed goes in, dated as it was typed [55]', async () => {
    const time = new TestTime(endpoint.clock.now());
    const away = new TestPhone(time, 'a', undefined, endpoint.branches.shiqiao as BranchId);
    for (let day = 0; day < 100; day += 10) {
      await away.save({ id: recordId(day + 1), kind: 'meeting', body: form({ theme: `第${day}天` }), baseline: null });
      time.pass(10 * DAY_MS);
    }
    endpoint.clock.advance(100 * DAY_MS);
    expect(await away.sync(townshipHttp(secretary.raw))).toMatchObject({ stopped: 'done', pushed: 10, setAside: 0 });
    expect(await away.shown(recordId(1))).toMatchObject({ firstWrittenAt: '2026-06-13T02:00:00.000Z', standing: 'delivered' });
    // Twice as long and the session is over: the work waits for the sign-in, nothing else happens.
    endpoint.clock.advance(190 * DAY_MS);
    time.pass(190 * DAY_MS);
    await away.edit(recordId(1), { notes: '又过了半年' });
    expect(await away.sync(townshipHttp(secretary.raw))).toMatchObject({ stopped: 'signIn' });
    expect(await away.db.outbox.count()).toBe(1);
    expect(await away.sync(townshipHttp((await endpoint.signIn('shiqiao')).raw))).toMatchObject({ stopped: 'done', pushed: 1 });
  });
});
