import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import type { Actor } from '#domain/access.ts';
import type { GroupId, RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
// The pages load by themselves when first opened; loaded here, so that no test waits for the compiler.
import '#phone/features/book/book-screen.tsx';
import '#phone/features/meetings/edit-screen.tsx';
import '#phone/features/meetings/meeting-screen.tsx';
import '#phone/features/meetings/meetings-screen.tsx';
import '#phone/features/meetings/mend-screen.tsx';
import '#phone/features/meetings/new-screen.tsx';
import '#phone/features/meetings/versions-screen.tsx';
import { bookRoutes } from '#phone/features/book/routes.tsx';
import { meetingRoutes } from '#phone/features/meetings/routes.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import type { SessionsHttp } from '#phone/township-http.ts';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import type { Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, memberBody, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

/** A branch with two groups and six people on one phone. */
export type MeetingPhone = {
  readonly db: BranchDb;
  readonly writer: Writer;
  readonly groups: readonly GroupId[];
  readonly idOf: (name: string) => string;
};

const TOWNSHIP = testId(0x70) as TownshipId;
const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const FRAME = { ribbon: null, tabs: null, backLabel: '返回' };
let phones = 0;

/** Makes the phone and its roster: 陈守田 and 李秀兰 are the committee, 林晓燕 is on probation. */
export async function meetingPhone(): Promise<MeetingPhone> {
  phones += 1;
  const db = openBranchDb(`zhibu-meetings-${phones}`);
  const writer: Writer = {
    accountId: ACCOUNT,
    name: '陈守田',
    branchId: BRANCH,
    deviceId: deviceOf('a'),
    now: () => NOW,
    newId: idsFrom(0xa000_0000 + phones * 0x1_0000),
  };
  const groups = [testId(0x61), testId(0x62)] as GroupId[];
  const people = [
    ['陈守田', 0, 'formal'],
    ['李秀兰', 0, 'formal'],
    ['王䶮', 0, 'formal'],
    ['罗德贵', 1, 'formal'],
    ['吴小满', 1, 'formal'],
    ['林晓燕', 1, 'probationary'],
  ] as const;
  const idOf = (name: string) => testId(0x3000 + people.findIndex(([known]) => known === name));
  const put = async (id: string, kind: 'member' | 'group' | 'office', body: unknown) => {
    const saved = await saveRecord(db, writer, { id: id as RecordId, kind, body, baseline: null });
    if (!saved.ok) throw new Error(saved.problem.code);
  };
  await put(testId(0x61), 'group', { name: '第一小组', order: 0 });
  await put(testId(0x62), 'group', { name: '第二小组', order: 1 });
  for (const [name, group, status] of people)
    await put(
      idOf(name),
      'member',
      memberBody({
        name,
        status,
        groupId: groups[group] ?? null,
        ...(status === 'probationary' && { joinedOn: '2026-01-05', formalOn: null }),
      }),
    );
  for (const [i, name] of ['陈守田', '李秀兰'].entries())
    await put(testId(0x51 + i), 'office', {
      memberId: idOf(name),
      name,
      committee: 'branch',
      title: i === 0 ? 'secretary' : 'organisation',
      from: '2021-03-15',
    });
  return { db, writer, groups, idOf };
}

/** Opens an address of the meetings on that phone, as a fresh tab does. */
export function openTab(phone: MeetingPhone, address: string, as: Partial<Actor> = {}, sessions: Partial<SessionsHttp> = {}) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: TOWNSHIP,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const { db, writer } = phone;
  const services = {
    db,
    writer,
    actor,
    sessions,
    session: { branchId: BRANCH, branchName: '石桥村党支部', practice: false },
    now: writer.now,
    newId: writer.newId,
    today: () => localDate('2026-06-18'),
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
  const router = createMemoryRouter(
    [{ path: '/', element: frame, hydrateFallbackElement: <p>…</p>, children: [...meetingRoutes, ...bookRoutes] }],
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

/** Where the tab is. */
export const addressOf = ({
  state,
}: {
  readonly state: { readonly location: { readonly pathname: string; readonly search: string } };
}): string => state.location.pathname + state.location.search;
