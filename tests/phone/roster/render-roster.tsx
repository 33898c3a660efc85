import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { VirtuosoMockContext } from 'react-virtuoso';
import type { Actor } from '#domain/access.ts';
import type { RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { instantAt, localDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { Review, ReviewMark } from '#domain/review/review.ts';
// The pages load by themselves when first opened; loaded here, so that no test waits for the compiler.
import '#phone/features/roster/groups-screen.tsx';
import '#phone/features/roster/member-form-screen.tsx';
import '#phone/features/roster/member-screen.tsx';
import '#phone/features/roster/offices-screen.tsx';
import '#phone/features/roster/roster-screen.tsx';
import 'pinyin-pro';
import { floatingRoutes } from '#phone/features/floating/routes.tsx';
import { DueAllScreen } from '#phone/features/home/due-all-screen.tsx';
import { rosterRoutes } from '#phone/features/roster/routes.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord, Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, memberBody, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

/** One phone of a branch. */
export type RosterPhone = { readonly db: BranchDb; readonly writer: Writer };

const TOWNSHIP = testId(0x70) as TownshipId;
const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const FRAME = { ribbon: null, tabs: null, backLabel: '返回' };
let phones = 0;

/** A phone with nothing on it yet. */
export function rosterPhone(): RosterPhone {
  phones += 1;
  const writer: Writer = {
    accountId: ACCOUNT,
    name: '陈守田',
    branchId: BRANCH,
    deviceId: deviceOf('a'),
    now: () => NOW,
    newId: idsFrom(0xa000_0000 + phones * 0x1_0000),
  };
  return { db: openBranchDb(`zhibu-roster-${phones}`), writer };
}

/** Puts a record on the phone as its own person would. */
export async function put({ db, writer }: RosterPhone, id: string, kind: KindName, body: unknown): Promise<void> {
  const saved = await saveRecord(db, writer, { id: id as RecordId, kind, body, baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
}

/** Puts a member on the phone. */
export const putMember = (phone: RosterPhone, id: string, part: Parameters<typeof memberBody>[0]): Promise<void> =>
  put(phone, id, 'member', memberBody(part));

/** Lets the township have the member and send him back with these marks. */
export async function sendBack({ db, writer }: RosterPhone, id: string, marks: readonly ReviewMark[]): Promise<void> {
  await db.outbox.clear();
  const record = (await recordById(db, id as RecordId)) as LocalRecord<'member'>;
  const at = instantAt(writer.now());
  const review: Review = { state: 'returned', turn: 1, marks: [...marks], mendBy: localDate('2026-06-21'), byName: '蒋文静', at };
  await db.records.put({ ...record, seq: 1, rev: 1, standing: 'returned', receiptNo: '0618-0001', handedInAt: at, review });
}

/** The member as the phone has him. */
export const memberOn = async ({ db }: RosterPhone, id: string): Promise<LocalRecord<'member'> | undefined> =>
  (await recordById(db, id as RecordId)) as LocalRecord<'member'> | undefined;

/** Opens an address of the roster on that phone, as a fresh tab does. */
export function openTab({ db, writer }: RosterPhone, address: string, as: Partial<Actor> = {}) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: TOWNSHIP,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const services = {
    db,
    writer,
    actor,
    session: { branchId: BRANCH },
    now: writer.now,
    newId: writer.newId,
    today: () => localDate('2026-06-18'),
  } as unknown as Services;
  const frame = (
    <ServicesContext value={services}>
      <LinkProvider value={RouterLink}>
        <PageFrameContext value={FRAME}>
          <VirtuosoMockContext value={{ viewportHeight: 2000, itemHeight: 64 }}>
            <Toasts stay={false}>
              <Outlet />
            </Toasts>
          </VirtuosoMockContext>
        </PageFrameContext>
      </LinkProvider>
    </ServicesContext>
  );
  const router = createMemoryRouter(
    [
      {
        path: '/',
        element: frame,
        hydrateFallbackElement: <p>…</p>,
        children: [...rosterRoutes, ...floatingRoutes, { path: '/due', Component: DueAllScreen }],
      },
    ],
    {
      initialEntries: [address],
    },
  );
  const tab = render(<RouterProvider router={router} />);
  return {
    ...tab,
    router,
    user: userEvent.setup(),
    press: async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name })),
  };
}
