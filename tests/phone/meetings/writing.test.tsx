import { fireEvent, screen, waitFor, within } from '@testing-library/react';
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

  test('a phone that goes round the room takes names and nothing else, and only 收回手机 ends it', async () => {
    const phone = await meetingPhone();
    const tab = openTab(phone, '/meetings/new?kind=assembly&step=2');
    await tab.press('王䶮，未点');
    await tab.press('王䶮，到');
    await tab.press('请假');
    await tab.press('就这样');
    await tab.press('把手机传一圈');
    const round = within(await screen.findByRole('dialog', { name: '到了的，点自己的名字' }));
    expect(round.queryByRole('button', { name: '王䶮' }), 'who is on leave is left to the secretary').toBe(null);
    await tab.user.click(round.getByRole('button', { name: '吴小满' }));
    expect(round.getByRole('button', { name: '吴小满', pressed: true })).toHaveProperty('disabled', true);
    await tab.user.click(round.getByRole('button', { name: '吴小满' }));
    expect(fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true })), '返回键关不掉').toBe(false);
    expect(round.getByRole('button', { name: '罗德贵', pressed: false })).toBeTruthy();
    expect(
      round.getAllByRole('button').map((button) => button.textContent),
      'names, and the way out',
    ).toEqual(['陈守田', '李秀兰', '罗德贵', '吴小满', '林晓燕', '收回手机']);
    await tab.user.click(round.getByRole('button', { name: '收回手机' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBe(null));
    await waitFor(async () =>
      expect((await draftsOf(phone.db))[0]?.data['body']).toHaveProperty('attendance', {
        [phone.idOf('王䶮')]: { state: 'leave', reason: '' },
        [phone.idOf('吴小满')]: { state: 'present', reason: '' },
      }),
    );
  });

  test('an election is counted by two, asks for enough candidates, and says who is elected with its source', async () => {
    const phone = await meetingPhone();
    const tab = openTab(phone, '/meetings/new?kind=assembly&step=2');
    await tab.press('第一小组，这组都到了');
    await tab.press('第二小组，这组都到了');
    await tab.press('下一步：议题');
    await tab.press('下一步：决议');
    await tab.user.type(await screen.findByLabelText('定了什么'), '选举支部书记');
    await tab.press('无记名投票');
    await tab.user.click(screen.getByLabelText('选举'));
    expect(screen.getByText('差额选举，1 名要有 2 名以上候选人')).toBeTruthy();
    for (const [i, [name, votes]] of [
      ['陈守田', '4'],
      ['李秀兰', '1'],
    ].entries()) {
      await tab.press('加一名候选人');
      const one = within(screen.getByRole('region', { name: `候选人 ${i + 1}` }));
      await tab.user.type(one.getByLabelText(`候选人 ${i + 1}`), name ?? '');
      await tab.user.type(one.getByLabelText('得票'), votes ?? '');
    }
    expect(screen.queryByText(/差额选举/)).toBe(null);
    expect(screen.getByText('选出 1 名：陈守田')).toBeTruthy();
    expect(screen.getByText('按应到算要 3 票，按实到算要 3 票')).toBeTruthy();
    const first = within(screen.getByRole('region', { name: '候选人 1' }));
    await tab.user.type(first.getByLabelText('第二遍'), '3');
    expect(screen.getByRole('alert').textContent).toContain('请一起再点一遍');
    await tab.user.clear(first.getByLabelText('第二遍'));
    await tab.user.type(first.getByLabelText('第二遍'), '4');
    await tab.user.type(within(screen.getByRole('region', { name: '候选人 2' })).getByLabelText('第二遍'), '1');
    expect(screen.getByText('选出 1 名：陈守田')).toBeTruthy();
    await tab.user.type(screen.getByLabelText('发出选票'), '5');
    await tab.user.type(screen.getByLabelText('收回选票'), '6');
    expect(screen.getByRole('alert').textContent).toContain('这次投票不算，要重投');
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
