import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { addressOf, meetingPhone, openTab } from './render-meetings.tsx';

describe('writing a meeting', () => {
  test('what was typed is there again after the tab was killed, at the step where it was', async () => {
    const phone = await meetingPhone();
    const first = openTab(phone, '/meetings/new?kind=assembly');
    await first.user.type(await screen.findByLabelText('地点'), '村部会议室');
    await first.press('下一步：谁到了');
    await first.press('陈守田，未点');
    await screen.findByText('已保存');
    await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain('present'));
    const address = addressOf(first.router);
    first.unmount();

    const second = openTab(phone, address);
    expect(await screen.findByRole('button', { name: '陈守田，到', pressed: true })).toBeTruthy();
    await second.press('返回');
    expect(await screen.findByLabelText('地点')).toHaveProperty('value', '村部会议室');
  });

  test('a form nobody typed in leaves no draft behind', async () => {
    const phone = await meetingPhone();
    openTab(phone, '/meetings/new?kind=assembly').unmount();
    const tab = openTab(phone, '/meetings/new?kind=committee');
    await screen.findByLabelText('地点');
    tab.unmount();
    expect(await draftsOf(phone.db)).toEqual([]);
  });

  test('an assembly is counted as it is ticked, saved with its roll, and its draft ends', async () => {
    const phone = await meetingPhone();
    const tab = openTab(phone, '/meetings/new?kind=assembly');
    await tab.press('下一步：谁到了');
    expect(await screen.findByText('还差 3 人到半数')).toBeTruthy();
    await tab.press('第一小组，这组都到了');
    expect(screen.getByText('已过半，可以表决')).toBeTruthy();
    await tab.press('王䶮，到');
    await tab.press('请假');
    await tab.press('外出务工');
    await tab.press('就这样');
    expect(screen.getByText('还差 1 人到半数')).toBeTruthy();
    await tab.press('林晓燕，未点');
    expect(screen.getByText('还差 1 人到半数')).toBeTruthy();
    await tab.press('罗德贵，未点');
    expect(screen.getByText('已过半，可以表决')).toBeTruthy();

    await tab.press('下一步：议题');
    await tab.press('加一个议题');
    await tab.user.type(await screen.findByLabelText('议题 1'), '清理主渠');
    await tab.press('下一步：决议');
    await tab.press('加一条决议');
    await tab.user.type(await screen.findByLabelText('定了什么'), '同意清理主渠');
    await tab.press('记表决');
    await tab.user.type(screen.getByLabelText('赞成'), '5');
    expect(screen.getByRole('alert').textContent).toContain('赞成 5 人，比实到 3 人多，请核对票数');
    await tab.user.clear(screen.getByLabelText('赞成'));
    await tab.user.type(screen.getByLabelText('赞成'), '3');
    expect(screen.getByText('赞成 3 人，超过应到 5 人的半数，通过')).toBeTruthy();

    await tab.press('看一遍');
    expect(await screen.findByText('还有 1 人没点')).toBeTruthy();
    await tab.press('记下这次会');
    await waitFor(() => expect(addressOf(tab.router)).toMatch(/^\/meetings\/[0-9a-f-]+$/));

    const [saved] = await recordsOfKind(phone.db, 'meeting');
    expect(saved?.body.roll).toEqual({
      [phone.idOf('陈守田')]: 'counted',
      [phone.idOf('李秀兰')]: 'counted',
      [phone.idOf('王䶮')]: 'counted',
      [phone.idOf('罗德贵')]: 'counted',
      [phone.idOf('吴小满')]: 'counted',
      [phone.idOf('林晓燕')]: 'probationary',
    });
    expect(saved?.body.attendance[phone.idOf('王䶮')]).toEqual({ state: 'leave', reason: '外出务工' });
    expect(Object.keys(saved?.body.attendance ?? {})).toHaveLength(5);
    expect(await draftsOf(phone.db)).toEqual([]);
  });

  test('a topic taken out comes back with 撤回', async () => {
    const phone = await meetingPhone();
    const tab = openTab(phone, '/meetings/new?kind=assembly&step=3');
    await tab.press('加一个议题');
    await tab.user.type(await screen.findByLabelText('议题 1'), '清理主渠');
    await tab.press('去掉议题 1');
    expect(screen.queryByLabelText('议题 1')).toBe(null);
    await tab.press('撤回');
    expect(screen.getByLabelText('议题 1')).toHaveProperty('value', '清理主渠');
  });

  test('the committee is asked for its own members alone', async () => {
    const phone = await meetingPhone();
    const tab = openTab(phone, '/meetings/new?kind=committee&step=2');
    await screen.findByRole('button', { name: '陈守田，未点' });
    expect(screen.getByRole('button', { name: '2 人怎么算' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: '王䶮，未点' })).toBe(null);
    tab.unmount();
  });

  test('a group leader writes the meeting of his own group and no other kind', async () => {
    const phone = await meetingPhone();
    const own = phone.groups[1] ?? null;
    const tab = openTab(phone, '/meetings/new?kind=assembly', { role: 'groupLeader', groupId: own });
    expect(await screen.findByRole('radio', { name: '党小组会', checked: true })).toBeTruthy();
    expect(screen.queryByRole('radio', { name: '支部党员大会' })).toBe(null);
    await tab.press('下一步：谁到了');
    await screen.findByRole('button', { name: '罗德贵，未点' });
    expect(screen.queryByRole('button', { name: '陈守田，未点' })).toBe(null);
  });
});
