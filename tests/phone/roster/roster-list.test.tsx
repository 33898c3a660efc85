import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { testId } from '#tests/support/factories.ts';
import { openTab, put, putMember, type RosterPhone, rosterPhone } from './render-roster.tsx';

const GROUP = testId(0x61);
const PEOPLE = ['程安', '陈刚', '单雄信', '古丽娜尔·玉素甫', '王䶮', '𱍊国', '何家旺'] as const;

async function village(): Promise<RosterPhone> {
  const phone = rosterPhone();
  await put(phone, GROUP, 'group', { name: '第一小组', order: 1 });
  for (const [i, name] of PEOPLE.entries())
    await putMember(phone, testId(0x3000 + i), {
      name,
      groupId: i < 2 ? GROUP : null,
      ...(name === '王䶮' && { away: { since: '2026-02-01', place: '佛山' } }),
      ...(name === '何家旺' && { status: 'transferredOut', statusSince: '2026-05-01' }),
    });
  return phone;
}

const names = (): string[] => PEOPLE.filter((name) => screen.queryByText(name) !== null);
const inOrder = (): (string | null)[] =>
  screen.getAllByRole('link').flatMap((link) => PEOPLE.filter((name) => link.textContent?.includes(name)));

describe('名册', () => {
  test('an empty one says the two ways to fill it', async () => {
    openTab(rosterPhone(), '/roster');
    await screen.findByText('名册还是空的');
    expect(screen.getByText(/乡镇用表格导入/)).toBeTruthy();
    expect(screen.getAllByRole('link', { name: '添加党员' }).length).toBeGreaterThan(0);
  });

  test('people stand by their surnames, whoever cannot be read last under #', async () => {
    openTab(await village(), '/roster');
    await screen.findByRole('button', { name: '#' });
    expect(inOrder()).toEqual(['陈刚', '程安', '古丽娜尔·玉素甫', '单雄信', '王䶮', '𱍊国']);
    const letters = screen.getByRole('navigation', { name: '按首字母找' });
    expect(letters.textContent).toBe('CGSW#');
  });

  test.each([
    ['chen', ['程安', '陈刚']],
    ['sxx', ['单雄信']],
    ['玉素甫', ['古丽娜尔·玉素甫']],
    ['𱍊', ['𱍊国']],
    ['hjw', ['何家旺']],
  ])('%s finds %j, also those who have left', async (query, found) => {
    const { user } = openTab(await village(), '/roster');
    await screen.findByRole('button', { name: '#' });
    await user.type(screen.getByRole('searchbox'), query);
    await waitFor(() => expect(names()).toEqual(found));
  });

  test('one line of chips shows a part of the people and how many they are; the other parts are one press further', async () => {
    const { user, press } = openTab(await village(), '/roster');
    await press('流动 1');
    await waitFor(() => expect(names()).toEqual(['王䶮']));
    await press('更多筛选');
    await press('第一小组 2');
    await waitFor(() => expect(names()).toEqual(['程安', '陈刚']));
    const line = screen.getByRole('group', { name: '只看一部分人' });
    expect(
      within(line)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['全部', '第一小组 2']);
    await user.click(within(line).getByRole('button', { name: '第一小组 2' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '已离开 1' }));
    await waitFor(() => expect(names()).toEqual(['何家旺']));
  });

  test('a group leader reads the roster and is not offered to write it', async () => {
    openTab(await village(), '/roster', { role: 'groupLeader' });
    await screen.findByText('陈刚');
    expect(screen.queryByRole('link', { name: '添加党员' })).toBe(null);
  });

  test('somebody who is not there is said to be not there, with the way back', async () => {
    const { user, press } = openTab(await village(), '/roster');
    await screen.findByText('陈刚');
    await user.type(screen.getByRole('searchbox'), '赵');
    await screen.findByText('没有找到“赵”');
    await press('看全部');
    await screen.findByText('陈刚');
  });
});

describe('支部事务', () => {
  test('a group is added, put before another, and dissolved with its day', async () => {
    const phone = await village();
    const { user, press } = openTab(phone, '/roster/groups');
    await press('新小组');
    await user.type(await screen.findByLabelText(/小组名称/), '第二小组');
    await press('记下这个小组');
    await press(/第二小组/);
    await press('排到第一小组前面');
    await waitFor(async () => {
      const groups = (await phone.db.records.where('kind').equals('group').toArray()).map(
        ({ body }) => body as { name: string; order: number },
      );
      expect(groups.sort((a, b) => a.order - b.order).map(({ name }) => name)).toEqual(['第二小组', '第一小组']);
    });
    await press(/第一小组/);
    await press('撤销这个小组');
    await press('撤销');
    await screen.findByText('6月18日撤销');
  });
});
