import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import type { GroupId, TownshipId } from '#domain/kernel/ids.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { GroupBody } from '#domain/records/group.ts';
import { dueNow } from '#phone/features/home/due-facts.ts';
import { putOff, putOffs } from '#storage/put-off.ts';
import { ACCOUNT, BRANCH, day, memberBody, recordId } from '#tests/support/factories.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const actor = (role: Actor['role'], groupId: string | null = null): Actor => ({
  accountId: ACCOUNT,
  name: '张书记',
  role,
  townshipId: recordId(0x70) as string as TownshipId,
  branchId: BRANCH,
  groupId: groupId as GroupId | null,
});
const secretary = actor('secretary');
const today = day('2026-06-18');

async function village(): Promise<TestPhone> {
  const phone = new TestPhone(new TestTime(Date.parse('2026-06-18T01:00:00Z')));
  await phone.save({ id: recordId(1), kind: 'member', body: memberBody(), baseline: null });
  for (const [n, name] of ['第一组', '第二组'].entries())
    await phone.save({ id: recordId(10 + n), kind: 'group', body: GroupBody.parse({ name, order: n }), baseline: null });
  return phone;
}
const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('本月要办 on the phone', () => {
  test('a group leader is shown what is his group’s and nothing else', async () => {
    const phone = await village();
    const { open } = await dueNow(phone.db, today, actor('groupLeader', recordId(10)));
    expect(idsOf(open)).toEqual([`meeting:group:${recordId(10)}:2026-06`]);
    expect((await dueNow(phone.db, today, secretary)).open.length).toBeGreaterThan(3);
  });

  test('what was put off is away until its day, with the reason, and then comes back by itself', async () => {
    const phone = await village();
    await putOff(phone.db, 'meeting:assembly:2026-Q2', { until: day('2026-06-21'), why: '农忙' }, today);
    const before = await dueNow(phone.db, day('2026-06-20'), secretary);
    expect(idsOf(before.open)).not.toContain('meeting:assembly:2026-Q2');
    expect(before.putOff.map(({ given }) => given.why)).toEqual(['农忙']);
    const after = await dueNow(phone.db, day('2026-06-21'), secretary);
    expect(idsOf(after.open)).toContain('meeting:assembly:2026-Q2');
    await putOff(phone.db, 'other', null, day('2026-06-21'));
    expect(await putOffs(phone.db)).toEqual({});
  });

  test('what is explained goes to the township as a record and is no longer pressing', async () => {
    const phone = await village();
    const body = {
      obligation: 'meeting:themeDay:2026-06',
      meetingKind: 'themeDay',
      from: '2026-06-01',
      to: '2026-06-30',
      reason: '抢收，都在地里',
    };
    await phone.save({ id: recordId(30), kind: 'excusal', body, baseline: null });
    const now = await dueNow(phone.db, today, secretary);
    expect(idsOf(now.open)).not.toContain('meeting:themeDay:2026-06');
    expect(now.explained.map(({ excusal }) => excusal.body.reason)).toEqual(['抢收，都在地里']);
  });

  test.each([
    ['2026-06-30T15:59:59.000Z', 'meeting:assembly:2026-Q2', 0],
    ['2026-06-30T16:00:00.000Z', 'meeting:assembly:2026-Q3', 92 - 1],
  ])('at %s the quarter is China’s, whatever zone the phone is in', async (at, id, daysLeft) => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      const phone = await village();
      const { open } = await dueNow(phone.db, dayInChina(instantAt(Date.parse(at))), secretary);
      expect(open.find((due) => due.id === id)?.daysLeft).toBe(daysLeft);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});
