import { describe, expect, test } from 'vitest';
import { meetingBody, recordId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = async () => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  const [phone, other] = [new TestPhone(time, 'a'), new TestPhone(time, 'b')];
  await phone.save({ id: recordId(1), kind: 'meeting', body: meetingBody(), baseline: null });
  await phone.sync(township);
  await other.sync(township);
  return { time, township, phone, other };
};

describe('words that were written over by somebody who had not seen them', () => {
  test('[S8] their author is told, also when the other has written on before he asks; and told once', async () => {
    const { time, township, phone, other } = await world();
    await phone.edit(recordId(1), { place: '甲写的' });
    time.pass(60_000);
    await other.edit(recordId(1), { place: '乙写的' });
    await phone.sync(township);
    await other.sync(township);
    await other.edit(recordId(1), { place: '乙又写的' });
    await other.sync(township);
    await phone.sync(township);
    const [told] = await phone.db.attention.toArray();
    expect(told).toMatchObject({ outcome: 'lost', operation: { changes: { place: '甲写的' } }, before: { place: '乙又写的' } });
    await phone.db.attention.clear();
    await other.edit(recordId(1), { place: '乙再写的' });
    await other.sync(township);
    await phone.sync(township);
    expect(await phone.db.attention.count()).toBe(0);
  });

  test('[S5] nobody is told of a clash with himself', async () => {
    const { time, township, phone, other } = await world();
    await phone.edit(recordId(1), { notes: '第一遍' });
    time.pass(60_000);
    await phone.edit(recordId(1), { notes: '第二遍', place: '二楼' });
    await other.edit(recordId(1), { place: '三楼' });
    await other.sync(township);
    await phone.sync(township);
    await phone.sync(township);
    expect((await phone.db.attention.toArray()).filter((item) => 'notes' in item.operation.changes)).toEqual([]);
  });
});
