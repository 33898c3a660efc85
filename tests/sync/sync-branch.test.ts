import { describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '#protocol/version.ts';
import { attentionItems } from '#storage/queries.ts';
import type { Failure } from '#sync/ports.ts';
import { BRANCH, meetingBody, memberBody, recordId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = () => {
  const time = new TestTime();
  return { time, township: new MemoryTownship(time.now), phone: new TestPhone(time) };
};

const saveMembers = async (phone: TestPhone, count: number) => {
  for (let n = 1; n <= count; n++)
    await phone.save({ id: recordId(n), kind: 'member', body: memberBody({ name: `王${n}` }), baseline: null });
};

describe('handing in', () => {
  test('[S3] a lost answer is asked for again, and the township takes the work once', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 3);
    expect(await phone.sync(township.through(['answerLost']))).toMatchObject({ stopped: 'offline', pushed: 0 });
    expect(await phone.db.outbox.count()).toBe(3);
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 3 });
    expect(township.applied).toHaveLength(3);
  });

  test('[S10] a push too large for the township is halved until it goes through', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 7);
    township.failPush = (operations) => (operations.length > 2 ? 'tooLarge' : undefined);
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 7 });
    expect(Math.max(...township.pushes.filter((size) => size <= 2))).toBe(2);
  });

  test('[S10] one that is too large alone goes to 待处理 and the rest goes in', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 5);
    township.failPush = (operations) => (operations.some((operation) => operation.recordId === recordId(3)) ? 'tooLarge' : undefined);
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 4, setAside: 1 });
    expect(await attentionItems(phone.db)).toMatchObject([{ outcome: 'stuck', code: 'request.tooLarge', recordId: recordId(3) }]);
  });

  test('[S10] one that makes the township fail alone goes to 待处理 while the township is otherwise well', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 5);
    township.failPush = (operations) => (operations.some((operation) => operation.recordId === recordId(2)) ? 'fault' : undefined);
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 4, setAside: 1 });
  });

  test('[S10] a township that fails altogether sets nothing aside', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 3);
    township.failPush = () => 'fault';
    township.failPull = () => 'fault';
    expect(await phone.sync(township)).toMatchObject({ stopped: 'fault', setAside: 0 });
    expect(await phone.db.outbox.count()).toBe(3);
  });

  test('[S10] no push carries more than the township takes in one body', async () => {
    const { phone, township } = world();
    for (let n = 1; n <= 12; n++)
      await phone.save({ id: recordId(n), kind: 'meeting', body: meetingBody({ notes: '记'.repeat(20_000) }), baseline: null });
    const sizes: number[] = [];
    township.failPush = (operations) => {
      sizes.push(new TextEncoder().encode(JSON.stringify(operations)).length);
      return undefined;
    };
    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', pushed: 12 });
    expect(Math.max(...sizes)).toBeLessThan(MAX_BODY_BYTES);
    expect(sizes.length).toBeLessThan(6);
  });

  test('[S11] an answer that speaks of none of the work ends the run instead of asking for ever', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 1);
    const deaf = {
      ...township.through([]),
      push: async (request: Parameters<MemoryTownship['push']>[0]) => {
        const answer = await township.push({ ...request, operations: [] });
        return answer;
      },
    };
    expect(await phone.sync(deaf)).toMatchObject({ stopped: 'fault' });
    expect(await phone.db.outbox.count()).toBe(1);
  });

  test.each<{ failure: Failure }>([
    { failure: 'signIn' },
    { failure: 'scopeLost' },
    { failure: 'outdated' },
    { failure: 'busy' },
    { failure: 'offline' },
  ])('[S3] when the township answers "$failure" the work stays on the phone', async ({ failure }) => {
    const { phone, township } = world();
    await saveMembers(phone, 2);
    township.failPush = () => failure;
    expect(await phone.sync(township)).toMatchObject({ stopped: failure, pushed: 0, setAside: 0 });
    expect(await phone.db.outbox.count()).toBe(2);
  });
});

describe('fetching', () => {
  test('[S7 N4] a branch of many pages comes whole, also when the line breaks between them', async () => {
    const { time, phone, township } = world();
    await saveMembers(phone, 25);
    await phone.sync(township);
    township.pageSize = 4;
    const other = new TestPhone(time, 'b');
    await other.sync(township);
    for (let which = 1; which <= 25; which += 1) await phone.edit(recordId(which), { note: `第${which}次` });
    await phone.sync(township);
    expect(await other.sync(township.through(['fine', 'fine', 'answerLost']))).toMatchObject({ stopped: 'offline', pulled: 8 });
    expect(await other.sync(township)).toMatchObject({ stopped: 'done', pulled: 17 });
    const notes = (await other.db.records.toArray()).map((record) => (record.body as { note: string }).note);
    expect(new Set(notes).size).toBe(25);
  });

  test('[S11] a page that leads nowhere ends the run', async () => {
    const { phone, township, time } = world();
    await saveMembers(phone, 3);
    await phone.sync(township);
    const stuck = {
      ...township.through([]),
      pull: async (request: Parameters<MemoryTownship['pull']>[0]) => {
        const answer = await township.pull(request);
        return answer.ok ? { ...answer, value: { ...answer.value, more: true } } : answer;
      },
    };
    expect(await new TestPhone(time, 'b').sync(stuck)).toMatchObject({ stopped: 'fault' });
  });
});

describe('a township that has lost history', () => {
  test('[S12] gets everything again that it had taken, from the phone that made it, and both agree', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 2);
    await phone.sync(township);
    township.backUp();
    await phone.save({ id: recordId(3), kind: 'member', body: memberBody({ name: '李明' }), baseline: null });
    await phone.edit(recordId(1), { note: '已改' });
    await phone.sync(township);
    township.restore();

    expect(await phone.sync(township)).toMatchObject({ stopped: 'done', startedOver: true });
    expect(township.record(recordId(3)).body).toMatchObject({ name: '李明' });
    expect(township.record(recordId(1)).body).toMatchObject({ note: '已改' });
    const held = await phone.db.records.toArray();
    expect(held.map(({ id, seq, body }) => ({ id, seq, body })).sort((a, b) => a.seq - b.seq)).toEqual(
      [...township.records].sort((a, b) => a.seq - b.seq).map(({ id, seq, body }) => ({ id, seq, body })),
    );
    expect(await phone.db.outbox.count()).toBe(0);
  });

  test('[S12] and loses it again at once is not run after for ever', async () => {
    const { phone, township } = world();
    await saveMembers(phone, 1);
    township.failPush = () => 'diverged';
    expect(await phone.sync(township)).toMatchObject({ stopped: 'diverged', startedOver: true });
    expect(await phone.db.outbox.count()).toBe(1);
    expect((await phone.store().position(BRANCH)).cursor).toBeNull();
  });
});
