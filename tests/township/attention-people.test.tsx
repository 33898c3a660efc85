import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App, ConfigProvider } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { People, Phones } from '#protocol/people.ts';
import { passwordMatches } from '#server/passwords.ts';
import { findByLogin } from '#server/repos/accounts.ts';
import { cookieFor, openSession } from '#server/sessions.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { createClient } from '#township/client.ts';
import { deskRoutes } from '#township/routes.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

let endpoint: Endpoint;
let admin: Client;
let phone: TestPhone;
let copied: string[];

beforeEach(async () => {
  endpoint = await openEndpoint();
  window.innerWidth = 1440;
  copied = [];
  admin = await signIn('admin');
  phone = phoneOf(await signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
});
afterEach(() => endpoint.close());

async function cookieOf(login: string): Promise<string> {
  const account = await findByLogin(endpoint.store.db, login);
  if (!account) throw new Error(`nobody is called ${login}`);
  return cookieFor(await openSession(endpoint.services, account), false).split(';')[0] ?? '';
}

/** The DOM of tests hides cookies from scripts, as browsers do, so the session is handed in behind its back. */
const sender =
  (cookie: string): typeof fetch =>
  (input, init) => {
    const request = new Request(new URL(String(input), 'http://localhost'), init);
    request.headers.set('cookie', cookie);
    return Promise.resolve(endpoint.app.fetch(request));
  };

async function signIn(login: string): Promise<Client> {
  const fetch = sender(await cookieOf(login));
  const send: Client['send'] = async (path, init) => {
    const answer = await fetch(path, { ...init, headers: { 'x-zhibu': '1', 'content-type': 'application/json' } });
    return { status: answer.status, body: await answer.json(), headers: answer.headers };
  };
  return {
    send,
    get: (path) => send(path, { method: 'GET' }),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

async function openDesk(at: string, login: 'staff' | 'admin' = 'admin') {
  const browser = sender(await cookieOf(login));
  const services: Services = {
    client: createClient(browser),
    now: () => instantAt(endpoint.clock.now()),
    notebook: localStorage,
    hand: () => undefined,
    copyText: (text) => {
      copied.push(text);
      return Promise.resolve(true);
    },
  };
  render(
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <App component={false}>
        <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
          <ServicesProvider services={services}>
            <RouterProvider router={createMemoryRouter(deskRoutes, { initialEntries: [at] })} />
          </ServicesProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>,
  );
  return userEvent.setup();
}

async function moveSecretary(): Promise<void> {
  endpoint.clock.advance(60_000);
  const { people } = (await admin.get<People>('/api/v1/desk/people')).body;
  const id = people.find(({ login }) => login === 'shiqiao')?.id;
  await admin.post(`/api/v1/desk/people/${id}/move`, { role: 'secretary', branchId: endpoint.branches.liushu, groupId: null });
  endpoint.clock.advance(60_000);
}

test('held work shows whose it is, what it says and why, and accepted it is the village’s record', async () => {
  const id = v7();
  const work = phone.create(id, 'meeting', { ...meetingBody, notes: '商量修渠' });
  await moveSecretary();
  await phone.push(work);
  const user = await openDesk('/attention', 'staff');
  const sheet = within(await screen.findByRole('article', { name: '石桥村 支部党员大会 6月12日' }));
  expect(sheet.getByText(/王秀兰.*记的/)).toBeTruthy();
  expect(sheet.getByText(/他记的时候还在这个村/)).toBeTruthy();
  expect(sheet.getByRole('row', { name: '地点 村部二楼' })).toBeTruthy();
  expect(sheet.getByRole('row', { name: '发言要点 商量修渠' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '待处理 1' })).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: '收下' }));
  await screen.findByText('没有待处理的');
  expect((await admin.get(`/api/v1/desk/records/${id}`)).status).toBe(200);
});

test('held work is not refused without a word', async () => {
  const work = phone.create(v7(), 'meeting', meetingBody);
  await moveSecretary();
  await phone.push(work);
  const user = await openDesk('/attention', 'staff');
  await user.click(await screen.findByRole('button', { name: '不收' }));
  const go = screen.getByRole('button', { name: '不收' }) as HTMLButtonElement;
  expect(go.disabled).toBe(true);
  await user.type(screen.getByLabelText('不收这一条，写一句为什么'), '柳树村已经记了');
  await user.click(go);
  await screen.findByText('没有待处理的');
  expect(await phone.handIn(work)).toMatchObject({ outcome: 'refused', facts: { note: '柳树村已经记了' } });
});

test('a refused change stands beside what the record says now, and leaves when it was looked at', async () => {
  const id = v7();
  await phone.push(phone.create(id, 'meeting', meetingBody));
  await phone.push(phone.set(id, 'meeting', 1, { place: '村部 '.repeat(40), heldOn: '2026-06-11' }));
  const user = await openDesk('/attention?outcome=refused', 'staff');
  expect(await screen.findByRole('row', { name: '开会日期 6月11日 6月12日' })).toBeTruthy();
  expect(screen.getByText(/有一处填得不对/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '已看过' }));
  await screen.findByText('这样筛没有');
});

test('only the administrator has 人员 in the menu', async () => {
  await openDesk('/phones', 'staff');
  await screen.findByText('还没有手机连过');
  expect(screen.queryByRole('link', { name: '人员' })).toBeNull();
  expect(screen.getByText(/请找乡镇管理员停用/)).toBeTruthy();
});

test('somebody new is let in; his password is shown once and copied, and he signs in with it', async () => {
  const user = await openDesk('/people');
  await user.click(await screen.findByRole('button', { name: '添人' }));
  const dialog = within(await screen.findByRole('dialog', { name: '添一个人' }));
  await user.click(dialog.getByRole('button', { name: '添上' }));
  expect(dialog.getByText('请写姓名，前后不留空')).toBeTruthy();
  await user.type(dialog.getByLabelText(/^姓名/), '周永');
  await user.type(dialog.getByLabelText(/^账号/), 'zhouyong');
  await user.click(dialog.getByRole('button', { name: '添上' }));
  const fresh = within(await screen.findByRole('dialog', { name: '周永的密码' }));
  const password = fresh.getByRole('status').textContent ?? '';
  await user.click(fresh.getByRole('button', { name: '复制' }));
  expect(copied).toEqual([password]);
  await user.click(fresh.getByRole('button', { name: '抄好了' }));
  await waitFor(() => expect(screen.queryByText(password)).toBeNull());
  const made = await findByLogin(endpoint.store.db, 'zhouyong');
  expect(await passwordMatches(password, made?.password ?? '')).toBe(true);
  await user.click(screen.getByRole('button', { name: '操作记录' }));
  expect(await screen.findByText('添了周永（zhouyong），石桥村 支部书记')).toBeTruthy();
});

test('moving says what becomes of work that was not handed in', async () => {
  const user = await openDesk('/people');
  const row = within(await screen.findByRole('row', { name: /李建国/ }));
  await user.click(row.getByRole('button', { name: '换村、换身份' }));
  const dialog = within(await screen.findByRole('dialog', { name: '李建国换到哪里' }));
  expect(dialog.queryByText(/由乡镇定收不收/)).toBeNull();
  await user.click(dialog.getByLabelText(/^哪个村/));
  await user.click(await screen.findByTitle('石桥村'));
  expect(dialog.getByText(/由乡镇定收不收/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '换过去' }));
  const there = await screen.findByRole('rowgroup', { name: '石桥村' });
  expect(await within(there).findByText('李建国')).toBeTruthy();
});

test('taking a phone out of use says how much it had not handed in, and is undone before it emptied itself', async () => {
  const client = await signIn('shiqiao');
  await client.post('/api/v1/sync/push', {
    protocol: 1,
    deviceId: phone.deviceId,
    branchId: endpoint.branches.shiqiao,
    witness: null,
    operations: [phone.create(v7(), 'meeting', meetingBody)],
    report: { queue: 3, oldest: '2026-06-10T02:00:00.000Z', app: '0.1.0' },
  });
  const user = await openDesk('/phones');
  const row = within(await screen.findByRole('row', { name: /王秀兰/ }));
  expect(row.getByText('3 条，6月10日 起')).toBeTruthy();
  await user.click(row.getByRole('button', { name: '停用这台手机' }));
  const dialog = within(await screen.findByRole('dialog', { name: '停用王秀兰的这台手机？' }));
  expect(dialog.getByText(/还有 3 条没上报/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '停用' }));
  expect(await screen.findByText('等它下次连上就清空')).toBeTruthy();
  await user.click(await screen.findByRole('button', { name: '撤销停用' }));
  await screen.findByRole('button', { name: '停用这台手机' });
  expect((await admin.get<Phones>('/api/v1/desk/phones')).body.phones[0]?.wipeAt).toBeNull();
});
