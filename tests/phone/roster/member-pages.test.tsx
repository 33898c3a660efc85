import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { meetingBody, testId } from '#tests/support/factories.ts';
import { memberOn, openTab, put, putMember, rosterPhone, sendBack } from './render-roster.tsx';

const HE = testId(0x3001);

describe('a member’s page', () => {
  test('it gathers what is known of him and how often he came this year', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', birthMonth: '1961-08', joinedOn: '1985-07-01', formalOn: '1986-07-01' });
    const came = (state: string) => ({ attendance: { [HE]: { state } } }) as object;
    await put(phone, testId(0x51), 'meeting', { ...meetingBody({ heldOn: '2026-03-05' }), ...came('present') });
    await put(phone, testId(0x52), 'meeting', { ...meetingBody({ heldOn: '2026-04-05' }), ...came('absent') });
    await put(phone, testId(0x53), 'meeting', { ...meetingBody({ heldOn: '2025-04-05' }), ...came('present') });
    openTab(phone, `/roster/${HE}`);
    await screen.findByText('点到 2 次，到 1 次');
    expect(screen.getByText('1986年7月1日，党龄 39 年')).toBeTruthy();
    expect(screen.getByText('1961年8月，64 岁（61 到 70 岁）')).toBeTruthy();
    expect(screen.getByText('已保存')).toBeTruthy();
  });

  test('it names the post he is in and the area he answers for, and leads there', async () => {
    const phone = rosterPhone();
    const [post, area, assigned, step] = [testId(0x91), testId(0x92), testId(0x93), testId(0x94)];
    await putMember(phone, HE, { name: '何家旺' });
    await put(phone, post, 'post', { postName: '环境保护岗', setOn: '2026-01-05' });
    await put(phone, assigned, 'assignment', {
      postId: post,
      memberId: HE,
      steps: { [step]: { to: 'proposed', on: '2026-06-01', after: null } },
    });
    await put(phone, area, 'area', { areaName: '河东片区', areaMembers: { [HE]: {} } });
    openTab(phone, `/roster/${HE}`);
    expect((await screen.findByRole('link', { name: /环境保护岗/ })).getAttribute('href')).toBe(`/posts/assignments/${assigned}`);
    expect(screen.getByRole('link', { name: /河东片区/ }).getAttribute('href')).toBe(`/areas/${area}`);
  });

  test('he can be rung up only when he agreed to it', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', phone: '139 0000 0001', phoneConsent: false });
    const first = openTab(phone, `/roster/${HE}`);
    await screen.findByText('何家旺');
    expect(screen.queryByRole('link', { name: /打电话/ })).toBe(null);
    first.unmount();
    await putMember(phone, testId(0x3002), { name: '高满山', phone: '139 0000 0002', phoneConsent: true });
    openTab(phone, `/roster/${testId(0x3002)}`);
    expect((await screen.findByRole('link', { name: /打电话/ })).getAttribute('href')).toBe('tel:13900000002');
  });
});

describe('a member’s form', () => {
  test('what was typed is there again after the tab was killed, and saving ends the draft', async () => {
    const phone = rosterPhone();
    const first = openTab(phone, '/roster/new');
    await first.user.type(await screen.findByLabelText(/^姓名/), '王䶮');
    await waitFor(async () => expect((await draftsOf(phone.db, 'member'))[0]?.data['name']).toBe('王䶮'));
    first.unmount();

    const second = openTab(phone, '/roster/new');
    expect(((await screen.findByLabelText(/^姓名/)) as HTMLInputElement).value).toBe('王䶮');
    await second.press('记下这个人');
    await screen.findByText('请点一下性别');
    expect(await recordsOfKind(phone.db, 'member')).toEqual([]);
    await second.user.click(screen.getByRole('radio', { name: '男' }));
    await second.press('记下这个人');
    await screen.findByText('基本情况');
    expect((await recordsOfKind(phone.db, 'member')).map(({ body }) => body.name)).toEqual(['王䶮']);
    expect(await draftsOf(phone.db, 'member')).toEqual([]);
  });

  test('a box that is wrong says so when it is left, beside itself', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', birthMonth: '1961-08', joinedOn: '1985-07-01', formalOn: '1986-07-01' });
    const { user } = openTab(phone, `/roster/${HE}/edit`);
    const month = (await screen.findByLabelText(/^出生年月/)) as HTMLInputElement;
    await user.clear(month);
    await user.type(month, '196113');
    expect(month.value).toBe('1961-13');
    expect(month.getAttribute('aria-invalid')).toBe(null);
    await user.tab();
    expect(month.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('出生年月请写成 1961-08 这样')).toBeTruthy();
  });

  test('a group leader is told who may change the roster', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺' });
    openTab(phone, `/roster/${HE}/edit`, { role: 'groupLeader' });
    await screen.findByText('名册由书记和代录人来改');
  });
});

describe('a member that the township sent back', () => {
  const marks = [
    { path: 'note', note: '写清哪年退休', proposal: '2019 年退休' },
    { path: 'excuse', note: '文号不对', proposal: null },
  ];
  const excuse = { reason: 'bedridden', consentPaper: '清组3号', consentOn: '2025-01-10', assemblyOn: '2025-01-20' } as const;

  test('his page says what is to be mended, by when and in whose words', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', note: '退休', excuse });
    await sendBack(phone, HE, [...marks, { path: 'name', note: '与身份证不符', proposal: null }]);
    openTab(phone, `/roster/${HE}`);
    await screen.findByText('乡镇退回，要改 3 处');
    expect(screen.getByText('蒋文静 今天 14:40 退回，请在 6月21日前改好')).toBeTruthy();
    for (const said of ['写清哪年退休', '文号不对', '与身份证不符']) expect(screen.getByText(said)).toBeTruthy();
  });

  test('only the marked places are open, and it is handed in as an answer once each was changed', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', note: '退休', excuse });
    await sendBack(phone, HE, marks);
    const { user, press, router } = openTab(phone, `/roster/${HE}/edit`);
    await screen.findByText('改了 0 处');
    expect(screen.queryByLabelText(/^姓名/)).toBe(null);

    await press('用这句');
    await screen.findByText('改了 1 处');
    await press('改好，再交上去');
    expect(router.state.location.pathname).toBe(`/roster/${HE}/edit`);

    const paper = screen.getByLabelText(/文号/);
    await user.clear(paper);
    await user.type(paper, '清组〔2025〕3号');
    await press('改好，再交上去');
    await waitFor(() => expect(router.state.location.pathname).toBe(`/roster/${HE}`));
    const [waiting] = await phone.db.outbox.toArray();
    expect(waiting?.operation).toMatchObject({
      answersTurn: 1,
      changes: { note: '2019 年退休', excuse: { ...excuse, consentPaper: '清组〔2025〕3号' } },
    });
    expect((await memberOn(phone, HE))?.standing).toBe('saved');
  });

  test('the rest can be opened as well', async () => {
    const phone = rosterPhone();
    await putMember(phone, HE, { name: '何家旺', note: '退休', excuse });
    await sendBack(phone, HE, marks);
    const { press } = openTab(phone, `/roster/${HE}/edit`);
    await press('其余的不用改，看全部');
    expect(await screen.findByLabelText(/^姓名/)).toBeTruthy();
    expect(screen.getByText('文号不对')).toBeTruthy();
  });
});
