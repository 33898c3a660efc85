import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { AppraisalBody } from '#domain/records/appraisal.ts';
import { saveRecord } from '#storage/commands.ts';
import { recordById } from '#storage/queries.ts';
import { meetingBody, testId } from '#tests/support/factories.ts';
import { type MeetingPhone, meetingPhone, openTab } from './render-meetings.tsx';

const ID = testId(0x9001) as RecordId;

async function held(phone: MeetingPhone, given: Parameters<typeof meetingBody>[0] = {}) {
  const here = (names: readonly string[]) => Object.fromEntries(names.map((name) => [phone.idOf(name), { state: 'present', reason: '' }]));
  const roll = Object.fromEntries(['陈守田', '李秀兰', '王䶮', '罗德贵', '吴小满'].map((name) => [phone.idOf(name), 'counted']));
  const body = meetingBody({
    heldOn: '2026-06-10',
    roll,
    attendance: here(['陈守田', '李秀兰', '王䶮', '罗德贵']),
    ...given,
  } as never);
  const saved = await saveRecord(phone.db, phone.writer, { id: ID, kind: 'meeting', body, baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
}

const vote = { kind: 'ordinary', secret: false, inFavour: 0, against: 0, abstained: 0 } as const;
const decided = (more: object, text = '定下来') =>
  ({ decisions: { [testId(1)]: { order: 0, text, vote: { ...vote, ...more } } } }) as never;

describe('the page of a saved meeting', () => {
  test('says everything the counting sheet of an admission said', async () => {
    const phone = await meetingPhone();
    await held(
      phone,
      decided({
        kind: 'admission',
        secret: true,
        inFavour: 3,
        against: 1,
        notVoting: 0,
        written: { inFavour: 1, against: 0, abstained: 0 },
        second: { inFavour: 3, against: 1, abstained: 0 },
        given: 4,
        returned: 4,
        counters: ['李秀兰', '王䶮'],
      }),
    );
    openTab(phone, `/meetings/${ID}`);
    const sheet = within(await screen.findByText('书面意见：赞成 1，反对 0，弃权 0').then((line) => line.closest('li') as HTMLElement));
    for (const words of [
      '接收、转正表决、无记名投票',
      '赞成 3，反对 1，弃权 0',
      '第二遍：赞成 3，反对 1，弃权 0',
      '发出选票 4 张',
      '收回选票 4 张',
      '计票人：李秀兰、王䶮',
      '赞成 4 人，超过应到 5 人的半数，通过',
    ])
      expect(sheet.getByText(words)).toBeTruthy();
  });

  test('says who was elected, who tied and is voted on again, and what each candidate got', async () => {
    const phone = await meetingPhone();
    const candidates = Object.fromEntries(
      [
        ['陈守田', 4],
        ['李秀兰', 3],
        ['王䶮', 3],
      ].map(([name, votes], order) => [testId(0x20 + order), { order, name, votes, secondVotes: votes }]),
    );
    await held(phone, decided({ kind: 'election', secret: true, election: { seats: 2, candidates, scrutineer: '吴小满' } }));
    openTab(phone, `/meetings/${ID}`);
    expect(await screen.findByText('陈守田当选；李秀兰、王䶮得票相同，在他们中再投一次')).toBeTruthy();
    expect(screen.getByText('李秀兰 3 票，第二遍 3 票')).toBeTruthy();
    expect(screen.getByText('应选 2 名')).toBeTruthy();
    expect(screen.getByText('监票人：吴小满')).toBeTruthy();
  });

  test('names who came late, and what the record still lacks', async () => {
    const phone = await meetingPhone();
    await held(phone, { arrivals: { [phone.idOf('王䶮')]: '09:40' } as never });
    openTab(phone, `/meetings/${ID}`);
    expect(await screen.findByText('王䶮 09:40 到')).toBeTruthy();
    expect(screen.getByText('还没写记录人')).toBeTruthy();
    // That nothing was voted on is held against nobody.
    expect(screen.queryByText('没有表决结果，没表决就不用写')).toBeNull();
  });

  test('lets the lines of a list of remedies be told as done, each with its day', async () => {
    const phone = await meetingPhone();
    await held(phone, {
      meetingKind: 'lifeMeeting',
      remedies: { [testId(5)]: { order: 0, text: '走访少', measure: '每月走十户', ownerName: '李秀兰', dueOn: '2026-06-30' } } as never,
    });
    const tab = openTab(phone, `/meetings/${ID}`);
    expect(await screen.findByText(/每月走十户/)).toBeTruthy();
    await tab.press('改好了');
    expect(await screen.findByText(/6月18日改好/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '改好了' })).toBeNull();
  });
});

describe('the secretary’s confirmation', () => {
  const confirmed = async (phone: MeetingPhone) =>
    ((await recordById(phone.db, ID))?.body as { confirmed?: unknown } | undefined)?.confirmed;

  test('is one press of the secretary, and says who and when', async () => {
    const phone = await meetingPhone();
    await held(phone);
    const tab = openTab(phone, `/meetings/${ID}`);
    await tab.press('我看过了，确认');
    expect(await screen.findByText(/陈守田 6月18日看过/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '我看过了，确认' })).toBeNull();
  });

  test.each(['scribe', 'groupLeader'] as const)('is not for a %s to give', async (role) => {
    const phone = await meetingPhone();
    await held(phone, { meetingKind: 'group', groupId: phone.groups[0] ?? null });
    openTab(phone, `/meetings/${ID}`, { role, groupId: role === 'groupLeader' ? (phone.groups[0] ?? null) : null });
    expect(await screen.findByText('书记还没有确认')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '我看过了，确认' })).toBeNull();
  });

  test('falls when a scribe changes a word of what was confirmed', async () => {
    const phone = await meetingPhone();
    await held(phone, { confirmed: { name: '陈守田', on: '2026-06-11' } as never });
    const tab = openTab(phone, `/meetings/${ID}/edit?step=3&only=1`, { role: 'scribe' });
    await tab.user.type(await screen.findByLabelText(/发言要点/), '再补一句');
    await tab.press('记下改动');
    await waitFor(async () => expect(await confirmed(phone)).toBeNull());
  });
});

test('the year’s book ends with 民主评议党员: a blank where none was held, its numbers and its 整改清单 where one was', async () => {
  const phone = await meetingPhone();
  const blank = openTab(phone, '/book?year=2025');
  const part = async () =>
    within((await screen.findByRole('heading', { level: 3, name: '民主评议党员' })).closest('section') as HTMLElement);
  expect((await part()).getByText('没有记录')).toBeTruthy();
  blank.unmount();

  const remedy = { order: 0, text: '学习记录不全', measure: '补记到月', ownerName: '李秀兰', dueOn: '2026-03-31', doneOn: null };
  const body = AppraisalBody.parse({
    year: 2025,
    heldOn: '2026-01-20',
    formal: 5,
    present: 5,
    excellent: 1,
    good: 4,
    remedies: { [testId(7)]: remedy },
  });
  const saved = await saveRecord(phone.db, phone.writer, { id: ID, kind: 'appraisal', body, baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
  const first = openTab(phone, '/book?year=2025');
  const row = (await part()).getByRole('row', { name: /^整改清单/ });
  expect(row.textContent).toContain('学习记录不全');
  expect(row.textContent).toContain('补记到月');
  expect((await part()).getByRole('row', { name: '优秀 1' })).toBeTruthy();
  expect((await part()).queryByRole('row', { name: /^不合格/ }), 'a nought is said, not left out').toBeTruthy();
  first.unmount();
  openTab(phone, '/book?year=2017');
  await screen.findByRole('heading', { level: 2 });
  expect(screen.queryByRole('heading', { level: 3, name: '民主评议党员' }), 'the regulations of 2018 first asked for it').toBe(null);
});
