import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GroupId } from '#domain/kernel/ids.ts';
import { lifeOf } from '#domain/posts/life.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { memberBody, testId } from '#tests/support/factories.ts';
import { openTab, type Phone, phoneOf, put } from './render-posts.tsx';

const [CHEN, LI, LONG] = [testId(1), testId(2), testId(3)];
const [GROUP, POST, ASSIGNED] = [testId(0x60), testId(0x90), testId(0xa0)];

const steps = (...all: readonly object[]) =>
  Object.fromEntries(all.map((step, i) => [testId(0xe0 + i), { after: i === 0 ? null : testId(0xdf + i), ...step }]));
const inPost = [
  { to: 'proposed', on: '2026-03-01' },
  { to: 'noticed', on: '2026-03-02', until: '2026-03-06' },
  { to: 'inPost', on: '2026-03-07' },
];

let phone: Phone;
beforeEach(async () => {
  phone = phoneOf();
  await put(phone, GROUP, 'group', { name: '第一党小组', order: 1 });
  await put(phone, CHEN, 'member', memberBody({ name: '陈守田', birthMonth: '1980-05' as never, groupId: GROUP as GroupId }));
  await put(phone, LI, 'member', memberBody({ name: '李兰', birthMonth: '1985-05' as never }));
  await put(phone, LONG, 'member', memberBody({ name: '阿依努尔·艾山江·买买提', birthMonth: '1985-05' as never }));
  await put(phone, POST, 'post', { postName: '环境保护岗', duties: '看好一段路的卫生\n劝阻乱倒乱烧', setOn: '2026-01-05', places: 2 });
});

describe('履岗 from 记一笔', () => {
  beforeEach(() => put(phone, ASSIGNED, 'assignment', { postId: POST, memberId: CHEN, steps: steps(...inPost) }));

  test('takes three taps and no letter: 履岗, the member, the duty', async () => {
    let taps = 0;
    const tab = openTab(phone, '/log');
    tab.container.ownerDocument.addEventListener('click', () => (taps += 1));
    await tab.press(/^履岗/, 'link');
    await tab.press(/陈守田/, 'link');
    await tab.press('劝阻乱倒乱烧');
    await waitFor(async () => expect(await recordsOfKind(phone.db, 'dutyLog')).toHaveLength(1));
    const [log] = await recordsOfKind(phone.db, 'dutyLog');
    expect(taps).toBe(3);
    expect(log?.body).toMatchObject({ assignmentId: ASSIGNED, memberId: CHEN, groupId: GROUP, on: '2026-06-18', what: '劝阻乱倒乱烧' });
    expect(await screen.findByText('1 次')).toBeTruthy();
  });

  test('can be taken back at once', async () => {
    const tab = openTab(phone, `/posts/log/${ASSIGNED}`);
    await tab.press('看好一段路的卫生');
    await tab.press('撤回');
    await waitFor(async () => expect(await recordsOfKind(phone.db, 'dutyLog')).toEqual([]));
  });

  test('a group leader sees his own group, and of another nobody', async () => {
    openTab(phone, '/posts/log', { role: 'groupLeader', groupId: GROUP as GroupId });
    expect(await screen.findByRole('link', { name: /陈守田/ })).toBeTruthy();
    document.body.replaceChildren();
    openTab(phone, '/posts/log', { role: 'groupLeader', groupId: testId(0x61) as GroupId });
    expect(await screen.findByText('还没有在岗的人')).toBeTruthy();
  });

  test('other words are kept as they are typed, and a day that has not come is not taken', async () => {
    const tab = openTab(phone, `/posts/log/${ASSIGNED}`);
    await tab.press('写别的，或补记');
    await tab.user.type(await screen.findByRole('textbox', { name: '做了什么' }), '清了渠口');
    await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain('清了渠口'));
    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    tab.unmount();
    const again = openTab(phone, draftHref(draft));
    const day = await screen.findByLabelText('哪一天');
    await again.user.clear(day);
    await again.user.type(day, '2026-06-19');
    await again.press('记下');
    expect(await screen.findByText('请选今天或以前的日子')).toBeTruthy();
    await again.user.clear(day);
    await again.user.type(day, '2026-06-10');
    await again.press('记下');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'dutyLog')).map(({ body }) => [body.on, body.what])).toEqual([['2026-06-10', '清了渠口']]),
    );
    expect(await draftsOf(phone.db)).toEqual([]);
  });
});

describe('a post', () => {
  test('from the catalogue is one press, with its duties, and not offered twice', async () => {
    const tab = openTab(phone, '/posts/catalogue');
    await tab.press(/纠纷调解岗/);
    await waitFor(async () => expect((await recordsOfKind(phone.db, 'post')).map(({ body }) => body.template)).toContain('mediation'));
    const made = (await recordsOfKind(phone.db, 'post')).find(({ body }) => body.template === 'mediation');
    expect(made?.body.duties.split('\n')).toHaveLength(2);
    await waitFor(() => expect(screen.queryByRole('button', { name: /纠纷调解岗/ })).toBeNull());
  });

  test('whom to put forward, and why a post is a model, are kept when the page is taken away, and 首页 leads back', async () => {
    const tab = openTab(phone, `/posts/${POST}`);
    await tab.press('安排人');
    await tab.user.selectOptions(await screen.findByLabelText('谁'), CHEN);
    await waitFor(async () => expect((await draftsOf(phone.db))[0]?.data['memberId']).toBe(CHEN));
    tab.unmount();
    const [begun] = await draftsOf(phone.db);
    const second = openTab(phone, begun ? draftHref(begun) : '');
    expect(await screen.findByLabelText('谁')).toHaveProperty('value', CHEN);
    await second.press('记下');
    await waitFor(async () => expect(await draftsOf(phone.db)).toEqual([]));
    second.unmount();

    await put(phone, ASSIGNED, 'assignment', { postId: POST, memberId: LI, steps: steps(...inPost) });
    const third = openTab(phone, `/posts/assignments/${ASSIGNED}`);
    await third.press('定为党员示范岗');
    await third.user.type(await screen.findByRole('textbox', { name: /为什么/ }), '渠看得好');
    await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain('渠看得好'));
    third.unmount();
    const [written] = await draftsOf(phone.db);
    const last = openTab(phone, written ? draftHref(written) : '');
    expect(await screen.findByDisplayValue('渠看得好')).toBeTruthy();
    await last.user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '定为党员示范岗' }));
    await waitFor(async () => expect(await draftsOf(phone.db)).toEqual([]));
    const one = (await recordsOfKind(phone.db, 'assignment')).find(({ id }) => (id as string) === ASSIGNED);
    expect(one?.body.model).toEqual({ since: '2026-06-18', reason: '渠看得好' });
  });

  test('goes through its stages with their days; a stage is not skipped and the notice hangs its five days', async () => {
    const tab = openTab(phone, `/posts/${POST}`);
    await tab.press('安排人');
    await tab.user.selectOptions(await screen.findByLabelText('谁'), CHEN);
    await tab.press('记下');
    await tab.press('公示');
    const on = await screen.findByLabelText('日期');
    await tab.user.clear(on);
    await tab.user.type(on, '2026-06-18');
    await tab.press('记下这一步');
    expect(await screen.findByText('还在公示，6月23日起可以上岗')).toBeTruthy();
    expect(screen.getByRole('button', { name: '上岗' })).toHaveProperty('disabled', true);
    const [one] = await recordsOfKind(phone.db, 'assignment');
    expect(lifeOf(one?.body.steps ?? {}).stage).toBe('noticed');
  });

  test('leaving without a review asks why, and the words stay when the page is killed', async () => {
    await put(phone, ASSIGNED, 'assignment', { postId: POST, memberId: CHEN, steps: steps(...inPost) });
    const tab = openTab(phone, `/posts/assignments/${ASSIGNED}`);
    await tab.press('离岗');
    await tab.press('记下这一步');
    expect(await screen.findByText('请写一下原因')).toBeTruthy();
    await tab.user.type(screen.getByLabelText('原因'), '搬去县城');
    await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain('搬去县城'));
    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    tab.unmount();
    const again = openTab(phone, draftHref(draft));
    expect(await screen.findByLabelText('原因')).toHaveProperty('value', '搬去县城');
    await again.press('记下这一步');
    await waitFor(async () => {
      const [one] = await recordsOfKind(phone.db, 'assignment');
      expect(lifeOf(one?.body.steps ?? {}).stage).toBe('left');
    });
  });
});

describe('上岗率', () => {
  test('names who has no post; a waiver with a reason takes him out of the count', async () => {
    await put(phone, ASSIGNED, 'assignment', { postId: POST, memberId: CHEN, steps: steps(...inPost) });
    const tab = openTab(phone, '/posts/coverage');
    expect(await screen.findByText(/3 人有 1 人在岗，占 33%/)).toBeTruthy();
    await tab.press(/李兰/);
    await tab.user.click(await screen.findByRole('radio', { name: '年老体弱' }));
    await tab.press('记下暂不设岗');
    expect(await screen.findByText(/2 人有 1 人在岗，占 50%/)).toBeTruthy();
    expect(await screen.findByText('不计入：年老体弱')).toBeTruthy();
  });
});

describe('a pledge', () => {
  test('is asked how it came out only when it was agreed and posted up', async () => {
    const tab = openTab(phone, '/posts/pledges');
    await userEvent.click(await screen.findByRole('button', { name: '添一条承诺' }));
    await tab.user.selectOptions(await screen.findByLabelText('承诺人'), LONG);
    await tab.user.type(screen.getByLabelText('承诺什么'), '修好水渠');
    expect(screen.queryByText('做得怎么样')).toBeNull();
    await tab.user.type(screen.getByLabelText(/支部审定日期/), '2026-06-18');
    await tab.user.type(await screen.findByLabelText(/公示日期/), '2026-06-18');
    await tab.user.click(await screen.findByRole('radio', { name: '完成' }));
    await tab.press('记下这条承诺');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'pledge')).map(({ body }) => [body.holderName, body.outcome?.result])).toEqual([
        ['阿依努尔·艾山江·买买提', 'kept'],
      ]),
    );
  });
});

describe('on paper', () => {
  test('the board has every post with its duties and people, the plates one for everybody in a post, long names whole', async () => {
    await put(phone, ASSIGNED, 'assignment', { postId: POST, memberId: LONG, steps: steps(...inPost), model: { since: '2026-05-01' } });
    const tab = openTab(phone, '/posts/board');
    const row = await screen.findByRole('row', { name: /环境保护岗/ });
    expect(within(row).getByText('阿依努尔·艾山江·买买提（示范岗）')).toBeTruthy();
    expect(within(row).getByText('劝阻乱倒乱烧')).toBeTruthy();
    tab.unmount();
    openTab(phone, '/posts/plates');
    expect(await screen.findByText('阿依努尔·艾山江·买买提')).toBeTruthy();
    expect(screen.getByText('石桥村党支部')).toBeTruthy();
  });
});
