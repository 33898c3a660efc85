import { expect, test } from 'vitest';
import { makeTogether, saveRecord } from '#storage/commands.ts';
import { saveDraft } from '#storage/drafts.ts';
import { layBallast } from '#storage/full-disk.ts';
import { memberBody, recordId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

/** A phone with room for nothing as long as the ballast lies in it. */
async function fullPhone(): Promise<TestPhone> {
  const phone = new TestPhone(new TestTime());
  await layBallast(phone.db);
  let room = false;
  phone.db.meta.hook('deleting', (key) => {
    if (key === 'ballast') room = true;
  });
  for (const table of [phone.db.outbox, phone.db.drafts])
    table.hook('creating', () => {
      if (!room) throw new DOMException('no room', 'QuotaExceededError');
    });
  return phone;
}

test('[S2] on a full phone the ballast is given up and the words of the day are kept', async () => {
  const phone = await fullPhone();
  expect(await saveRecord(phone.db, phone.writer, { id: recordId(1), kind: 'member', body: memberBody(), baseline: null })).toMatchObject({
    ok: true,
  });
  expect(await phone.db.outbox.count()).toBe(1);
  expect(await phone.db.meta.get('ballast')).toBeUndefined();
});

test('[S2] a draft is kept on a full phone in the same way', async () => {
  const phone = await fullPhone();
  const draft = {
    id: 'd',
    form: 'meeting',
    recordId: recordId(1),
    baseline: null,
    data: {},
    label: {},
    updatedAt: '2026-03-01T01:00:00.000Z' as never,
  };
  expect(await saveDraft(phone.db, draft)).toMatchObject({ ok: true });
});

test('a database that was closed under the app says so instead of throwing', async () => {
  const phone = new TestPhone(new TestTime());
  phone.db.close();
  expect(await saveRecord(phone.db, phone.writer, { id: recordId(1), kind: 'member', body: memberBody(), baseline: null })).toEqual({
    ok: false,
    problem: { code: 'storage.blocked' },
  });
});

test('[S2] a whole round of dues is kept on a full phone, all of it', async () => {
  const phone = await fullPhone();
  const inputs = [1, 2, 3].map((n) => ({
    id: recordId(n),
    kind: 'member' as const,
    body: memberBody({ name: `党员${n}` }),
    baseline: null,
  }));
  expect(await makeTogether(phone.db, phone.writer, inputs)).toMatchObject({ ok: true });
  expect(await phone.db.outbox.count()).toBe(3);
});
