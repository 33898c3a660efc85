import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
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

test('a check of three, tapped faster than the phone writes, loses no answer, and is gone on with when opened again', async () => {
  const phone = rosterPhone();
  for (const [id, name] of [
    [CHEN, '陈守田'],
    [LI, '李兰'],
    [WU, '吴明'],
  ] as const)
    await putMember(phone, id, { name });
  const tap = (answer: string, row: number) => fireEvent.click(screen.getAllByRole('button', { name: answer })[row] as HTMLElement);
  const tab = openTab(phone, '/roster/check');
  await screen.findByText('还有 3 人没问全，点一下就记下');
  for (const answer of ['在本地', '联系上', '不用转']) tap(answer, 0);
  tap('不在', 1);
  await screen.findByText('还有 2 人没问全，点一下就记下');
  tab.unmount();

  openTab(phone, '/roster/check');
  await screen.findByText('还有 2 人没问全，点一下就记下');
  for (const answer of ['联系上', '应转走']) tap(answer, 1);
  for (const answer of ['在本地', '没联系上', '不用转']) tap(answer, 2);
  await screen.findByText('每个人都问过了');
  expect(screen.getByText('在册 3 人，联系上 2 人，关系准 1 人')).toBeTruthy();
  expect(screen.getByText('没联系上：吴明')).toBeTruthy();
  expect(screen.getByRole('link', { name: /李兰/ }).getAttribute('href')).toMatch(`member=${LI}`);
  expect(await recordsOfKind(phone.db, 'rosterCheck')).toHaveLength(1);
});
