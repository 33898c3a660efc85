import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import { type DuesBooks, duesBooks } from '#domain/dues/ledger.ts';
import type { RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import '#phone/features/dues/assess-screen.tsx';
import '#phone/features/dues/collect-screen.tsx';
import '#phone/features/dues/dues-screen.tsx';
import '#phone/features/dues/member-dues-screen.tsx';
import '#phone/features/dues/remit-screen.tsx';
import '#phone/features/dues/year-screen.tsx';
import { duesRoutes } from '#phone/features/dues/routes.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, memberBody, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const people = ['郑有才', '高满山', '彭水生', '冯桂花'];
const idOf = (name: string): string => testId(0x3000 + people.indexOf(name));
let phones = 0;

type Phone = { readonly db: BranchDb; readonly writer: Writer };

/** A phone with four members, of whom the first three are assessed: two farmers, and a pension of 3,860. */
async function phoneWithRoster(assessed = 3): Promise<Phone> {
  phones += 1;
  const db = openBranchDb(`zhibu-dues-${phones}`);
  const writer: Writer = {
    accountId: ACCOUNT,
    name: '陈守田',
    branchId: BRANCH,
    deviceId: deviceOf('a'),
    now: () => NOW,
    newId: idsFrom(0xa100_0000 + phones * 0x1_0000),
  };
  const put = async (id: string, kind: 'member' | 'duesStandard', body: unknown) => {
    const saved = await saveRecord(db, writer, { id: id as RecordId, kind, body, baseline: null });
    if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
  };
  for (const name of people) await put(idOf(name), 'member', memberBody({ name, occupation: 'farmer' }));
  for (const [i, name] of people.slice(0, assessed).entries()) {
    const basis = i === 1 ? { type: 'pension', baseFen: 386_000 } : { type: 'farmer', standardFen: 50 };
    const step = { basis, dueFen: i === 1 ? 1930 : 50, setOn: '2026-06-01' };
    await put(standardId(BRANCH, idOf(name), 2026), 'duesStandard', { memberId: idOf(name), year: 2026, steps: { '2026-06': step } });
  }
  return { db, writer };
}

function open({ db, writer }: Phone, address: string, as: Partial<Actor> = {}) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const session = { branchName: '石桥村党支部', branchId: BRANCH };
  const services = {
    db,
    writer,
    actor,
    session,
    now: writer.now,
    newId: writer.newId,
    today: () => localDate('2026-06-18'),
  } as unknown as Services;
  const frame = (
    <ServicesContext value={services}>
      <LinkProvider value={RouterLink}>
        <PageFrameContext value={{ ribbon: null, tabs: null, backLabel: '返回' }}>
          <Toasts stay={false}>
            <Outlet />
          </Toasts>
        </PageFrameContext>
      </LinkProvider>
    </ServicesContext>
  );
  const router = createMemoryRouter([{ path: '/', element: frame, hydrateFallbackElement: <p>…</p>, children: duesRoutes }], {
    initialEntries: [address],
  });
  render(<RouterProvider router={router} />);
  const user = userEvent.setup();
  return { user, press: async (name: string | RegExp) => user.click(await screen.findByRole('button', { name })) };
}

const entriesOf = async ({ db }: Phone) =>
  (await recordsOfKind(db, 'duesPayment')).sort((a, b) => (a.body.dueFen < b.body.dueFen ? -1 : 1));
const booksOf = async (phone: Phone): Promise<DuesBooks> =>
  duesBooks(await recordsOfKind(phone.db, 'duesPayment'), await recordsOfKind(phone.db, 'duesRemittance'), []);

describe('a round of dues', () => {
  test('who paid is ticked, the ticks outlive a killed page, and one press takes all of it; nobody was ticked for anybody', async () => {
    const phone = await phoneWithRoster();
    const first = open(phone, '/dues/collect');
    expect(await screen.findByText('退休，3,860.00 的 0.5%')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /收下/ })).toBeNull();
    await first.press('郑有才，交了');
    await first.press('高满山，交了');
    expect(await screen.findByRole('button', { name: '收下 2 人，共 19.80 元' })).toBeTruthy();
    cleanup();

    const second = open(phone, '/dues/collect');
    await second.press('家属代交');
    await second.press('收下 2 人，共 19.80 元');
    await waitFor(async () =>
      expect((await entriesOf(phone)).map(({ body }) => [body.dueFen, body.payer, body.month])).toEqual([
        [50, 'family', '2026-06'],
        [1930, 'family', '2026-06'],
      ]),
    );
    expect(await screen.findByRole('button', { name: '看已交 2 人' })).toBeTruthy();
    expect((await booksOf(phone)).own).toEqual({ collectedFen: 1980, heldFen: 1980, remittedFen: 0 });
  });

  test('more than was due is parted, and 1,000 and more goes the special way', async () => {
    const phone = await phoneWithRoster();
    const tab = open(phone, '/dues/collect');
    await tab.press(/^郑有才.*农民/);
    const sheet = within(await screen.findByRole('dialog'));
    const box = sheet.getByLabelText(/^交了多少元/);
    await tab.user.clear(box);
    await tab.user.type(box, '5000.50');
    expect(sheet.getByText(/5,000.00 元满一千，单独记/)).toBeTruthy();
    await tab.user.click(sheet.getByRole('button', { name: '收下 5,000.50 元' }));
    await waitFor(async () => expect((await booksOf(phone)).large.heldFen).toBe(500_000));
    expect((await booksOf(phone)).own.heldFen).toBe(50);
  });

  test.each(['1e21', '-5', '0', '99999999999', '0.005'])('%s as an amount gets a clear answer and no entry', async (typed) => {
    const phone = await phoneWithRoster();
    const tab = open(phone, '/dues/collect');
    await tab.press(/^郑有才.*农民/);
    const sheet = within(await screen.findByRole('dialog'));
    const box = sheet.getByLabelText(/^交了多少元/);
    await tab.user.clear(box);
    await tab.user.type(box, typed);
    expect(sheet.getByText(/不是金额|金额不对/)).toBeTruthy();
    expect(sheet.getByRole('button', { name: /^收下/ })).toHaveProperty('disabled', true);
    expect(await entriesOf(phone)).toEqual([]);
  });

  test('a mistake is taken back by a second entry, with a reason and somebody else beside it, and the month is open again', async () => {
    const phone = await phoneWithRoster();
    const round = open(phone, '/dues/collect');
    await round.press('郑有才，交了');
    await round.press(/^收下 1 人/);
    await waitFor(async () => expect(await entriesOf(phone)).toHaveLength(1));
    cleanup();
    const tab = open(phone, `/dues/member/${idOf('郑有才')}`);
    await tab.press(/6月党费/);
    await tab.press('记错了，冲正');
    await tab.press('冲正这一笔');
    expect(await screen.findByText('请写一句原因')).toBeTruthy();
    await tab.user.type(screen.getByLabelText('为什么冲正'), '收错人了');
    await tab.user.selectOptions(screen.getByLabelText('谁一起核对的'), '彭水生');
    await tab.press('冲正这一笔');
    await waitFor(async () => expect((await booksOf(phone)).own.collectedFen).toBe(0));
    expect(await entriesOf(phone)).toHaveLength(2);
    expect(await screen.findByText('收错人了，彭水生 见证')).toBeTruthy();
  });

  test('what is in hand goes up as one batch that balances, and can be taken back with a reason', async () => {
    const phone = await phoneWithRoster();
    const round = open(phone, '/dues/collect');
    await round.press('郑有才，交了');
    await round.press('高满山，交了');
    await round.press(/^收下 2 人/);
    await waitFor(async () => expect(await entriesOf(phone)).toHaveLength(2));
    cleanup();
    const tab = open(phone, '/dues/remit');
    await tab.press('上缴 2 笔，共 19.80 元');
    await waitFor(async () => expect((await booksOf(phone)).own).toEqual({ collectedFen: 1980, heldFen: 0, remittedFen: 1980 }));
    await tab.press(/等乡镇收/);
    await tab.user.type(await screen.findByLabelText('为什么撤回'), '少一张');
    await tab.press('撤回这一批');
    await waitFor(async () => expect((await booksOf(phone)).own.heldFen).toBe(1980));
  });
});

describe('the assessment', () => {
  test('what the roster suggests is ticked and confirmed; 0.10 for a farmer is refused with the rule', async () => {
    const phone = await phoneWithRoster(0);
    const tab = open(phone, '/dues/assess');
    await tab.press('郑有才，就按这个定');
    await tab.press('核定 1 人');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'duesStandard')).map(({ body }) => body.steps)).toMatchObject([{ '2026-01': { dueFen: 50 } }]),
    );
    await tab.press(/^高满山.*农民/);
    const sheet = within(await screen.findByRole('dialog'));
    const box = sheet.getByLabelText(/^每月交多少元/);
    await tab.user.clear(box);
    await tab.user.type(box, '0.10');
    expect(sheet.getByText(/农民每月 0.20 到 1.00 元/)).toBeTruthy();
    await tab.user.click(sheet.getByRole('button', { name: '定下来' }));
    expect(await recordsOfKind(phone.db, 'duesStandard')).toHaveLength(1);
  });

  test('less is for the months, by the paper and on the day that were approved', async () => {
    const phone = await phoneWithRoster(0);
    const tab = open(phone, '/dues/assess');
    await tab.press(/^彭水生.*农民/);
    const sheet = within(await screen.findByRole('dialog'));
    await tab.user.click(sheet.getByLabelText('已批准少交、免交'));
    await tab.user.selectOptions(sheet.getByLabelText('从哪个月'), '2026-04');
    await tab.user.selectOptions(sheet.getByLabelText('到哪个月'), '2026-03');
    expect(sheet.getByText('起的月份不能比止的月份晚')).toBeTruthy();
    await tab.press('定为每月 0.50 元');
    expect(sheet.getByText('少交、免交要上级党委批准，请写文号')).toBeTruthy();
    await tab.user.selectOptions(sheet.getByLabelText('到哪个月'), '2026-09');
    await tab.user.type(sheet.getByLabelText('批准的文号或会议'), '镇党委〔2026〕7号');
    await tab.press('定为每月 0.50 元');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'duesStandard')).map(({ body }) => body.relief)).toEqual([
        { fen: 0, from: '2026-04', to: '2026-09', paper: '镇党委〔2026〕7号', approvedOn: '2026-06-18' },
      ]),
    );
  });

  test('a pension that cannot be told from its allowances is asked about, and stands only with the name of who said it', async () => {
    const phone = await phoneWithRoster(0);
    const tab = open(phone, '/dues/assess');
    await tab.press(/^彭水生.*农民/);
    const sheet = within(await screen.findByRole('dialog'));
    await tab.user.click(sheet.getByLabelText('退休，分不出基本养老金'));
    await tab.user.type(sheet.getByLabelText(/^每月一共领多少/), '5600');
    expect(sheet.getByText(/先问乡镇/)).toBeTruthy();
    await tab.user.type(sheet.getByLabelText('问来的数，每月交多少元'), '24');
    expect(sheet.getByRole('button', { name: '定下来' })).toBeTruthy();
    await tab.user.type(sheet.getByLabelText('谁说的'), '镇党建办周敏');
    await tab.press('定为每月 24.00 元');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'duesStandard')).map(({ body }) => body.steps)).toMatchObject([
        { '2026-01': { dueFen: 2400, basis: { type: 'pensionMixed', agreedFen: 2400, said: '镇党建办周敏' } } },
      ]),
    );
  });
});

describe('what was typed and not finished', () => {
  test.each<[string, string, () => Promise<HTMLElement>, string]>([
    ['a payment', `/dues/collect?month=2026-06&open=${idOf('郑有才')}`, () => screen.findByLabelText(/^收据号/), '0031'],
    ['an assessment', `/dues/assess?year=2026&open=${idOf('郑有才')}`, () => screen.findByLabelText(/^年内为什么变/), '改行了'],
    [
      'a reason for a month',
      `/dues/member/${idOf('郑有才')}?excuse=2026-06`,
      () => screen.findByLabelText(/^什么原因/),
      '住院，支委会同意',
    ],
  ])('%s is there again after the page was killed', async (_, address, box, words) => {
    const phone = await phoneWithRoster();
    const tab = open(phone, address);
    await tab.user.type(await box(), words);
    await waitFor(async () => expect(JSON.stringify(await phone.db.drafts.toArray())).toContain(words));
    cleanup();
    open(phone, address);
    expect(await box()).toHaveProperty('value', words);
    const [draft] = await phone.db.drafts.toArray();
    expect(draft && draftHref(draft)).toBe(address);
  });
});

test('a month that was not paid for a reason is still owed, and says the reason', async () => {
  const phone = await phoneWithRoster();
  const tab = open(phone, `/dues/member/${idOf('郑有才')}`);
  await tab.press(/6月.*还没交/);
  await tab.press('记下原因');
  expect(await screen.findByText('请写原因和谁同意的，没有原因的算没交')).toBeTruthy();
  await tab.user.type(screen.getByLabelText(/^什么原因/), '住院，支委会同意');
  await tab.press('记下原因');
  expect(await screen.findByText('缓交：住院，支委会同意')).toBeTruthy();
  const [standard] = (await recordsOfKind(phone.db, 'duesStandard')).filter(({ body }) => body.memberId === idOf('郑有才'));
  expect(standard?.body.excused).toEqual({ '2026-06': '缓交：住院，支委会同意' });
});

test('the year stands as a table with its sums, and who is behind is listed', async () => {
  const phone = await phoneWithRoster();
  const round = open(phone, '/dues/collect');
  await round.press('高满山，交了');
  await round.press(/^收下 1 人/);
  await waitFor(async () => expect(await entriesOf(phone)).toHaveLength(1));
  cleanup();
  open(phone, '/dues/year');
  expect(await screen.findByRole('row', { name: /高满山.*19.30 19.30/ })).toBeTruthy();
  cleanup();
  open(phone, '/dues');
  expect(await screen.findByText('还有 2 人，1.00 元')).toBeTruthy();
});
