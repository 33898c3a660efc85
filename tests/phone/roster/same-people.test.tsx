import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import '#phone/features/roster/same-pair-screen.tsx';
import '#phone/features/roster/same-screen.tsx';
import { recordsOfKind } from '#storage/queries.ts';
import { testId } from '#tests/support/factories.ts';
import { memberOn, openTab, putMember, rosterPhone } from './render-roster.tsx';

const [KEPT, OTHER] = [testId(0x3001), testId(0x3002)];

async function phoneWithTwo() {
  const phone = rosterPhone();
  await putMember(phone, KEPT, { name: '陈升', birthMonth: '1962-03', education: '70' });
  await putMember(phone, OTHER, { name: '陈昇', birthMonth: '1962-03', education: '60', residence: '石桥村' });
  await putMember(phone, testId(0x3003), { name: '李桂芳', birthMonth: '1962-03' });
  return phone;
}

describe('two records of one person on the phone', () => {
  test('the roster says that a pair is to be looked at, and the pair is made one with what was chosen', async () => {
    const phone = await phoneWithTwo();
    const { user, press } = openTab(phone, '/roster');
    await user.click(await screen.findByRole('link', { name: /有 1 对要看一看/ }));
    await user.click(await screen.findByRole('link', { name: /陈升、陈昇/ }));
    // What only the other one knows is taken unless it is said otherwise; where both say something, this one's stays.
    const group = await screen.findByRole('radiogroup', { name: '学历' });
    expect((within(group).getByRole('radio', { name: '初中' }) as HTMLInputElement).checked).toBe(true);
    expect((screen.getByRole('radio', { name: '石桥村' }) as HTMLInputElement).checked).toBe(true);
    await user.click(screen.getByRole('radio', { name: '高中' }));
    await press('是同一个人，合成一条');
    await screen.findByText(/^陈昇合到这一条/);
    const members = await recordsOfKind(phone.db, 'member');
    expect(members.map(({ body }) => [body.name, body.education, body.residence])).toEqual([
      ['陈升', '60', '石桥村'],
      ['李桂芳', null, ''],
    ]);
  });

  test('undone, both are in the roster as they were', async () => {
    const phone = await phoneWithTwo();
    const before = [await memberOn(phone, KEPT), await memberOn(phone, OTHER)].map((member) => member?.body);
    const first = openTab(phone, `/roster/same/${OTHER}/${KEPT}`);
    await first.press('是同一个人，合成一条');
    await first.user.click(await screen.findByRole('button', { name: /撤销合并/ }));
    await screen.findByText('把两条分开？');
    await first.user.click(screen.getByRole('button', { name: '撤销合并' }));
    await screen.findByText('已经分开，两条都在');
    expect([await memberOn(phone, KEPT), await memberOn(phone, OTHER)].map((member) => member?.body)).toEqual(before);
  });

  test('the page of the record that was merged leads to the one he is read as', async () => {
    const phone = await phoneWithTwo();
    const first = openTab(phone, `/roster/same/${KEPT}/${OTHER}`);
    await first.press('是同一个人，合成一条');
    await screen.findByText('已经合成一条');
    first.unmount();
    openTab(phone, `/roster/${OTHER}`);
    const row = await screen.findByRole('link', { name: /这一条已经合到陈升名下/ });
    expect(row.getAttribute('href')).toBe(`/roster/${KEPT}`);
  });

  test('two people who were said to be two are not asked about again, and a group leader only reads', async () => {
    const phone = await phoneWithTwo();
    const leader = openTab(phone, `/roster/same/${KEPT}/${OTHER}`, { role: 'groupLeader' });
    await screen.findByText('学历');
    expect(screen.queryByRole('button', { name: '是同一个人，合成一条' })).toBe(null);
    leader.unmount();
    const { press } = openTab(phone, `/roster/same/${KEPT}/${OTHER}`);
    await press('不是同一个人');
    await screen.findByText('没有像是记了两遍的人');
    expect(await recordsOfKind(phone.db, 'member')).toHaveLength(3);
  });
});
