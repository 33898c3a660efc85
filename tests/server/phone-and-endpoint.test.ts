import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BranchId } from '#domain/kernel/ids.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { deleteRecord } from '#storage/commands.ts';
import { attentionItems } from '#storage/queries.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, memberBody, recordId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

let endpoint: Endpoint;

beforeAll(async () => {
  endpoint = await openEndpoint();
});

afterAll(() => endpoint.close());

/** A person's line to the endpoint: the phone's own adapter over the real application, and a line that can eat answers. */
function lineOf(client: Client, weather: { eatAnswers: number } = { eatAnswers: 0 }): Fetch {
  return async (path, init) => {
    const answer = await client.send(path, init);
    if (weather.eatAnswers-- > 0) throw new TypeError('Failed to fetch');
    // Lines of JSON come as text.
    return new Response(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

const phoneOf = (letter: 'a' | 'b') =>
  new TestPhone(new TestTime(endpoint.clock.now()), letter, undefined, endpoint.branches.shiqiao as BranchId);

describe('the real phone engine and the real endpoint', () => {
  test('a meeting is handed in over a line that eats answers, returned, mended and approved', async () => {
    const [secretary, staff] = [await endpoint.signIn('shiqiao'), await endpoint.signIn('staff')];
    const phone = phoneOf('a');
    const id = recordId(1);
    await phone.save({ id, kind: 'meeting', body: meetingBody({ place: '' }), baseline: null });
    await phone.edit(id, { theme: '学习党章' });

    expect(await phone.sync(townshipHttp(lineOf(secretary, { eatAnswers: 1 })))).toMatchObject({ stopped: 'offline' });
    expect(await phone.shown(id)).toMatchObject({ standing: 'saved' });
    const township = townshipHttp(lineOf(secretary));
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 2, setAside: 0 });
    expect(await phone.shown(id)).toMatchObject({ standing: 'delivered', rev: 2, receiptNo: expect.stringMatching(/^0613-\d\d$/) });

    const marks = [{ path: 'place', note: '写清楚地点', proposal: null }];
    expect((await staff.post(`/api/v1/desk/records/${id}/review`, { act: 'return', turn: 0, marks, mendBy: null })).status).toBe(200);
    await phone.sync(township);
    const returned = await phone.shown(id);
    expect(returned).toMatchObject({ standing: 'returned', review: { marks } });

    await phone.save({
      id,
      kind: 'meeting',
      body: { ...returned.body, place: '村部二楼' },
      baseline: returned.body,
      answersTurn: returned.review.turn,
    });
    await phone.sync(township);
    const { turn } = (await phone.shown(id)).review;
    expect((await staff.post(`/api/v1/desk/records/${id}/review`, { act: 'approve', turn })).status).toBe(200);
    await phone.sync(township);
    expect(await phone.shown(id)).toMatchObject({ standing: 'approved', body: { place: '村部二楼', theme: '学习党章' } });
  });

  test('two phones of one branch that edit different fields of one meeting with no signal both stand', async () => {
    const [one, two] = [
      townshipHttp(lineOf(await endpoint.signIn('shiqiao'))),
      townshipHttp(lineOf(await endpoint.signIn('shiqiao-scribe'))),
    ];
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    const id = recordId(2);
    await a.save({ id, kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(one);
    await b.sync(two);
    await a.edit(id, { place: '文化广场' });
    await b.edit(id, { notes: '发言要点' });
    for (const [phone, line] of [
      [a, one],
      [b, two],
      [a, one],
    ] as const)
      expect(await phone.sync(line)).toMatchObject({ stopped: 'done' });
    const both = { place: '文化广场', notes: '发言要点' };
    expect((await a.shown(id)).body).toMatchObject(both);
    expect((await b.shown(id)).body).toMatchObject(both);
    expect((await a.shown(id)).seq).toBe((await b.shown(id)).seq);
  });

  test('what a person may not write stays on his phone with the reason, and the rest goes in', async () => {
    const leader = townshipHttp(lineOf(await endpoint.signIn('shiqiao-leader')));
    const phone = phoneOf('b');
    await phone.save({ id: recordId(3), kind: 'member', body: memberBody(), baseline: null });
    await phone.save({
      id: recordId(4),
      kind: 'meeting',
      body: meetingBody({ meetingKind: 'group', groupId: endpoint.groups.own }),
      baseline: null,
    });
    expect(await phone.sync(leader)).toMatchObject({ stopped: 'done', pushed: 1, setAside: 1 });
    expect(await attentionItems(phone.db)).toMatchObject([
      { code: 'operation.denied', recordId: recordId(3), record: { standing: 'refused' } },
    ]);
  });

  test('when the session is over the work waits, and goes in after the next sign-in', async () => {
    const phone = phoneOf('a');
    await phone.save({ id: recordId(5), kind: 'member', body: memberBody(), baseline: null });
    expect(await phone.sync(townshipHttp(lineOf(endpoint.stranger)))).toMatchObject({ stopped: 'signIn' });
    expect(await phone.db.outbox.count()).toBe(1);
    expect(await phone.sync(townshipHttp(lineOf(await endpoint.signIn('shiqiao'))))).toMatchObject({ stopped: 'done', pushed: 1 });
  });

  test('somebody of another village is told that the branch is not his, and keeps what he typed', async () => {
    const phone = phoneOf('b');
    await phone.save({ id: recordId(6), kind: 'member', body: memberBody(), baseline: null });
    expect(await phone.sync(townshipHttp(lineOf(await endpoint.signIn('liushu'))))).toMatchObject({ stopped: 'scopeLost' });
    expect(await phone.db.outbox.count()).toBe(1);
  });

  test('an edit of a meeting that another phone took away meanwhile stands in 待处理 with its words, and the rest goes in', async () => {
    const one = townshipHttp(lineOf(await endpoint.signIn('shiqiao')));
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    const id = recordId(7);
    await a.save({ id, kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(one);
    await b.sync(one);
    await b.edit(id, { place: '学校操场' });
    await b.save({ id: recordId(8), kind: 'member', body: memberBody(), baseline: null });
    const taken = await deleteRecord(a.db, a.writer, id);
    expect(taken.ok).toBe(true);
    await a.sync(one);
    expect(await b.sync(one)).toMatchObject({ stopped: 'done', pushed: 1, setAside: 1 });
    expect(await attentionItems(b.db)).toMatchObject([
      { code: 'operation.recordDeleted', recordId: id, operation: { changes: { place: '学校操场' } }, record: { deleted: 1 } },
    ]);
  });

  test('a pull that brings a deletion under a waiting edit does not stop the phone', async () => {
    const one = townshipHttp(lineOf(await endpoint.signIn('shiqiao')));
    const [a, b] = [phoneOf('a'), phoneOf('b')];
    const id = recordId(9);
    await a.save({ id, kind: 'meeting', body: meetingBody(), baseline: null });
    await a.sync(one);
    await b.sync(one);
    await b.edit(id, { place: '学校操场' });
    await deleteRecord(a.db, a.writer, id);
    await a.sync(one);
    const { version, cursor, witness, deviceId, branchId } = await b.store().position(b.writer.branchId);
    const answer = await one.pull({ protocol: PROTOCOL_VERSION, deviceId, branchId, witness, cursor, limit: 500 });
    if (!answer.ok) throw new Error(answer.failure);
    expect(await b.store().applyPull(branchId, version, answer.value)).toBe('applied');
    expect(await b.shown(id)).toMatchObject({ deleted: 1, standing: 'saved', body: { place: '学校操场' } });
  });
});
