import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import { matterState } from '#domain/visits/matter-state.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import { draftsOf } from '#storage/drafts.ts';
import { keepChosen } from '#storage/photos.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { openTab, type Phone, phoneOf, put } from '#tests/phone/posts/render-posts.tsx';
import { matterBody, memberBody, testId, visitBody } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';

const [OLD, GROUP, AREA] = [testId(1), testId(0x60), testId(0x80)];

const house = (label: string, order: number) => ({ label, centreKey: null, order });

let phone: Phone;
beforeEach(async () => {
  phone = phoneOf();
  await put(phone, GROUP, 'group', { name: '第一党小组', order: 1 });
  await put(phone, OLD, 'member', memberBody({ name: '赵永福', needsCare: true, groupId: GROUP as GroupId }));
  await put(phone, AREA, 'area', {
    areaName: '河东片区',
    groupId: GROUP,
    houses: { [testId(0x81)]: house('1 号', 1), [testId(0x82)]: house('2 号', 2), [testId(0x83)]: house('3 号', 3) },
  });
});

const visits = () => recordsOfKind(phone.db, 'visit');
const matters = () => recordsOfKind(phone.db, 'matter');
const leader = { role: 'groupLeader', groupId: GROUP as GroupId } as const;

describe('a visit at the door', () => {
  test('begins in the leader’s own area, and one press writes it down; the next door is offered after it', async () => {
    const tab = openTab(phone, '/visits/new', leader);
    const houses = await screen.findByRole('radiogroup', { name: /哪一户/ });
    expect(within(houses).getByRole('radio', { name: '1 号' })).toHaveProperty('checked', true);
    await tab.press('记下这一户');
    await waitFor(async () =>
      expect((await visits()).map(({ body }) => [body.house, body.areaId, body.groupId])).toEqual([['1 号', AREA, GROUP]]),
    );
    await waitFor(() =>
      expect(within(screen.getByRole('radiogroup', { name: /哪一户/ })).getByRole('radio', { name: '2 号' })).toHaveProperty(
        'checked',
        true,
      ),
    );
    expect(screen.getByText('今天第 2 户，河东片区')).toBeTruthy();
  });

  test('with something to be done asks for a sentence, and brings a matter with the same words', async () => {
    const tab = openTab(phone, '/visits/new', leader);
    await tab.user.click(await screen.findByRole('radio', { name: '有事要办' }));
    await tab.press('记下这一户');
    expect(await screen.findByText('写一句是什么事。')).toBeTruthy();
    expect(await visits()).toEqual([]);
    await tab.user.type(screen.getByLabelText(/^说的什么/), '水沟堵了');
    await tab.press('记下这一户');
    await waitFor(async () => expect((await matters()).map(({ body }) => [body.said, body.house])).toEqual([['水沟堵了', '1 号']]));
    const [visit] = await visits();
    expect((await matters())[0]?.body.visitId).toBe(visit?.id);
  });

  test('is kept at every letter and gone on with after the page was taken away', async () => {
    const tab = openTab(phone, '/visits/new', leader);
    await tab.user.type(await screen.findByLabelText(/^说的什么/), '讲了防火');
    await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain('讲了防火'));
    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    tab.unmount();
    openTab(phone, draftHref(draft), leader);
    expect(await screen.findByDisplayValue('讲了防火')).toBeTruthy();
  });

  test('asks for no photo, and has one back that was chosen before the tab was killed', async () => {
    const draft = testId(0x9001) as RecordId;
    const bytes = jpegOf(5_000);
    const photo = { sha: shaOf(bytes), type: 'image/jpeg' as const, bytes, thumb: bytes };
    await keepChosen(phone.db, phone.writer, photo, { recordId: draft, draftId: draft });
    const tab = openTab(phone, `/visits/new?draft=${draft}`, leader);
    expect(await screen.findByText('1 张')).toBeTruthy();
    await tab.press('记下这一户');
    await waitFor(async () => expect(Object.keys((await visits())[0]?.body.photos ?? {})).toEqual([shaOf(bytes)]));
    expect(await screen.findByText('今天第 2 户，河东片区')).toBeTruthy();
    expect(screen.queryByText('1 张')).toBeNull();
  });

  test('says what a note can do without and takes it out with one press, and saves also when it stays', async () => {
    const tab = openTab(phone, '/visits/new', leader);
    const said = await screen.findByLabelText(/^说的什么/);
    await tab.user.type(said, '电话13812345678');
    expect(await screen.findByText('里面像有电话号码，办这件事用不着。')).toBeTruthy();
    await tab.press('去掉');
    expect((said as HTMLTextAreaElement).value).not.toContain('138');
    await tab.user.type(said, '，他有高血压');
    await tab.press('记下这一户');
    await waitFor(async () => expect(await visits()).toHaveLength(1));
  });

  test('to a house that wants none is warned of and not forbidden', async () => {
    await put(phone, testId(0x90), 'quietHouse', { house: '1 号', areaId: AREA, groupId: GROUP, quietSince: '2026-05-01' });
    const tab = openTab(phone, '/visits/new', leader);
    expect(await screen.findByText('1 号 5月1日起不上门。去过了，照样记。')).toBeTruthy();
    await tab.press('记下这一户');
    await waitFor(async () => expect(await visits()).toHaveLength(1));
  });

  test('of a team is one visit with everybody’s name', async () => {
    const tab = openTab(phone, '/visits/new');
    await tab.press(/去的/);
    await tab.user.type(await screen.findByLabelText('加人'), '驻村林晓');
    await tab.press('加上 驻村林晓');
    await tab.press('好了');
    await tab.user.click(screen.getByText('别的户'));
    await tab.user.type(await screen.findByLabelText(/门牌/), '北 7 号');
    await tab.press('就这一户');
    await tab.press('记下这一户');
    await waitFor(async () =>
      expect((await visits()).map(({ body }) => body.visitors.map(({ name }) => name))).toEqual([['陈守田', '驻村林晓']]),
    );
  });
});

describe('走访', () => {
  test('shows who is to be looked in on and begins the visit with him', async () => {
    const tab = openTab(phone, '/visits');
    await tab.press(/赵永福/, 'link');
    expect(await screen.findByText('看望 赵永福')).toBeTruthy();
    await tab.press('记下这一户');
    await waitFor(async () => expect((await visits())[0]?.body).toMatchObject({ memberId: OLD, purpose: 'care' }));
  });

  test('shows a blanked visit with its day and without its words, and lets nobody change it', async () => {
    await put(phone, testId(0xa1), 'visit', visitBody({ house: '', said: '', blankedOn: '2026-06-01' }));
    openTab(phone, `/visits/${testId(0xa1)}/edit`);
    expect(await screen.findByText('这条走访的文字到期清空了，不能再改')).toBeTruthy();
  });
});

describe('a matter', () => {
  const MATTER = testId(0xb1);
  beforeEach(() => put(phone, MATTER, 'matter', matterBody({ said: '路灯不亮', raisedOn: '2026-06-10', answerBy: '2026-06-25' })));
  const state = async () => {
    const [one] = await matters();
    return one && matterState(one.body);
  };

  test('is answered, then told, and only then closed; closing is not offered before', async () => {
    const tab = openTab(phone, `/matters/${MATTER}`);
    await tab.press('写答复');
    expect(screen.queryByRole('button', { name: '办结' })).toBeNull();
    const sheet = await screen.findByRole('dialog');
    await tab.user.type(within(sheet).getByLabelText(/怎么答复/), '换了灯泡');
    await tab.press('记下答复');
    await waitFor(async () => expect(await state()).toBe('answered'));
    expect(screen.queryByRole('button', { name: '办结' })).toBeNull();
    await tab.press('告诉本人');
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '记下' }));
    await waitFor(async () => expect(await state()).toBe('closed'));
  });

  test('keeps what was written for one step when another is opened, and 首页 leads back to the same step', async () => {
    const tab = openTab(phone, `/matters/${MATTER}`);
    await tab.press('写答复');
    await tab.user.type(within(await screen.findByRole('dialog')).getByLabelText(/怎么答复/), '下周来修');
    await waitFor(async () => expect(await draftsOf(phone.db)).toHaveLength(1));
    tab.unmount();
    const second = openTab(phone, `/matters/${MATTER}`);
    await second.press('记办理');
    expect(within(await screen.findByRole('dialog')).getByLabelText('做了什么')).toHaveProperty('value', '');
    second.unmount();
    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    openTab(phone, draftHref(draft));
    expect(await screen.findByDisplayValue('下周来修')).toBeTruthy();
    expect(screen.getByRole('button', { name: '记下答复' })).toBeTruthy();
  });

  test('stands in the 意见簿 with its answer and without house or name', async () => {
    await put(
      phone,
      testId(0xb2),
      'matter',
      matterBody({
        said: '电话13812345678找我',
        house: '北 7 号',
        raisedOn: '2026-03-01',
        reply: { id: testId(0xc1), on: '2026-03-05', cannot: false, text: '修好了' },
        told: { replyId: testId(0xc1), on: '2026-03-06', how: 'visit' },
        closed: { replyId: testId(0xc1), on: '2026-03-06' },
      }),
    );
    const { container } = openTab(phone, '/matters/book');
    await screen.findByText(/修好了/);
    expect(container.textContent).not.toContain('北 7 号');
    expect(container.textContent).not.toContain('13812345678');
  });
});
