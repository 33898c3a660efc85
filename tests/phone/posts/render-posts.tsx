import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import type { Actor } from '#domain/access.ts';
import type { RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
// The pages load by themselves when first opened; loaded here, so that no test waits for the compiler.
import '#phone/features/areas/area-screen.tsx';
import '#phone/features/areas/areas-screen.tsx';
import '#phone/features/areas/rota-screen.tsx';
import '#phone/features/matters/book-screen.tsx';
import '#phone/features/matters/matter-screen.tsx';
import '#phone/features/matters/matters-screen.tsx';
import '#phone/features/matters/new-matter-screen.tsx';
import '#phone/features/plans/plan-screen.tsx';
import '#phone/features/posts/assignment-screen.tsx';
import '#phone/features/posts/board-print.tsx';
import '#phone/features/posts/catalogue-screen.tsx';
import '#phone/features/posts/coverage-screen.tsx';
import '#phone/features/posts/log-duty-screen.tsx';
import '#phone/features/posts/log-list-screen.tsx';
import '#phone/features/posts/plates-print.tsx';
import '#phone/features/posts/pledges-screen.tsx';
import '#phone/features/posts/post-screen.tsx';
import '#phone/features/posts/posts-screen.tsx';
import '#phone/features/visits/edit-visit-screen.tsx';
import '#phone/features/visits/new-visit-screen.tsx';
import '#phone/features/visits/quiet-screen.tsx';
import '#phone/features/visits/visit-screen.tsx';
import '#phone/features/visits/visits-screen.tsx';
import { areaRoutes } from '#phone/features/areas/routes.tsx';
import { LogScreen } from '#phone/features/log/log-screen.tsx';
import { matterRoutes } from '#phone/features/matters/routes.tsx';
import { planRoutes } from '#phone/features/plans/routes.tsx';
import { postRoutes } from '#phone/features/posts/routes.tsx';
import { visitRoutes } from '#phone/features/visits/routes.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

/** One phone of a branch, with the pages of posts, areas, visits, matters and plans. */
export type Phone = { readonly db: BranchDb; readonly writer: Writer };

const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const FRAME = { ribbon: null, tabs: null, backLabel: '返回' };
let phones = 0;

/** A phone with nothing on it yet. */
export function phoneOf(): Phone {
  phones += 1;
  const writer: Writer = {
    accountId: ACCOUNT,
    name: '陈守田',
    branchId: BRANCH,
    deviceId: deviceOf('a'),
    now: () => NOW,
    newId: idsFrom(0xb000_0000 + phones * 0x1_0000),
  };
  return { db: openBranchDb(`zhibu-posts-${phones}`), writer };
}

/** Puts a record on the phone as its own person would. */
export async function put({ db, writer }: Phone, id: string, kind: KindName, body: unknown): Promise<void> {
  const saved = await saveRecord(db, writer, { id: id as RecordId, kind, body, baseline: null });
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem));
}

/** Opens an address on that phone, as a fresh tab does. */
export function openTab({ db, writer }: Phone, address: string, as: Partial<Actor> = {}, more: Partial<Services> = {}) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const services = {
    db,
    writer,
    actor,
    session: { branchId: BRANCH, branchName: '石桥村党支部' },
    now: writer.now,
    newId: writer.newId,
    today: () => localDate('2026-06-18'),
    ...more,
  } as unknown as Services;
  const frame = (
    <ServicesContext value={services}>
      <LinkProvider value={RouterLink}>
        <PageFrameContext value={FRAME}>
          <Toasts stay={false}>
            <Outlet />
          </Toasts>
        </PageFrameContext>
      </LinkProvider>
    </ServicesContext>
  );
  const children = [{ path: '/log', Component: LogScreen }, ...postRoutes, ...areaRoutes, ...visitRoutes, ...matterRoutes, ...planRoutes];
  const router = createMemoryRouter([{ path: '/', element: frame, hydrateFallbackElement: <p>…</p>, children }], {
    initialEntries: [address],
  });
  const tab = render(<RouterProvider router={router} />);
  return {
    ...tab,
    router,
    user: userEvent.setup(),
    press: async (name: string | RegExp, role: 'button' | 'link' = 'button') => userEvent.click(await screen.findByRole(role, { name })),
  };
}
