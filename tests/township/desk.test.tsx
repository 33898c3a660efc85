import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import { MemberBody } from '#domain/records/member.ts';
import { DeskRecord, ReviewResponse } from '#protocol/desk.ts';
import { SignIn } from '#protocol/session.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { clientIn, cookieOf } from '#tests/support/cookies.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { createClient } from '#township/client.ts';
import { deskRoutes } from '#township/routes.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

let endpoint: Endpoint;
const first = crypto.randomUUID();
const second = crypto.randomUUID();
const who = { a: crypto.randomUUID(), b: crypto.randomUUID() };

const aMeeting = (heldOn: string, place: string): JsonObject =>
  MeetingBody.parse({
    meetingKind: 'assembly',
    heldOn,
    place,
    roll: { [who.a]: 'counted', [who.b]: 'counted' },
    attendance: { [who.a]: { state: 'present' }, [who.b]: { state: 'leave', reason: '看病' } },
    decisions: { [crypto.randomUUID()]: { order: 0, text: '同意修路', vote: { kind: 'ordinary', inFavour: 3, against: 0, abstained: 0 } } },
  }) as unknown as JsonObject;

beforeEach(async () => {
  endpoint = await openEndpoint();
  localStorage.clear();
  // Three columns need a desk's window.
  window.innerWidth = 1440;
  const write = (minutes: number, records: Parameters<typeof writeRecords>[1]) =>
    endpoint.store.write((tx) =>
      writeRecords(tx, records, {
        flavour: endpoint.store.flavour,
        branchId: endpoint.branches.shiqiao,
        by: { accountId: crypto.randomUUID(), name: '王秀兰' },
        at: instantAt(endpoint.clock.now() - minutes * 60_000),
        newId: () => crypto.randomUUID(),
      }),
    );
  const members = [
    { id: who.a, kind: 'member' as const, body: MemberBody.parse({ name: '向䶮', sex: '1', status: 'formal' }) as unknown as JsonObject },
    {
      id: who.b,
      kind: 'member' as const,
      body: MemberBody.parse({ name: '古丽娜尔·玉素甫', sex: '2', status: 'formal' }) as unknown as JsonObject,
    },
  ];
  const approved = { state: 'approved', turn: 1, marks: [], mendBy: null, byName: '林晓', at: instantAt(endpoint.clock.now()) } as const;
  await write(
    60,
    members.map((member) => ({ ...member, review: { ...approved, marks: [] } })),
  );
  await write(50, [{ id: first, kind: 'meeting', body: aMeeting('2026-06-12', '村部二楼') }]);
  await write(40, [{ id: second, kind: 'meeting', body: aMeeting('2026-06-10', '老学校') }]);
});
afterEach(async () => {
  cleanup();
  await endpoint.close();
});

/** Somebody's browser. The DOM of tests hides cookies from scripts, as browsers do, so it is handed the session it was given. */
function aBrowser(cookie = ''): typeof fetch {
  let sent = cookie;
  return async (input, init) => {
    const request = new Request(new URL(String(input), 'http://localhost'), init);
    if (sent !== '') request.headers.set('cookie', sent);
    const response = await endpoint.app.fetch(request);
    if (response.ok && init?.method === 'POST' && String(input).endsWith('/session'))
      sent = await cookieOf(endpoint, SignIn.parse(JSON.parse(String(init.body))).login);
    return response;
  };
}

const signedIn = async (login: string): Promise<typeof fetch> => aBrowser(await cookieOf(endpoint, login));

async function openDesk(at = '/', login: string | null = 'staff') {
  const browser = login === null ? aBrowser() : await signedIn(login);
  const services: Services = {
    client: createClient(browser),
    now: () => instantAt(endpoint.clock.now()),
    notebook: localStorage,
    hand: () => undefined,
    copyText: () => Promise.resolve(true),
  };
  const router = createMemoryRouter(deskRoutes, { initialEntries: [at] });
  render(
    <App component={false}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ServicesProvider services={services}>
          <RouterProvider router={router} />
        </ServicesProvider>
      </QueryClientProvider>
    </App>,
  );
  return { user: userEvent.setup(), router };
}

/** How the record's review stands at the endpoint. */
const review = async (id: string) => (await createClient(await signedIn('staff')).get(`/desk/records/${id}`, DeskRecord)).record.review;
const heading = (name: RegExp) => screen.findByRole('heading', { level: 2, name });

test('who is not signed in is asked to, is told when the password is wrong, and comes in', async () => {
  const { user } = await openDesk('/', null);
  await user.type(await screen.findByLabelText('账号'), 'staff');
  await user.type(screen.getByLabelText('密码'), 'wrong');
  await user.click(screen.getByRole('button', { name: '登录' }));
  expect((await screen.findByRole('alert')).textContent).toContain('账号或密码不对');
  await user.clear(screen.getByLabelText('密码'));
  await user.type(screen.getByLabelText('密码'), 'shu-he-zheng');
  await user.keyboard('{Enter}');
  await heading(/石桥村 支部党员大会/);
  expect(screen.getByText('练习数据')).toBeTruthy();
});

test('a village account is sent to the phone and sees nothing of the desk', async () => {
  await openDesk('/', 'shiqiao');
  await screen.findByText(/这里是乡镇工作台/);
  expect(screen.queryByRole('navigation')).toBeNull();
});

test('the oldest hand-in is read first; a approves it and the next one comes up', async () => {
  const { user } = await openDesk();
  await screen.findByText('村部二楼');
  await user.keyboard('a');
  await screen.findByText('老学校');
  await waitFor(async () => expect(await review(first)).toMatchObject({ state: 'approved', turn: 1 }));
});

test('what does not add up is pointed out beside the vote, and who was away with the reason', async () => {
  await openDesk();
  expect(await screen.findByText(/赞成 3 人，比实到 1 人多/)).toBeTruthy();
  expect(screen.getByText(/请假 1 人：古丽娜尔·玉素甫（看病）/)).toBeTruthy();
});

test('a marked field waits for its words, holds up 通过, survives a reload, and goes back with r', async () => {
  const { user } = await openDesk();
  await user.click(await screen.findByRole('button', { name: '用红笔标记 地点' }));
  expect(screen.getByText('有红笔标记时，先去掉标记才能通过。')).toBeTruthy();
  await user.keyboard('a');
  await user.keyboard('r');
  expect((await screen.findByRole('alert')).textContent).toContain('村里才知道怎么改');
  await user.type(screen.getByLabelText('地点：多说一句'), '写到几楼几号');
  cleanup();

  const again = await openDesk();
  expect(((await screen.findByLabelText('地点：多说一句')) as HTMLTextAreaElement).value).toBe('写到几楼几号');
  again.user.keyboard('r');
  await screen.findByText('老学校');
  await waitFor(async () =>
    expect(await review(first)).toMatchObject({
      state: 'returned',
      mendBy: '2026-06-20',
      marks: [{ path: 'place', note: '写到几楼几号', proposal: null }],
    }),
  );
});

test('a record that somebody else judged meanwhile is not judged over, and is read again', async () => {
  const { user } = await openDesk();
  await screen.findByText('村部二楼');
  const marks = [{ path: 'place', note: '写具体些', proposal: null }];
  await createClient(await signedIn('admin')).post(
    `/desk/records/${first}/review`,
    { act: 'return', turn: 0, marks, mendBy: null },
    ReviewResponse,
  );
  await user.keyboard('a');
  expect(await screen.findByText('别人刚处理过这条，已经换成最新的样子')).toBeTruthy();
  expect(await screen.findByText('这条已经退回，等村里改好再交。')).toBeTruthy();
  expect((await review(first)).state).toBe('returned');
});

test('ticked rows are approved together', async () => {
  const { user } = await openDesk();
  await screen.findByText('村部二楼');
  for (const box of await screen.findAllByRole('checkbox')) await user.click(box);
  await user.click(screen.getByRole('button', { name: '通过 2 件' }));
  await screen.findByText('没有待审的');
  expect([(await review(first)).state, (await review(second)).state]).toEqual(['approved', 'approved']);
});

test('letters typed into the search are letters, not acts', async () => {
  const { user } = await openDesk();
  await screen.findByText('村部二楼');
  await user.keyboard('/');
  await user.keyboard('ajr');
  expect((screen.getByLabelText('人名、主题、议题') as HTMLInputElement).value).toBe('ajr');
  expect((await review(first)).state).toBe('submitted');
});

test('a roster is looked at before it is brought in, and the bad row says why', async () => {
  const { user } = await openDesk('/import');
  await user.click(await screen.findByRole('combobox', { name: '选一个村' }));
  await user.click(await screen.findByText('柳树村'));
  const csv = '姓名,性别,人员类别,入党日期\n王𠮷,男,正式党员,1999-07-01\n石秀兰,女,正式党员,2001-02-30\n';
  await user.upload(screen.getByLabelText('选文件'), new File([csv], '名册.csv', { type: 'text/csv' }));
  expect(await screen.findByText('现在还什么都没有写进柳树村的名册。')).toBeTruthy();
  expect(screen.getByText('入党日期：日历上没有“2001-02-30”')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '导入 1 人' }));
  expect(within(await screen.findByRole('status')).getByText('柳树村：新增 1 人，更新 0 人')).toBeTruthy();
});

test('各村一览 stands in the order of the register and its cells open the records', async () => {
  const { user } = await openDesk('/overview');
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((head) => head.textContent),
  ).toEqual(['石桥村 2', '柳树村 0']);
  await user.click(within(table).getByRole('link', { name: /石桥村 支部党员大会/ }));
  expect(await screen.findByRole('heading', { level: 1, name: /记录|组织生活/ })).toBeTruthy();
});

test('a record that was changed has its versions side by side, what differs first, with who and why', async () => {
  const phone = phoneOf(await clientIn(endpoint, 'shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  const reason = { on: '2026-06-13', text: '记错地方' };
  const changes = { place: '老祠堂', [`changeReasons.${crypto.randomUUID()}`]: reason };
  expect(await phone.handIn(phone.set(first, 'meeting', 9, changes))).toMatchObject({ outcome: 'accepted' });
  await openDesk(`/records/${first}`);
  const versions = (await screen.findByRole('heading', { level: 3, name: '每一版' })).closest('section') as HTMLElement;
  expect(within(versions).getByText('为什么改：记错地方')).toBeTruthy();
  expect(
    within(versions)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['村部二楼', '老祠堂']);
});

test('what a village plans stands on its day in the calendar and opens the plan, or the record that came of it', async () => {
  const phone = phoneOf(await clientIn(endpoint, 'shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  const [open, met] = [crypto.randomUUID(), crypto.randomUUID()];
  const plan = { meetingKind: 'committee', plannedOn: '2026-06-24', startsAt: '19:30', place: '村部二楼' };
  await phone.push(
    phone.create(open, 'plan', plan),
    phone.create(met, 'plan', { ...plan, meetingKind: 'assembly', plannedOn: '2026-06-12' }),
  );
  await phone.handIn(phone.set(first, 'meeting', 9, { planId: met }));
  const { user } = await openDesk('/plans?month=2026-06');
  const planned = await screen.findByRole('link', { name: /支委会.*19:30，定了/ });
  expect(planned.closest('li')?.textContent).toMatch(/^24/);
  await waitFor(() => expect(screen.getByRole('link', { name: /支部党员大会.*开过/ }).getAttribute('href')).toBe(`/records/${first}`));
  await user.click(planned);
  expect(await heading(/支委会/)).toBeTruthy();
  expect(screen.getByText('村部二楼')).toBeTruthy();
});

test('the book of a village is read at the desk with its blanks, and why something was not held', async () => {
  const phone = phoneOf(await clientIn(endpoint, 'shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  const excusal = {
    obligation: 'meeting:assembly:2026-Q1',
    meetingKind: 'assembly',
    from: '2026-01-01',
    to: '2026-03-31',
    reason: '大雪封路',
  };
  expect(await phone.handIn(phone.create(crypto.randomUUID(), 'excusal', excusal))).toMatchObject({ outcome: 'accepted' });
  const appraised = { year: 2026, heldOn: '2026-03-02', formal: 5, present: 5, excellent: 1, good: 4 };
  expect(await phone.handIn(phone.create(crypto.randomUUID(), 'appraisal', appraised))).toMatchObject({ outcome: 'accepted' });
  await openDesk(`/book/${endpoint.branches.shiqiao}?year=2026`);
  expect(await screen.findByText('没有开，原因：大雪封路')).toBeTruthy();
  const appraisal = within(screen.getByRole('heading', { level: 3, name: '民主评议党员' }).closest('section') as HTMLElement);
  expect(appraisal.getByRole('row', { name: '优秀 1' })).toBeTruthy();
  expect(screen.getByText('石桥村党支部')).toBeTruthy();
  expect(screen.getByText('老学校')).toBeTruthy();
  cleanup();
  await openDesk('/year?year=2026');
  expect(await screen.findByRole('img', { name: /石桥村 支部党员大会.*1月.*村里写：大雪封路/ })).toBeTruthy();
  const cell = screen.getByRole('link', { name: /石桥村 支部党员大会.*4月/ });
  expect(cell.getAttribute('href')).toContain('month=2026-04&until=2026-06&kind=assembly');
});
