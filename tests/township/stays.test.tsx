import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { App } from 'antd';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, dayInChina, instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { TermBody } from '#domain/records/term.ts';
import { formats } from '#i18n/format.ts';
import { DeskStays } from '#protocol/desk-stays.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import { clientIn, cookieOf } from '#tests/support/cookies.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { memberBody } from '#tests/support/factories.ts';
import { createClient } from '#township/client.ts';
import { deskRoutes } from '#township/routes.tsx';
import { type Services, ServicesProvider } from '#township/services.tsx';

let endpoint: Endpoint;
let today: LocalDate;
const stay = (part: object) =>
  FloatingStayBody.parse({
    direction: 'out',
    memberId: null,
    name: '周永',
    place: '东莞',
    reason: 'work',
    contact: { memberId: null, name: '王秀兰' },
    ...part,
  });

beforeEach(async () => {
  endpoint = await openEndpoint();
  today = dayInChina(instantAt(endpoint.clock.now()));
  window.innerWidth = 1440;
  const ago = (months: number): LocalDate => addMonths(today, -months);
  const records = [
    [
      'floatingStay',
      stay({ since: ago(8), fixedPlace: true, contacts: { a: { on: addDays(today, -10), byName: '王秀兰', way: 'phone' } } }),
    ],
    ['floatingStay', stay({ name: '李兰', place: '义乌', since: ago(7) })],
    ['floatingStay', stay({ name: '石开明', direction: 'in', place: '砖厂', since: ago(2) })],
    ['floatingStay', stay({ name: '回来了的', since: ago(9), endedOn: ago(1), endedAs: 'returned' })],
    ['member', memberBody({ name: '没登记的', away: { since: ago(12), place: '深圳' } })],
    ['term', TermBody.parse({ committee: 'branch', electedOn: addMonths(today, -58) })],
    ['term', TermBody.parse({ committee: 'village', electedOn: addMonths(today, -61) })],
  ] as const;
  await endpoint.store.write((tx) =>
    writeRecords(
      tx,
      records.map(([kind, body]) => ({ id: v7(), kind, body: body as unknown as JsonObject })),
      {
        flavour: endpoint.store.flavour,
        branchId: endpoint.branches.shiqiao,
        by: { accountId: v7(), name: '王秀兰' },
        at: instantAt(endpoint.clock.now()),
        newId: v7,
      },
    ),
  );
});
afterEach(async () => {
  cleanup();
  await endpoint.close();
});

test('the desk sees, in register order, who is away or a guest with the next contact and the half year, and each term with its countdown', async () => {
  const { rows } = DeskStays.parse((await (await clientIn(endpoint, 'staff')).get('/api/v1/desk/stays')).body);
  expect(rows.map(({ branch }) => branch.order)).toEqual([...rows.map(({ branch }) => branch.order)].sort((a, b) => a - b));
  const village = rows.find(({ branch }) => branch.id === endpoint.branches.shiqiao);
  expect(village?.stays.map(({ name, direction, transferFrom }) => [name, direction, transferFrom])).toEqual([
    ['周永', 'out', addMonths(addMonths(today, -8), 6)],
    ['李兰', 'out', null],
    ['石开明', 'in', null],
  ]);
  expect(village?.stays.map(({ nextOn, overdueDays }) => [nextOn >= today, overdueDays > 0])).toEqual([
    [true, false],
    [false, true],
    [true, false],
  ]);
  expect(village?.unregistered.map(({ name }) => name)).toEqual(['没登记的']);
  expect(village?.terms.map(({ committee, stage }) => [committee, stage])).toEqual([
    ['branch', 'threeMonths'],
    ['village', 'over'],
  ]);
  expect((await (await clientIn(endpoint, 'shiqiao')).get('/api/v1/desk/stays')).status).toBe(403);
});

test('and reads it on one page, a name opening what is written of the stay', async () => {
  const cookie = await cookieOf(endpoint, 'staff');
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
  const router = createMemoryRouter(deskRoutes, { initialEntries: ['/stays'] });
  render(
    <App component={false}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <ServicesProvider services={services}>
          <RouterProvider router={router} />
        </ServicesProvider>
      </QueryClientProvider>
    </App>,
  );
  const stays = within(await screen.findByRole('table', { name: '流动党员' }));
  const line = (name: string) => stays.getByRole('link', { name }).closest('tr')?.textContent;
  expect(line('周永')).toContain(`${formats().day(addMonths(addMonths(today, -8), 6), today)}起该转`);
  expect(line('李兰')).toMatch(/外出，义乌.*该联系，过了 \d+ 天/);
  expect(line('石开明')).toContain('流动来的，砖厂');
  expect(stays.queryByText('回来了的')).toBeNull();
  const terms = within(screen.getByRole('table', { name: '换届' }));
  expect(terms.getByRole('row', { name: /石桥村/ }).textContent).toMatch(/还有 \d+ 天.*已到期，过了 \d+ 天/);
  expect(screen.getByRole('link', { name: '没登记的' })).toBeTruthy();
});
