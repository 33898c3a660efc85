import { describe, expect, test } from 'vitest';
import { deleteRecord, saveRecord } from '#storage/commands.ts';
import { saveDraft } from '#storage/drafts.ts';
import { recordsOfKind, syncSummary, waitingRecords } from '#storage/queries.ts';
import type { Draft } from '#storage/shapes.ts';
import { meetingBody, memberBody, recordId, signedIn, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const draft = (id: string): Draft => ({
  id,
  form: 'meeting',
  recordId: recordId(1),
  baseline: null,
  data: { step: 2 },
  label: {},
  updatedAt: '2026-03-01T01:00:00.000Z' as Draft['updatedAt'],
});

describe('saving a record', () => {
  test('[S1] the record, its operation and the end of its draft are one: after a save all three are there', async () => {
    const phone = new TestPhone(new TestTime());
    await saveDraft(phone.db, draft('d1'));
    const { operationId } = await phone.save({
      id: recordId(1),
      kind: 'meeting',
      body: meetingBody({ place: '村部' }),
      baseline: null,
      draftId: 'd1',
    });

    expect(await phone.shown(recordId(1))).toMatchObject({
      standing: 'saved',
      day: '2026-03-05',
      createdByName: '张书记',
      handedInAt: null,
    });
    const [entry] = await phone.db.outbox.toArray();
    expect(entry).toMatchObject({ id: operationId, operation: { act: 'create', base: 0, n: 1 } });
    expect(await phone.db.drafts.count()).toBe(0);
  });

  test('[S1] when the phone cannot write, nothing is half-written and the draft stays', async () => {
    const phone = new TestPhone(new TestTime());
    await saveDraft(phone.db, draft('d1'));
    phone.db.outbox.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    const saved = await saveRecord(phone.db, phone.writer, {
      id: recordId(1),
      kind: 'meeting',
      body: meetingBody(),
      baseline: null,
      draftId: 'd1',
    });

    expect(saved).toEqual({ ok: false, problem: { code: 'storage.full' } });
    expect(await phone.db.records.count()).toBe(0);
    expect(await phone.db.outbox.count()).toBe(0);
    expect(await phone.db.meta.get('clock')).toBeUndefined();
    expect(await phone.db.drafts.count()).toBe(1);
  });

  test('a body that breaks a rule of its kind names the field, and nothing is written', async () => {
    const phone = new TestPhone(new TestTime());
    const saved = await saveRecord(phone.db, phone.writer, {
      id: recordId(1),
      kind: 'member',
      body: { ...memberBody(), name: ' ' },
      baseline: null,
    });
    expect(saved).toMatchObject({ ok: false, problem: { code: 'record.invalid', facts: { field: 'name', reason: 'name.length' } } });
    expect(await phone.db.outbox.count()).toBe(0);
  });

  test('saving twice by a double tap makes one record and one operation', async () => {
    const phone = new TestPhone(new TestTime());
    const input = { id: recordId(1), kind: 'member', body: memberBody(), baseline: null } as const;
    await phone.save(input);
    expect(await saveRecord(phone.db, phone.writer, input)).toMatchObject({ ok: false, problem: { code: 'record.unchanged' } });
    expect(await phone.db.outbox.count()).toBe(1);
  });

  test('only what the form changed is handed in, a sign-in list row by row', async () => {
    const phone = new TestPhone(new TestTime());
    const before = meetingBody({ attendance: signedIn([testId(1), testId(2)]) });
    await phone.save({ id: recordId(1), kind: 'meeting', body: before, baseline: null });
    await phone.save({
      id: recordId(1),
      kind: 'meeting',
      body: { ...before, place: '文化广场', attendance: { ...before.attendance, ...signedIn([testId(2)], 'leave') } },
      baseline: before,
    });
    const [, edit] = await phone.db.outbox.orderBy('seq').toArray();
    expect(edit?.operation.changes).toEqual({ place: '文化广场', [`attendance.${testId(2)}`]: { state: 'leave', reason: '' } });
  });

  test('a field that another phone changed under the open form is left alone', async () => {
    const time = new TestTime();
    const township = new MemoryTownship(time.now);
    const [a, b] = [new TestPhone(time, 'a'), new TestPhone(time, 'b')];
    await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '村部', theme: '' }), baseline: null });
    await a.sync(township);
    await b.sync(township);
    const opened = (await a.shown(recordId(1))).body;

    await b.edit(recordId(1), { theme: '学习党章' });
    await b.sync(township);
    await a.sync(township);
    await a.save({ id: recordId(1), kind: 'meeting', body: { ...opened, place: '文化广场' }, baseline: opened });

    expect((await a.shown(recordId(1))).body).toMatchObject({ place: '文化广场', theme: '学习党章' });
    await a.sync(township);
    expect(township.record(recordId(1)).body).toMatchObject({ place: '文化广场', theme: '学习党章' });
  });

  test('[S5] an edit over a value never seen claims to have seen only what its form was opened with', async () => {
    const time = new TestTime();
    const township = new MemoryTownship(time.now);
    const [a, b] = [new TestPhone(time, 'a'), new TestPhone(time, 'b')];
    await a.save({ id: recordId(1), kind: 'meeting', body: meetingBody({ place: '村部' }), baseline: null });
    await a.sync(township);
    await b.sync(township);
    const opened = (await a.shown(recordId(1))).body;
    await b.edit(recordId(1), { place: '祠堂' });
    await b.sync(township);
    await a.sync(township);
    await a.save({ id: recordId(1), kind: 'meeting', body: { ...opened, place: '文化广场' }, baseline: opened });
    const [entry] = await a.db.outbox.toArray();
    expect(entry?.operation.base).toBeLessThan(township.record(recordId(1)).stamps['place']?.s ?? 0);
  });

  test('a deleted record is gone from the lists at once and from the township at the next contact', async () => {
    const time = new TestTime();
    const township = new MemoryTownship(time.now);
    const phone = new TestPhone(time);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
    await phone.sync(township);
    await deleteRecord(phone.db, phone.writer, recordId(1));
    expect(await recordsOfKind(phone.db, 'member')).toEqual([]);
    expect(await waitingRecords(phone.db)).toMatchObject([{ reason: 'waiting', operations: [{ act: 'delete' }] }]);
    await phone.sync(township);
    expect(township.record(recordId(1)).deleted).toBe(true);
    expect((await syncSummary(phone.db)).waiting).toBe(0);
  });

  test('a clock set back does not change the order in which edits are handed in', async () => {
    const time = new TestTime();
    const phone = new TestPhone(time);
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ note: '一' }), baseline: null });
    time.pass(-400 * 86_400_000);
    await phone.edit(recordId(1), { note: '二' });
    const [first, second] = await phone.db.outbox.orderBy('seq').toArray();
    expect([first?.operation.n, second?.operation.n]).toEqual([1, 2]);
    expect((second?.operation.hlc ?? '') > (first?.operation.hlc ?? '')).toBe(true);
  });
});
