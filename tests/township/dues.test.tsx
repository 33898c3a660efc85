import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App, ConfigProvider } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { instantAt, localDate } from '#domain/kernel/local-date.ts';
import { findByLogin } from '#server/repos/accounts.ts';
import { cookieFor, openSession } from '#server/sessions.ts';
import { batchOf, paymentIn } from '#tests/support/dues.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { createClient } from '#township/client.ts';
import { deskRoutes } from '#township/routes.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

let endpoint: Endpoint;
let staff: Client;
let phone: TestPhone;
const farmer = v7();
const batch = v7();

beforeEach(async () => {
  endpoint = await openEndpoint();
  window.innerWidth = 1440;
  staff = await signIn('staff');
  const branch = endpoint.branches.shiqiao;
  phone = phoneOf(await signIn('shiqiao'), branch, endpoint.clock.now);
  await phone.push(phone.create(farmer, 'member', { name: '郑有才', sex: '1', status: 'formal', joinedOn: '2020-02-14' }));
  // 1,234.57 together: the amounts a float would get wrong when it adds them up.
  const entries = [fen(10), fen(20), fen(123_427)].map((dueFen, i) =>
    paymentIn(branch, farmer, `2026-0${i + 3}`, { dueFen, paidOn: localDate('2026-06-01') }),
  );
  const { body } = await phone.push(
    ...entries.map(({ id, body: entry }) => phone.create(id, 'duesPayment', entry as never)),
    phone.create(batch, 'duesRemittance', batchOf(entries) as never),
  );
  expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
});
afterEach(() => endpoint.close());

/** The DOM of tests hides cookies from scripts, as browsers do, so the session is handed in behind its back. */
async function senderOf(login: string): Promise<typeof fetch> {
  const account = await findByLogin(endpoint.store.db, login);
  if (!account) throw new Error(`nobody is called ${login}`);
  const cookie = cookieFor(await openSession(endpoint.services, account), false).split(';')[0] ?? '';
  return (input, init) => {
    const request = new Request(new URL(String(input), 'http://localhost'), init);
    request.headers.set('cookie', cookie);
    return Promise.resolve(endpoint.app.fetch(request));
  };
}

async function signIn(login: string): Promise<Client> {
  const fetch = await senderOf(login);
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

async function openDesk(at: string) {
  const fetch = await senderOf('staff');
  const services: Services = {
    client: createClient(fetch),
    now: () => instantAt(endpoint.clock.now()),
    notebook: localStorage,
    hand: () => undefined,
    copyText: () => Promise.resolve(true),
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

const receipt = async () => {
  const { rows } = (await staff.get<{ rows: { batches: { receipt: object | null }[] }[] }>('/api/v1/desk/dues')).body;
  return rows.flatMap(({ batches }) => batches)[0]?.receipt;
};

test('villages by months stand in register order with what came up to the fen', async () => {
  await openDesk('/dues');
  const table = within(await screen.findByRole('table', { name: '各村各月上缴的党费' }));
  expect(table.getByRole('img', { name: '1,234.57 元、等收' })).toBeTruthy();
  const villages = table.getAllByRole('rowheader').map((head) => head.textContent);
  const registered = (await staff.get<{ branches: { name: string }[] }>('/api/v1/desk/branches')).body.branches;
  expect(villages).toEqual([...registered.map(({ name }) => name.replace(/党支部$/, '')), '合计', '结账']);
  expect(table.getAllByText('1,234.57')).toHaveLength(6);
});

test('what is counted short is not signed for: it goes back to the branch with a reason, and is signed when it is right', async () => {
  const user = await openDesk(`/dues?branch=${endpoint.branches.shiqiao}`);
  await user.click(await screen.findByRole('button', { name: '收到' }));
  await screen.findByText('已收到');
  await user.click(screen.getByRole('button', { name: '点收' }));
  let dialog = within(await screen.findByRole('dialog', { name: '点收 石桥村 6月12日 的党费' }));
  await user.type(dialog.getByLabelText('点出来多少元'), '1234.50');
  expect(dialog.getByRole('status').textContent).toBe('少 0.07 元，不能签收，要报给村里');
  expect(dialog.queryByRole('button', { name: '签收' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: '把差额报给村里' }));
  expect(dialog.getByText('请写一句差在哪里，石桥村才知道怎么查')).toBeTruthy();
  expect(await receipt()).toMatchObject({ state: 'received' });
  await user.type(dialog.getByLabelText(/^差在哪里/), '少七分钱');
  await user.click(dialog.getByRole('button', { name: '把差额报给村里' }));
  expect(await screen.findByText('-0.07')).toBeTruthy();
  expect(await receipt()).toMatchObject({ state: 'difference', countedFen: 123_450, note: '少七分钱' });

  await user.click(screen.getByRole('button', { name: '再点一遍' }));
  dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('点出来多少元'), '1,234.57');
  await user.type(dialog.getByLabelText('收据号，可不填'), '0031');
  await user.click(dialog.getByRole('button', { name: '签收' }));
  expect(await screen.findByText('已签收')).toBeTruthy();
  expect(await receipt()).toMatchObject({ state: 'signed', countedFen: 123_457, number: '0031' });
  expect(screen.queryByRole('button', { name: '再点一遍' })).toBeNull();
});

test('a count that was begun is there again after the page was left', async () => {
  const user = await openDesk(`/dues?branch=${endpoint.branches.shiqiao}`);
  await user.click(await screen.findByRole('button', { name: '点收' }));
  await user.type(await screen.findByLabelText('点出来多少元'), '1234.5');
  await user.type(screen.getByLabelText(/^差在哪里/), '少七分');
  cleanup();
  const again = await openDesk(`/dues?branch=${endpoint.branches.shiqiao}`);
  await again.click(await screen.findByRole('button', { name: '点收' }));
  expect(await screen.findByLabelText('点出来多少元')).toHaveProperty('value', '1234.5');
  expect(screen.getByLabelText(/^差在哪里/)).toHaveProperty('value', '少七分');
});

test('a month is closed and opened again only with a reason', async () => {
  const user = await openDesk(`/dues?branch=${endpoint.branches.shiqiao}`);
  await user.click(await screen.findByRole('button', { name: '2026年5月结账' }));
  await user.click(await screen.findByRole('button', { name: '打开 2026年5月' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: '打开' }));
  expect(dialog.getByText('请写一句为什么打开')).toBeTruthy();
  await user.type(dialog.getByLabelText(/^为什么打开/), '补记郑有才');
  await user.click(dialog.getByRole('button', { name: '打开' }));
  expect(await screen.findByRole('button', { name: '2026年5月结账' })).toBeTruthy();
});

test('a month is closed for every village at once, after saying what of it is not signed for', async () => {
  const user = await openDesk('/dues');
  await user.click(await screen.findByRole('button', { name: '各村2026年6月都结账' }));
  const dialog = within(await screen.findByRole('dialog', { name: '2026年6月，各村都结账' }));
  expect(dialog.getByText('这个月上缴的还有 1 批没签收。')).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: '各村都结账' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '各村2026年6月都结账' })).toBeNull());
  const { rows } = (await staff.get<{ rows: { closed: string[] }[] }>('/api/v1/desk/dues')).body;
  expect(rows.map(({ closed }) => closed)).toEqual(rows.map(() => ['2026-06']));
});

test('the reconciliation sheet lists every batch with its sum and names who handed up nothing', async () => {
  await openDesk('/dues?view=sheet');
  const sheet = within(await screen.findByRole('region', { name: '2026 年党费上缴对账单' }));
  expect(sheet.getByText('共 1 批，上缴 1,234.57 元，其中大额 0.00 元，已签收 0.00 元')).toBeTruthy();
  expect(sheet.getByText(/^没有上缴的：.*柳树村/)).toBeTruthy();
});
