import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import '#phone/features/roster/check-result-screen.tsx';
import '#phone/features/roster/check-screen.tsx';
import '#phone/features/roster/transfer-screen.tsx';
import { statusOn } from '#domain/roster/status.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { memberOn, openTab, put, putMember, rosterPhone } from '#tests/phone/roster/render-roster.tsx';
import { day, testId } from '#tests/support/factories.ts';

const [CHEN, LI, WU, TRANSFER] = [testId(1), testId(2), testId(3), testId(9)];

test('a transfer out goes step by step; with 对方接收 the member is 已转出 from that day and not before', async () => {
  const phone = rosterPhone();
  await putMember(phone, LI, { name: '李兰' });
  await put(phone, TRANSFER, 'transfer', { direction: 'out', memberId: LI, name: '李兰', validDays: 30 });
  openTab(phone, `/roster/transfers/${TRANSFER}`);
  const step = async (name: string) => {
    fireEvent.click(await screen.findByRole('button', { name }));
    fireEvent.click(await screen.findByRole('button', { name: `记下“${name}”` }));
    await waitFor(() => expect(screen.queryByRole('button', { name: `记下“${name}”` })).toBeNull());
  };
  await step('开出介绍信');
  await screen.findByText(/介绍信开出，对方还没接收/);
  expect((await memberOn(phone, LI))?.body.status).toBe('formal');
  await step('对方接收');
  await screen.findByText(/对方已接收，等回执/);
  const moved = (await memberOn(phone, LI))?.body;
  expect(moved && [statusOn(moved, day('2026-06-17')), statusOn(moved, day('2026-06-18'))]).toEqual(['formal', 'transferredOut']);
  await step('收到回执');
  await screen.findByText('回执已收到');
  expect(Object.keys((await recordsOfKind(phone.db, 'transfer'))[0]?.body.steps ?? {})).toEqual(['lettered', 'accepted', 'receipt']);
});

const ask = async (...people: readonly (readonly [string, Parameters<typeof putMember>[2]])[]) => {
  const phone = rosterPhone();
  for (const [id, part] of people) await putMember(phone, id, part);
  return phone;
};
const THREE = [
  [CHEN, { name: '陈守田' }],
  [LI, { name: '李兰', phone: '138 0000 1234', phoneConsent: true }],
  [WU, { name: '吴明' }],
] as const;
const of = (name: string) => within(screen.getByRole('region', { name }));
const say = (name: string, ...answers: readonly string[]) => {
  for (const answer of answers) fireEvent.click(of(name).getByRole('button', { name: answer }));
};
const chosen = (name: string) =>
  of(name)
    .getAllByRole('button', { pressed: true })
    .map(({ textContent }) => textContent);

test('a check tapped faster than the phone writes loses no answer; closed and opened again it goes on at the member where it stood', async () => {
  const phone = await ask(...THREE);
  const tab = openTab(phone, '/roster/check');
  await screen.findByText('还有 3 人没问全，点一下就记下');
  expect(screen.queryByText('从这里接着问')).toBeNull();
  say('陈守田', '在本地', '联系上', '不用转');
  say('李兰', '不在');
  await screen.findByText('还有 2 人没问全，点一下就记下');
  tab.unmount();

  openTab(phone, '/roster/check');
  await screen.findByText('从这里接着问');
  expect(document.activeElement?.textContent).toContain('李兰');
  expect(document.activeElement?.textContent).not.toContain('陈守田');
  expect([chosen('陈守田'), chosen('李兰')]).toEqual([['在本地', '联系上', '不用转'], ['不在']]);
  say('李兰', '联系上', '应转走');
  expect(document.activeElement?.textContent).toContain('李兰');
  say('吴明', '在本地', '没联系上', '不用转');
  await screen.findByText('每个人都问过了');
  expect(await recordsOfKind(phone.db, 'rosterCheck')).toHaveLength(1);
});

test('不清楚 is an answer: he counts as asked about and not as reached, and may be made clear later', async () => {
  const phone = await ask([WU, { name: '吴明' }]);
  openTab(phone, '/roster/check');
  await screen.findByText('还有 1 人没问全，点一下就记下');
  say('吴明', '在本地', '不清楚', '不用转');
  await screen.findByText('每个人都问过了');
  const row = async () => (await recordsOfKind(phone.db, 'rosterCheck'))[0]?.body.rows[WU];
  expect(await row()).toMatchObject({ reached: null, unclear: true });
  say('吴明', '联系上');
  await waitFor(async () => expect(await row()).toMatchObject({ reached: true, unclear: false }));
});

test('the result says who should move and who was not reached, each with what can be done now', async () => {
  const phone = await ask(...THREE);
  const row = (part: object) => ({ here: true, reached: true, shouldMove: false, on: '2026-06-10', byName: '陈守田', ...part });
  const rows = {
    [CHEN]: row({ shouldMove: true }),
    [LI]: row({ reached: false }),
    [WU]: row({ here: false, reached: null, unclear: true, shouldMove: true }),
  };
  await put(phone, testId(8), 'rosterCheck', { year: 2026, startedOn: '2026-06-10', rows });
  await put(phone, TRANSFER, 'transfer', { direction: 'out', memberId: CHEN, name: '陈守田', validDays: 30 });
  openTab(phone, '/roster/check/result');
  await screen.findByText('在册 3 人，联系上 1 人，关系准 0 人');
  const acts = (list: string) =>
    of(list)
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]);
  expect(acts('应当转走组织关系')).toEqual([
    ['陈守田转接在办', `/roster/transfers/${TRANSFER}`],
    ['吴明记转接', expect.stringMatching(`^/roster/transfers\\?open=.+&member=${WU}$`)],
  ]);
  expect(acts('没联系上')).toEqual([
    ['李兰看他的页', `/roster/${LI}`],
    ['', 'tel:13800001234'],
  ]);
  expect(acts('联系不联系得上不清楚')).toEqual([['吴明看他的页', `/roster/${WU}`]]);
  expect(acts('人不在本地')).toEqual([['吴明登记外出', `/floating/form?direction=out&member=${WU}`]]);
});
