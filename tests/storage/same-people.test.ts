import { expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { mergedMembers as made, partedMembers } from '#domain/roster/merge-members.ts';
import { saveTogether } from '#storage/commands.ts';
import { meetingsBetween, mergedMembers, nameOfMember, recordById, recordsOfKind, recordsOfMember } from '#storage/queries.ts';
import { day, meetingBody, memberBody, recordId, signedIn } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const [KEPT, OTHER, SITTING] = [recordId(1), recordId(2), recordId(3)];
const asMember = (id: string) => id as MemberId;
const attendanceIn = async (phone: TestPhone): Promise<MeetingBody['attendance'] | undefined> =>
  ((await recordById(phone.db, SITTING))?.body as MeetingBody | undefined)?.attendance;
const rawAttendance = async (phone: TestPhone): Promise<MeetingBody['attendance'] | undefined> =>
  ((await phone.db.records.get(SITTING))?.body as MeetingBody | undefined)?.attendance;
const bodyOf = async (phone: TestPhone, id: typeof KEPT) => (await phone.db.records.get(id))?.body as MemberBody;
const two = async (phone: TestPhone) => ({ kept: await bodyOf(phone, KEPT), other: await bodyOf(phone, OTHER) });

async function put(phone: TestPhone, next: { readonly kept: MemberBody; readonly other: MemberBody }): Promise<void> {
  const inputs = [
    { id: KEPT, kind: 'member' as const, body: next.kept, baseline: (await bodyOf(phone, KEPT)) as unknown as JsonObject },
    { id: OTHER, kind: 'member' as const, body: next.other, baseline: (await bodyOf(phone, OTHER)) as unknown as JsonObject },
  ];
  expect((await saveTogether(phone.db, phone.writer, inputs)).ok).toBe(true);
}

const merge = async (phone: TestPhone) =>
  put(phone, made(await two(phone), ['phone'], { keptId: asMember(KEPT), on: day('2026-06-12'), byName: '刘春花' }));

async function branchWithTwo(time: TestTime): Promise<TestPhone> {
  const phone = new TestPhone(time);
  await phone.save({ id: KEPT, kind: 'member', body: memberBody({ name: '陈升' }), baseline: null });
  await phone.save({ id: OTHER, kind: 'member', body: memberBody({ name: '陈昇', phone: '13800001234' }), baseline: null });
  const attendance = signedIn([KEPT, OTHER]);
  await phone.save({ id: SITTING, kind: 'meeting', body: meetingBody({ attendance }), baseline: null });
  return phone;
}

const whole = async (phone: TestPhone) => [
  (await recordsOfKind(phone.db, 'member')).map(({ id, body }) => [id, body]),
  (await recordsOfKind(phone.db, 'meeting')).map(({ body }) => body),
  (await recordsOfMember(phone.db, asMember(OTHER))).map(({ id }) => id),
];

test('a merged member is read as the kept one wherever the phone asks, and parted again everything is as it was', async () => {
  const phone = await branchWithTwo(new TestTime());
  const before = await whole(phone);
  await merge(phone);
  expect((await recordsOfKind(phone.db, 'member')).map(({ id, body }) => [id, body.name, body.phone])).toEqual([
    [KEPT, '陈升', '13800001234'],
  ]);
  expect((await mergedMembers(phone.db)).map(({ id }) => id)).toEqual([OTHER]);
  const [meeting] = await meetingsBetween(phone.db, day('2026-01-01'), day('2026-12-31'));
  expect(Object.keys(meeting?.body.attendance ?? {})).toEqual([KEPT]);
  expect(Object.keys((await attendanceIn(phone)) ?? {})).toEqual([KEPT]);
  expect((await recordsOfMember(phone.db, asMember(KEPT))).map(({ id }) => id)).toEqual([SITTING]);
  expect(await nameOfMember(phone.db, asMember(OTHER))).toBe('陈升');
  await put(phone, partedMembers(await two(phone)));
  expect(await whole(phone)).toEqual(before);
});

test('another phone of the branch reads him as one after its next contact, and as two after the undoing', async () => {
  const time = new TestTime();
  const township = new MemoryTownship(time.now);
  const phone = await branchWithTwo(time);
  const second = new TestPhone(time);
  await merge(phone);
  await phone.sync(township);
  await second.sync(township);
  expect(await whole(second)).toEqual(await whole(phone));
  expect(await recordsOfKind(second.db, 'member')).toHaveLength(1);
  await put(second, partedMembers(await two(second)));
  await second.sync(township);
  await phone.sync(township);
  expect(await recordsOfKind(phone.db, 'member')).toHaveLength(2);
  expect(await whole(phone)).toEqual(await whole(second));
});

test('an edit of a meeting is of the one person, and a row taken away does not come back under the other id', async () => {
  const phone = await branchWithTwo(new TestTime());
  await merge(phone);
  const opened = (await recordById(phone.db, SITTING))?.body as MeetingBody;
  const baseline = opened as unknown as JsonObject;
  await phone.save({ id: SITTING, kind: 'meeting', body: { ...opened, place: '文化广场' }, baseline });
  // Only the place was written: the rows of both records stay as somebody ticked them.
  expect(Object.keys((await rawAttendance(phone)) ?? {}).sort()).toEqual([KEPT, OTHER]);
  await phone.save({ id: SITTING, kind: 'meeting', body: { ...opened, place: '文化广场', attendance: {} }, baseline });
  expect(await attendanceIn(phone)).toEqual({});
});
