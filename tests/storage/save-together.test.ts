import { expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { saveRecord, saveTogether } from '#storage/commands.ts';
import { recordById } from '#storage/queries.ts';
import { memberBody, testId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const [MEMBER, TRANSFER] = [testId(1) as RecordId, testId(2) as RecordId];

test('a transfer and the member it moves are saved both or neither', async () => {
  const { db, writer } = new TestPhone(new TestTime());
  const was = memberBody();
  await saveRecord(db, writer, { id: MEMBER, kind: 'member', body: was, baseline: null });
  const left = { ...was, status: 'transferredOut', statusSince: '2026-06-10' };
  const member = { id: MEMBER, kind: 'member', body: left, baseline: was as unknown as JsonObject } as const;

  const bad = await saveTogether(db, writer, [member, { id: TRANSFER, kind: 'transfer', body: { direction: 'aside' }, baseline: null }]);
  expect(bad).toMatchObject({ ok: false, problem: { code: 'record.invalid' } });
  expect((await recordById(db, MEMBER))?.body).toMatchObject({ status: 'formal' });
  expect(await db.outbox.count()).toBe(1);

  const good = await saveTogether(db, writer, [
    member,
    { id: TRANSFER, kind: 'transfer', body: { direction: 'out', name: was.name }, baseline: null },
  ]);
  expect(good.ok).toBe(true);
  expect((await recordById(db, MEMBER))?.body).toMatchObject({ status: 'transferredOut' });
  expect(await db.outbox.count()).toBe(3);
});

test('a phone that is full at the second keeps nothing of the first', async () => {
  const { db, writer } = new TestPhone(new TestTime());
  db.outbox.hook('creating', (_, entry) => {
    if (entry.recordId === TRANSFER) throw new DOMException('no room', 'QuotaExceededError');
  });
  const saved = await saveTogether(db, writer, [
    { id: MEMBER, kind: 'member', body: memberBody(), baseline: null },
    { id: TRANSFER, kind: 'transfer', body: { direction: 'out', name: '王建国' }, baseline: null },
  ]);
  expect(saved).toEqual({ ok: false, problem: { code: 'storage.full' } });
  expect(await db.records.count()).toBe(0);
  expect(await db.outbox.count()).toBe(0);
});
