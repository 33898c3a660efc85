import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Json } from '#domain/kernel/json.ts';
import { digestOf } from '#protocol/digest.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('whom the branch brings on for office, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let leader: Client;
  let leaders: TestPhone;
  let secretarys: TestPhone;
  let branch: string;
  const [cadre, first, last] = [v7(), v7(), v7()];

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    branch = endpoint.branches.shiqiao;
    secretarys = phoneOf(await endpoint.signIn('shiqiao'), branch, endpoint.clock.now);
    leader = await endpoint.signIn('shiqiao-leader');
    leaders = phoneOf(leader, branch, endpoint.clock.now);
    const body = { name: '袁小军', sex: '1', origin: 'graduate', cadreTask: '管合作社的账' } as Readonly<Record<string, Json>>;
    await secretarys.push(
      secretarys.create(first, 'meeting', meetingBody),
      secretarys.create(cadre, 'reserveCadre', body),
      secretarys.create(last, 'meeting', meetingBody),
    );
  });
  afterEach(() => endpoint.close());

  const NAME = /袁小军|合作社的账/;
  const snapshotOf = async (phone: TestPhone, client: Client): Promise<string> => {
    const asked = new URLSearchParams({ branchId: branch, deviceId: phone.deviceId, protocol: '1' });
    return (await client.get<string>(`/api/v1/sync/snapshot?${asked}`)).body;
  };

  test('reaches the secretary’s and the scribe’s phone', async () => {
    const scribes = phoneOf(await endpoint.signIn('shiqiao-scribe'), branch, endpoint.clock.now);
    for (const phone of [secretarys, scribes]) expect((await phone.pull()).body.records.map(({ id }) => id)).toEqual([first, cadre, last]);
  });

  test('never comes to a group leader with a pull, whatever the page, and what follows it does', async () => {
    const given: string[] = [];
    let text = '';
    let cursor: string | null = null;
    for (let more = true; more; ) {
      const { body }: Awaited<ReturnType<TestPhone['pull']>> = await leaders.pull({ cursor, limit: 1, wantDigest: true });
      given.push(...body.records.map(({ id }) => id));
      text += JSON.stringify(body);
      ({ cursor, more } = body);
    }
    expect(given).toEqual([first, last]);
    expect(text).not.toMatch(NAME);
    // The count of what the phone has agrees with what it was given: it never fetches everything anew in search of it.
    const { body } = await leaders.pull({ wantDigest: true });
    expect(body.digest).toBe(digestOf(body.records));
  });

  test('is not in a group leader’s snapshot, and the counts at its head and end are of what is', async () => {
    const text = await snapshotOf(leaders, leader);
    expect(text).not.toMatch(NAME);
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly kind: string; readonly count?: number });
    expect([lines[0]?.count, lines.filter(({ kind }) => kind === 'record').length, lines.at(-1)?.count]).toEqual([2, 2, 2]);
  });

  test('is not answered to a group leader who knows its id and tries to write it, nor its history', async () => {
    const answer = await leaders.push(leaders.set(cadre, 'reserveCadre', 9, { note: '看看' }));
    expect(answer.body.outcomes).toMatchObject([{ outcome: 'refused', code: 'operation.denied' }]);
    expect(JSON.stringify(answer.body)).not.toMatch(NAME);
    expect((await leader.get(`/api/v1/branches/${branch}/records/${cadre}/history`)).status).toBe(404);
  });
});
