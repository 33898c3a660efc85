import { describe, expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { meetingsBetween, nameOfMember, recordsOfMember, syncSummary, waitingRecords } from '#storage/queries.ts';
import { onOutboxGrowth } from '#storage/watch.ts';
import { day, meetingBody, memberBody, recordId, signedIn, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const saveMeeting = (phone: TestPhone, n: number, heldOn: string, members: string[] = []) =>
  phone.save({ id: recordId(n), kind: 'meeting', body: meetingBody({ heldOn, attendance: signedIn(members) }), baseline: null });

describe('what screens ask', () => {
  test('the meetings of a span of days come newest first, both ends included', async () => {
    const phone = new TestPhone(new TestTime());
    for (const [n, heldOn] of ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].entries()) await saveMeeting(phone, n, heldOn);
    expect((await meetingsBetween(phone.db, day('2026-03-01'), day('2026-03-31'))).map(({ day: heldOn }) => heldOn)).toEqual([
      '2026-03-31',
      '2026-03-01',
    ]);
  });

  test('a meeting moved to another day is found on that day only', async () => {
    const phone = new TestPhone(new TestTime());
    await saveMeeting(phone, 1, '2026-03-01');
    await phone.edit(recordId(1), { heldOn: '2026-03-09' });
    expect(await meetingsBetween(phone.db, day('2026-03-01'), day('2026-03-01'))).toEqual([]);
    expect(await meetingsBetween(phone.db, day('2026-03-09'), day('2026-03-09'))).toHaveLength(1);
  });

  test('a member’s page gathers the meetings he was called to, newest first', async () => {
    const phone = new TestPhone(new TestTime());
    const he = testId(7);
    await saveMeeting(phone, 1, '2026-01-05', [he, testId(8)]);
    await saveMeeting(phone, 2, '2026-02-05', [testId(8)]);
    await saveMeeting(phone, 3, '2026-03-05', [he]);
    expect((await recordsOfMember(phone.db, he as MemberId)).map(({ id }) => id)).toEqual([recordId(3), recordId(1)]);
  });

  test('a member’s name is the roster’s', async () => {
    const phone = new TestPhone(new TestTime());
    await phone.save({ id: recordId(1), kind: 'member', body: memberBody({ name: '阿卜杜拉·买买提' }), baseline: null });
    expect(await nameOfMember(phone.db, recordId(1) as string as MemberId)).toBe('阿卜杜拉·买买提');
    expect(await nameOfMember(phone.db, testId(99) as MemberId)).toBeUndefined();
  });

  test('what waits is counted in records and told with its edits and since when', async () => {
    const time = new TestTime();
    const phone = new TestPhone(time);
    await saveMeeting(phone, 1, '2026-03-01');
    time.pass(60_000);
    await saveMeeting(phone, 2, '2026-03-02');
    await phone.edit(recordId(1), { place: '文化广场' });
    expect(await waitingRecords(phone.db)).toMatchObject([
      { record: { id: recordId(1) }, since: '2026-03-01T01:00:00.000Z', operations: [{ act: 'create' }, { act: 'set' }] },
      { record: { id: recordId(2) }, since: '2026-03-01T01:01:00.000Z' },
    ]);
    expect((await syncSummary(phone.db)).waiting).toBe(2);
    await phone.sync(new MemoryTownship(time.now));
    expect(await syncSummary(phone.db)).toMatchObject({ waiting: 0, lastContactAt: '2026-03-01T01:01:00.000Z', needsSignIn: false });
  });

  test('a save wakes whoever watches the outbox', async () => {
    const phone = new TestPhone(new TestTime());
    const woken = Promise.withResolvers<void>();
    const stop = onOutboxGrowth(phone.db, woken.resolve);
    // The watch may begin before or after the first save; the second one is news in either case.
    await saveMeeting(phone, 1, '2026-03-01');
    await saveMeeting(phone, 2, '2026-03-02');
    await saveMeeting(phone, 3, '2026-03-03');
    await woken.promise;
    stop();
  });
});
