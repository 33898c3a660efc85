import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import '#phone/features/roster/letter-screen.tsx';
import '#phone/features/roster/transfer-screen.tsx';
import '#phone/features/roster/transfers-screen.tsx';
import { isOnRoll } from '#domain/roster/roll.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { memberOn, openTab, put, putMember, type RosterPhone, rosterPhone } from '#tests/phone/roster/render-roster.tsx';
import { day, testId } from '#tests/support/factories.ts';

const [LI, TRANSFER] = [testId(2), testId(9)];
let phone: RosterPhone;
beforeEach(() => {
  phone = rosterPhone();
});

const letter = {
  direction: 'out',
  memberId: LI,
  name: '李兰',
  sex: '2',
  birthMonth: '1984-03',
  otherBranch: '河东社区党支部',
  validDays: 30,
};
const step = (on: string) => ({ on, byName: '陈守田' });
const theTransfer = async () => (await recordsOfKind(phone.db, 'transfer'))[0]?.body;
const fill = async (label: string, value: string) => fireEvent.change(await screen.findByLabelText(label), { target: { value } });

test('who comes: what his letter says is typed once, and from the day he was taken in he stands so on our roll', async () => {
  const tab = openTab(phone, `/roster/transfers?open=${TRANSFER}`);
  fireEvent.click(await screen.findByLabelText('转入'));
  await fill('姓名', '周永');
  fireEvent.click(screen.getByLabelText('男'));
  await fill('出生年月', '1979-05');
  await fill('入党日期', '2008-07-01');
  await fill('转正日期', '2007-07-01');
  await fill('党费交至', '2026-05');
  await tab.press('记下');
  expect(screen.getByText('转正不早于入党，也不晚于今天')).toBeTruthy();
  await fill('转正日期', '2009-07-01');
  await tab.press('记下');
  await waitFor(async () => expect(await theTransfer()).toMatchObject({ direction: 'in', birthMonth: '1979-05', duesUntil: '2026-05' }));
  tab.unmount();

  const page = openTab(phone, `/roster/transfers/${TRANSFER}`);
  for (const name of ['见到介绍信', '编入本支部']) {
    await page.press(name);
    await page.press(`记下“${name}”`);
    await waitFor(() => expect(screen.queryByRole('button', { name: `记下“${name}”` })).toBeNull());
  }
  const id = (await theTransfer())?.memberId as string;
  const member = (await memberOn(phone, id))?.body;
  expect(member).toMatchObject({
    name: '周永',
    birthMonth: '1979-05',
    joinedOn: '2008-07-01',
    formalOn: '2009-07-01',
    duesUntil: '2026-05',
  });
  expect(member && [isOnRoll(member, day('2026-06-17')), isOnRoll(member, day('2026-06-18'))]).toEqual([false, true]);
});

test('sent back: without a reason it is not noted, with it the reason stands on the page and he stays on our roll', async () => {
  await putMember(phone, LI, { name: '李兰' });
  await put(phone, TRANSFER, 'transfer', { ...letter, steps: { lettered: step('2026-06-01') } });
  const page = openTab(phone, `/roster/transfers/${TRANSFER}`);
  await page.press('退回没有接收');
  await page.press('记下“退回没有接收”');
  await screen.findByText('请写上为什么');
  expect((await theTransfer())?.steps.returned).toBeUndefined();
  await fill('为什么', '对方说档案没到');
  await page.press('记下“退回没有接收”');
  await screen.findByText('对方说档案没到（陈守田）');
  expect((await memberOn(phone, LI))?.body.status).toBe('formal');
  expect(screen.getByRole('button', { name: '开出介绍信' }).className).toContain('zb-btn-main');
});

test('a reason half written is there again when the page was closed, and 首页 leads back to it', async () => {
  await put(phone, TRANSFER, 'transfer', { ...letter, steps: { lettered: step('2026-06-01') } });
  const page = openTab(phone, `/roster/transfers/${TRANSFER}`);
  await page.press('不转了');
  await fill('为什么', '他秋后要回来');
  await waitFor(async () => expect(await draftsOf(phone.db, 'transferStep')).toHaveLength(1));
  page.unmount();
  const [draft] = await draftsOf(phone.db, 'transferStep');
  const href = draft && draftHref(draft);
  expect(href).toBe(`/roster/transfers/${TRANSFER}?step=cancelled`);
  openTab(phone, href ?? '');
  expect(((await screen.findByLabelText('为什么')) as HTMLInputElement).value).toBe('他秋后要回来');
});

test('a group leader reads where a transfer stands and has nothing to press', async () => {
  await put(phone, TRANSFER, 'transfer', { ...letter, steps: { lettered: step('2026-06-01') } });
  openTab(phone, `/roster/transfers/${TRANSFER}?step=accepted`, { role: 'groupLeader', groupId: testId(0x61) as never });
  await screen.findByText(/介绍信开出，对方还没接收/);
  expect(screen.queryAllByRole('button')).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('what the township set is how long a letter is good: in the box of a new one, and in what is late', async () => {
  const settings = { ...defaultSettings, roster: { ...defaultSettings.roster, letterDays: 12 } };
  await put(phone, testId(0x51), 'ruleSet', settings);
  await put(phone, TRANSFER, 'transfer', { ...letter, validDays: null, steps: { lettered: step('2026-06-05') } });
  const list = openTab(phone, '/roster/transfers');
  await screen.findByText('介绍信 6月17日已到期，问一问到没到，要不要重开');
  list.unmount();
  openTab(phone, `/roster/transfers?open=${testId(10)}`);
  expect(((await screen.findByLabelText(/^有效期/)) as HTMLInputElement).value).toBe('12');
});

test('本月要办 says in words which letter ran out and which receipt is late, and by how many days', async () => {
  await putMember(phone, LI, { name: '李兰' });
  await put(phone, TRANSFER, 'transfer', { ...letter, steps: { lettered: step('2026-05-10') } });
  await put(phone, testId(10), 'transfer', { ...letter, name: '周永', direction: 'in', steps: { accepted: step('2026-05-15') } });
  openTab(phone, '/due');
  const [report, receipt] = [await screen.findByText('李兰 组织关系转出'), screen.getByText('周永 转入回执')].map((name) =>
    name.closest('a'),
  );
  expect(report?.textContent).toContain('介绍信到期前，问对方接收没有');
  expect(report?.textContent).toContain('9');
  expect(report?.className).toContain('zb-row-overdue');
  expect(receipt?.textContent).toContain('还没寄回回执');
  expect(receipt?.textContent).toContain('3');
});

test('the letter: stub, letter and receipt of one number, dues and days in capital numerals, lines to write on for what is not known', async () => {
  await put(phone, TRANSFER, 'transfer', {
    ...letter,
    duesUntil: '2026-05',
    letterNo: '清组转〔2026〕7',
    toCommittee: '中共河东街道工作委员会',
    steps: { lettered: step('2026-06-01') },
  });
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const page = openTab(phone, `/roster/transfers/${TRANSFER}/letter`);
  const parts = (await screen.findAllByRole('heading', { level: 2 })).map((part) => part.textContent);
  expect(parts).toEqual([
    '中国共产党党员组织关系介绍信存根',
    '中国共产党党员组织关系介绍信',
    '中国共产党党员组织关系介绍信回执',
    '交出去以前看一遍',
  ]);
  const [stub, body, receipt, list] = [...document.querySelectorAll('.zb-letter > section')].map((part) => within(part as HTMLElement));
  for (const part of [stub, body, receipt]) expect(part?.getByText('清组转〔2026〕7').tagName).toBe('U');
  for (const said of ['贰零贰陆', '伍', '叁拾', '42', '女']) expect(body?.getByText(said).tagName).toBe('U');
  expect(list?.getByText('2026年7月1日')).toBeTruthy();
  expect(document.querySelectorAll('.zb-letter u:empty').length).toBeGreaterThan(3);
  expect(screen.getByText(/还空着：转出党委、/)).toBeTruthy();
  await page.press('打印');
  expect(print).toHaveBeenCalledOnce();
});
