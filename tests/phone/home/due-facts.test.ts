import { matchRoutes } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import type { GroupId, MemberId, TownshipId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { DuesStandardBody } from '#domain/records/dues-standard.ts';
import { GroupBody } from '#domain/records/group.ts';
import { PlanBody } from '#domain/records/plan.ts';
import { PledgeBody } from '#domain/records/pledge.ts';
import type { KindName } from '#domain/records/registry.ts';
import { RosterCheckBody } from '#domain/records/roster-check.ts';
import { TalkBody } from '#domain/records/talk.ts';
import { TermBody } from '#domain/records/term.ts';
import { TransferBody } from '#domain/records/transfer.ts';
import { type ObligationSubject, obligationWhats } from '#domain/rules/obligation.ts';
import { dueNow } from '#phone/features/home/due-facts.ts';
import { dueHref } from '#phone/features/home/due-href.ts';
import { routes } from '#phone/routes.tsx';
import { putOff, putOffs } from '#storage/put-off.ts';
import { ACCOUNT, BRANCH, day, matterBody, memberBody, recordId, visitBody } from '#tests/support/factories.ts';
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

  test('one thing due from every part of the work is one row each, with its sentence and an address that exists', async () => {
    const phone = await wholeVillage();
    const { open } = await dueNow(phone.db, today, secretary);
    const rows = open.filter(({ subject }) => subject !== 'meeting');
    expect(rows.map(({ subject, what, opens }) => [`${subject}.${what}`, opens]).sort()).toEqual([
      ['check.yearly', recordId(60)],
      ['dues.assess', null],
      ['dues.collect', null],
      ['floating.register', recordId(3)],
      ['matter.answer', recordId(71)],
      ['matter.answer', recordId(72)],
      ['pledge.due', recordId(80)],
      ['probation.ends', recordId(2)],
      ['talk.followUp', recordId(90)],
      ['term.threeMonths', recordId(50)],
      ['transfer.receipt', recordId(61)],
      ['visit.careFirst', null],
      ['visit.followUp', recordId(70)],
    ]);
    expect(Object.fromEntries(rows.map((due) => [`${due.subject}.${due.what}`, dueHref(due, undefined)]))).toEqual({
      'check.yearly': '/roster/check',
      'dues.assess': '/dues/assess',
      'dues.collect': '/dues/collect',
      'floating.register': `/floating/form?direction=out&member=${recordId(3)}`,
      'matter.answer': expect.stringMatching(/^\/matters\/f00000/),
      'pledge.due': `/posts/pledges?open=${recordId(80)}`,
      'probation.ends': `/roster/${recordId(2)}`,
      'talk.followUp': `/talks/${recordId(90)}`,
      'term.threeMonths': '/organisation/terms',
      'transfer.receipt': `/roster/transfers/${recordId(61)}`,
      'visit.careFirst': '/visits',
      'visit.followUp': `/visits/${recordId(70)}`,
    });
    for (const due of open) expect(leadsTo(dueHref(due, undefined)), `${due.subject}.${due.what}`).toBe(true);
  });

  test('a meeting that is planned for today stands first, before what is overdue', async () => {
    const phone = await wholeVillage();
    await phone.save({
      id: recordId(95),
      kind: 'plan',
      body: PlanBody.parse({ meetingKind: 'lesson', plannedOn: today }),
      baseline: null,
    });
    const { open } = await dueNow(phone.db, today, secretary);
    expect(open.slice(0, 2).map(({ what }) => what)).toEqual(['toRecord', 'assess']);
  });

  test('a group leader is told of his own members’ dues and visits, and of nobody else’s', async () => {
    const phone = await wholeVillage();
    const { open } = await dueNow(phone.db, today, actor('groupLeader', recordId(10)));
    expect(open.map(({ subject, what, opens }) => [`${subject}.${what}`, opens]).sort()).toEqual([
      ['dues.collect', null],
      ['matter.answer', recordId(71)],
      ['meeting.open', null],
      ['visit.careFirst', null],
      ['visit.followUp', recordId(70)],
    ]);
    expect(open.find(({ what }) => what === 'collect')?.facts).toMatchObject({ people: 1, yuan: '0.50' });
    const other = await dueNow(phone.db, today, actor('groupLeader', recordId(11)));
    expect(other.open.map(({ subject, what, opens }) => [`${subject}.${what}`, opens])).toEqual([
      ['matter.answer', recordId(72)],
      ['meeting.open', null],
    ]);
  });

  // Every address a sentence can lead to, whatever the day.
  test.each(
    Object.entries(obligationWhats).flatMap(([subject, whats]) => whats.map((what) => [subject as ObligationSubject, what] as const)),
  )('%s.%s leads to a page that is there', (subject, what) => {
    const due = {
      id: 'x',
      subject,
      what,
      facts: { groupId: '', meetingKind: 'assembly' },
      dueOn: today,
      daysLeft: 0,
    };
    const source = { document: 'townshipSetting', article: null } as const;
    expect(leadsTo(dueHref({ ...due, opens: recordId(1), source }, undefined))).toBe(true);
  });
});

/** Whether the address is a page of the phone, not the page that says there is none. */
function leadsTo(href: string): boolean {
  const found = matchRoutes(routes, new URL(href, 'https://phone.test').pathname);
  return found !== null && found.at(-1)?.route.path !== '*' && !href.includes('null') && !href.includes('undefined');
}

/** The village with one thing due from each part of the work. */
async function wholeVillage(): Promise<TestPhone> {
  const phone = await village();
  const save = <K extends KindName>(n: number, kind: K, body: JsonObject) => phone.save({ id: recordId(n), kind, body, baseline: null });
  await phone.edit(recordId(1), { groupId: recordId(10), needsCare: true });
  await save(2, 'member', memberBody({ name: '李春梅', status: 'probationary', joinedOn: '2025-06-25', formalOn: null }));
  await save(3, 'member', memberBody({ name: '赵远', away: { since: '2025-12-01', place: '广州' }, groupId: recordId(11) as never }));
  await save(4, 'member', memberBody({ name: '孙文', status: 'transferredOut', statusSince: day('2026-05-25') }));
  const steps = { '2026-01': { basis: { type: 'farmer', standardFen: 50 }, dueFen: 50, setOn: '2026-01-10' } };
  await phone.save({
    id: standardId(BRANCH, recordId(1) as string as MemberId, 2026),
    kind: 'duesStandard',
    body: DuesStandardBody.parse({ memberId: recordId(1), year: 2026, steps, excused: months('01', '02', '03', '04', '05') }),
    baseline: null,
  });
  await save(50, 'term', TermBody.parse({ committee: 'branch', electedOn: '2021-08-20' }));
  await save(60, 'rosterCheck', RosterCheckBody.parse({ year: 2026, startedOn: '2026-06-01' }));
  const moved = { lettered: { on: '2026-05-12' }, accepted: { on: '2026-05-25' } };
  await save(61, 'transfer', TransferBody.parse({ direction: 'out', memberId: recordId(4), name: '孙文', validDays: 60, steps: moved }));
  await save(70, 'visit', visitBody({ followUpOn: '2026-06-20', groupId: recordId(10) as never }));
  await save(71, 'matter', matterBody({ answerBy: '2026-06-20', groupId: recordId(10) as never }));
  await save(72, 'matter', matterBody({ answerBy: '2026-06-22', groupId: recordId(11) as never, house: '南 2 号' }));
  const pledge = { pledgeBy: 'member', memberId: recordId(1), holderName: '王建国', pledgeText: '修水沟', madeOn: '2026-03-01' };
  await save(80, 'pledge', PledgeBody.parse({ ...pledge, agreedOn: '2026-03-02', dueOn: '2026-06-20' }));
  const talkers = { by: { memberId: recordId(1), name: '王建国' }, with: { memberId: recordId(2), name: '李春梅' } };
  await save(90, 'talk', TalkBody.parse({ ...talkers, talkedOn: '2026-05-20', followUpOn: '2026-06-20' }));
  return phone;
}
const months = (...given: readonly string[]): Record<string, string> => Object.fromEntries(given.map((m) => [`2026-${m}`, '住院']));
