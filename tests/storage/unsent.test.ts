import { expect, test } from 'vitest';
import { exportUnsent, importUnsent } from '#storage/unsent.ts';
import { BRANCH, meetingBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const world = async () => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  const [broken, spare] = [new TestPhone(time, 'a'), new TestPhone(time, 'b')];
  await broken.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '村部' }), baseline: null });
  await broken.edit(recordId(1), { theme: '学党章' });
  const file: unknown = JSON.parse(JSON.stringify(await exportUnsent(broken.db)));
  return { township, broken, spare, file };
};

test('[S13] unsent work brought to another phone is shown there and handed in from there', async () => {
  const { township, spare, file } = await world();
  expect(await importUnsent(spare.db, BRANCH, file)).toEqual({ ok: true, value: { added: 2, known: 0 } });
  expect(await spare.shown(recordId(1))).toMatchObject({
    standing: 'saved',
    createdByName: '张书记',
    body: { place: '村部', theme: '学党章' },
  });
  await spare.sync(township);
  expect(township.record(recordId(1)).body).toMatchObject({ place: '村部', theme: '学党章' });
});

test('[S13] brought in twice, and handed in from both phones, it still arrives once', async () => {
  const { township, broken, spare, file } = await world();
  await importUnsent(spare.db, BRANCH, file);
  expect(await importUnsent(spare.db, BRANCH, file)).toEqual({ ok: true, value: { added: 0, known: 2 } });
  await broken.sync(township);
  await spare.sync(township);
  expect(await importUnsent(spare.db, BRANCH, file)).toEqual({ ok: true, value: { added: 0, known: 2 } });
  expect(township.applied).toHaveLength(2);
  expect(township.record(recordId(1)).rev).toBe(2);
  expect(await spare.db.attention.count()).toBe(0);
});

test.each([
  { file: 'nonsense', code: 'unsent.unreadable' },
  { file: { format: 'zhibu-unsent', version: 2 }, code: 'unsent.unreadable' },
])('a file that is not ours is not taken: $code', async ({ file, code }) => {
  const { db } = new TestPhone(new TestTime());
  expect(await importUnsent(db, BRANCH, file)).toEqual({ ok: false, problem: { code } });
});

test('another village’s file is not taken', async () => {
  const { spare, file } = await world();
  expect(await importUnsent(spare.db, testId(0xbb) as typeof BRANCH, file)).toEqual({ ok: false, problem: { code: 'unsent.otherBranch' } });
  expect(await spare.db.outbox.count()).toBe(0);
});
