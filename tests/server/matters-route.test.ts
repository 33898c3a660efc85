import { v7 } from 'uuid';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeskMatters } from '#protocol/matters.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

const passId = '0000000a-0000-7000-8000-000000000000';
const raised = { raisedOn: '2026-06-01', topic: 'water', said: '机井不出水', answerBy: '2026-06-16' };

describe.each(databases)('matters at the desk on $name', ({ open }) => {
  let endpoint: Endpoint;
  afterEach(() => endpoint.close());

  test('what a village hands up waits with its days, is answered once, and the answer reaches the village’s phones', async () => {
    endpoint = await openEndpoint(await open());
    const [secretary, staff] = [await endpoint.signIn('shiqiao'), await endpoint.signIn('staff')];
    const phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    const [up, own] = [v7(), v7()];
    await phone.push(
      phone.create(up, 'matter', { ...raised, level: 'township', passed: { id: passId, on: '2026-06-03' } }),
      phone.create(own, 'matter', { ...raised, said: '路灯坏了' }),
    );
    const before = (await staff.get<DeskMatters>('/api/v1/desk/matters')).body;
    expect(before.passed).toMatchObject([{ id: up, said: '机井不出水', daysWaiting: 10, level: 'township' }]);
    expect(before.villages.map(({ branchId, raised: count, open: still }) => [branchId, count, still])).toEqual([
      [endpoint.branches.shiqiao, 2, 2],
      [endpoint.branches.liushu, 0, 0],
    ]);
    const path = `/api/v1/desk/matters/${up}/answer`;
    expect((await staff.post(path, { act: 'answer', passId, text: ' ' })).status).toBe(400);
    expect((await staff.post(path, { act: 'county', passId })).status).toBe(200);
    const answered = await staff.post<DeskMatters>(path, { act: 'answer', passId, text: '水务站周五来修' });
    expect(answered.body.passed).toEqual([]);
    // A second desk that still has the old list open.
    expect((await staff.post(path, { act: 'answer', passId, text: '另一句' })).status).toBe(409);
    const pulled = (await phone.pull()).body.records.find(({ id }) => id === up);
    expect(pulled?.body).toMatchObject({ level: 'county', upAnswer: { passId, text: '水务站周五来修', on: '2026-06-13', byName: '林晓' } });
  });

  test('only the township writes its own answer, and no phone marks words as blanked', async () => {
    endpoint = await openEndpoint(await open());
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    const id = v7();
    expect(await phone.handIn(phone.create(id, 'matter', { ...raised, upAnswer: null, blankedOn: null }))).toMatchObject({
      outcome: 'accepted',
    });
    const forged = { passId, on: '2026-06-13', text: '镇里说行', byName: '林晓' };
    expect(await phone.handIn(phone.set(id, 'matter', 1, { upAnswer: forged }))).toMatchObject({
      outcome: 'refused',
      code: 'operation.immutable',
    });
    expect(await phone.handIn(phone.set(id, 'matter', 1, { blankedOn: '2026-06-13' }))).toMatchObject({ outcome: 'refused' });
    expect(await phone.handIn(phone.create(v7(), 'matter', { ...raised, upAnswer: forged }))).toMatchObject({ outcome: 'refused' });
  });

  test('a matter of another township is not found', async () => {
    endpoint = await openEndpoint(await open());
    const phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
    const id = v7();
    await phone.handIn(phone.create(id, 'matter', { ...raised, passed: { id: passId, on: '2026-06-03' } }));
    const stranger = await endpoint.signIn('other-staff');
    expect((await stranger.post(`/api/v1/desk/matters/${id}/answer`, { act: 'answer', passId, text: '好' })).status).toBe(404);
    expect((await stranger.get<DeskMatters>('/api/v1/desk/matters')).body.passed).toEqual([]);
  });

  test('a group leader hands in the visits and matters of his own group, and none of another', async () => {
    endpoint = await openEndpoint(await open());
    const phone = phoneOf(await endpoint.signIn('shiqiao-leader'), endpoint.branches.shiqiao, endpoint.clock.now);
    const { own, sibling } = endpoint.groups;
    const visit = { visitedOn: '2026-06-12', house: '北 6 号' };
    expect(await phone.handIn(phone.create(v7(), 'visit', { ...visit, groupId: own }))).toMatchObject({ outcome: 'accepted' });
    expect(await phone.handIn(phone.create(v7(), 'matter', { ...raised, groupId: own }))).toMatchObject({ outcome: 'accepted' });
    for (const groupId of [sibling, null])
      expect(await phone.handIn(phone.create(v7(), 'visit', { ...visit, groupId }))).toMatchObject({
        outcome: 'refused',
        code: 'operation.denied',
      });
  });
});
