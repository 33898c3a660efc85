import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { App } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { findByLogin } from '#server/repos/accounts.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { cookieFor, openSession } from '#server/sessions.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { memberBody } from '#tests/support/factories.ts';
import { createClient } from '#township/client.ts';
import { deskRoutes } from '#township/routes.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

let endpoint: Endpoint;
const [kept, other] = [crypto.randomUUID(), crypto.randomUUID()];

beforeEach(async () => {
  endpoint = await openEndpoint();
  localStorage.clear();
  const member = (id: string, given: Parameters<typeof memberBody>[0]) => ({
    id,
    kind: 'member' as const,
    body: memberBody({ birthMonth: '1962-03', ...given }) as unknown as JsonObject,
  });
  await endpoint.store.write((tx) =>
    writeRecords(tx, [member(kept, { name: '陈升', education: '70' }), member(other, { name: '陈昇', education: '60' })], {
      flavour: endpoint.store.flavour,
      branchId: endpoint.branches.shiqiao,
      by: { accountId: crypto.randomUUID(), name: '王秀兰' },
      at: instantAt(endpoint.clock.now()),
      newId: () => crypto.randomUUID(),
    }),
  );
});
afterEach(async () => {
  cleanup();
  await endpoint.close();
});

async function openDesk(at: string) {
  const account = await findByLogin(endpoint.store.db, 'staff');
  if (!account) throw new Error('nobody is called staff');
  const cookie = cookieFor(await openSession(endpoint.services, account), false).split(';')[0] ?? '';
  const browser: typeof fetch = async (input, init) => {
    const request = new Request(new URL(String(input), 'http://localhost'), init);
    request.headers.set('cookie', cookie);
    return endpoint.app.fetch(request);
  };
  const services: Services = {
    client: createClient(browser),
    now: () => instantAt(endpoint.clock.now()),
    notebook: localStorage,
    hand: () => undefined,
    copyText: () => Promise.resolve(true),
  };
  render(
    <App component={false}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ServicesProvider services={services}>
          <RouterProvider router={createMemoryRouter(deskRoutes, { initialEntries: [at] })} />
        </ServicesProvider>
      </QueryClientProvider>
    </App>,
  );
  return userEvent.setup();
}

test('staff choose which value stays, make the two one, and can undo it', async () => {
  const user = await openDesk(`/registers?branch=${endpoint.branches.shiqiao}&view=samePeople`);
  await screen.findByRole('heading', { name: '陈升、陈昇' });
  const row = screen.getByRole('row', { name: /^学历/ });
  expect((within(row).getByRole('radio', { name: '初中' }) as HTMLInputElement).checked).toBe(true);
  await user.click(within(row).getByRole('radio', { name: '高中' }));
  await user.click(screen.getByRole('button', { name: '是同一个人，合成一条' }));
  await screen.findByText(/^陈昇合到这一条，6月13日，林晓$/);
  await user.click(screen.getByRole('button', { name: '撤销合并' }));
  await screen.findByRole('heading', { name: '陈升、陈昇' });
});
