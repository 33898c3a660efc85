import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import type { GroupId, TownshipId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { DueItemScreen } from '#phone/features/home/due-item-screen.tsx';
import { YearScreen } from '#phone/features/home/year-screen.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { saveRecord } from '#storage/commands.ts';
import { type BranchDb, openBranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord, Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, testId } from '#tests/support/factories.ts';
import { localRecords, ofKind } from '#tests/support/fixtures.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

const TODAY = localDate('2026-12-31');
let phones = 0;

/** A village of 62 with everything of its year, but what a test takes out of it. */
async function branchOf62(isGap: (meeting: LocalRecord<'meeting'>, groups: readonly LocalRecord<'group'>[]) => boolean) {
  phones += 1;
  const db = openBranchDb(`zhibu-year-${phones}`);
  const records = localRecords('B2', 2, TODAY);
  const groups = ofKind(records, 'group').sort((a, b) => a.body.order - b.body.order);
  const gaps = new Set(ofKind(records, 'meeting').filter((meeting) => isGap(meeting, groups)));
  await db.records.bulkPut(records.filter((record) => !gaps.has(record as never)) as never);
  // The made-up village left June's theme day out by itself.
  const july = ofKind(records, 'meeting').find((meeting) => held(meeting, 'themeDay', '2026-07')) as LocalRecord<'meeting'>;
  const june = localDate('2026-06-10');
  await db.records.put({ ...july, id: testId(0x66) as never, day: june, body: { ...july.body, heldOn: june } } as never);
  const now = () => Date.parse('2026-12-31T02:00:00.000Z');
  const writer: Writer = {
    accountId: ACCOUNT,
    name: '陈守田',
    branchId: BRANCH,
    deviceId: deviceOf('a'),
    now,
    newId: idsFrom(0xb000_0000),
  };
  return { db, writer, groups };
}

function open({ db, writer }: { db: BranchDb; writer: Writer }, address: string, as: Partial<Actor> = {}) {
  const actor: Actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const services = { db, writer, actor, now: writer.now, newId: writer.newId, today: () => TODAY } as unknown as Services;
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
  const pages = [
    { path: '/due/year', Component: YearScreen },
    { path: '/due/item', Component: DueItemScreen },
  ];
  const router = createMemoryRouter([{ path: '/', element: frame, children: pages }], { initialEntries: [address] });
  render(<RouterProvider router={router} />);
  return { router, user: userEvent.setup() };
}

/** The gaps that the year shows, each with the heading it stands under. */
const gapsShown = (): string[] =>
  screen
    .getAllByRole('link', { name: /没有记录$/ })
    .map((cell) => `${cell.closest('section')?.querySelector('.zb-section-head')?.textContent} ${cell.getAttribute('aria-label')}`);

const held = (meeting: LocalRecord<'meeting'>, kind: MeetingKind, from: string, to = from): boolean =>
  [meeting.body.meetingKind, ...meeting.body.alsoCounts].includes(kind) &&
  meeting.body.heldOn.slice(0, 7) >= from &&
  meeting.body.heldOn.slice(0, 7) <= to;

describe('the year of a village of 62', () => {
  test('shows exactly the gaps that were planted', async () => {
    const phone = await branchOf62(
      (meeting, groups) =>
        held(meeting, 'assembly', '2026-07', '2026-09') ||
        held(meeting, 'committee', '2026-02') ||
        held(meeting, 'themeDay', '2026-05') ||
        (held(meeting, 'group', '2026-07') && meeting.body.groupId === (groups.at(-1)?.id as string as GroupId)),
    );
    open(phone, '/due/year?year=2026');
    await screen.findAllByRole('link', { name: /没有记录$/ });
    const group = phone.groups.at(-1)?.body.name;
    expect(gapsShown()).toEqual([
      '支部党员大会 7月至9月，没有记录',
      '支委会 2月，没有记录',
      `党小组会${group} 7月，没有记录`,
      '主题党日 5月，没有记录',
    ]);
  });

  test('a gap of long ago opens its own page, where a reason is written that then stands beside it', async () => {
    const phone = await branchOf62((meeting) => held(meeting, 'committee', '2026-02'));
    const { user } = open(phone, '/due/year?year=2026');
    await user.click(await screen.findByRole('link', { name: '2月，没有记录' }));
    await user.click(await screen.findByRole('button', { name: '写原因' }));
    await user.type(await screen.findByLabelText(/为什么没有开/), '大雪封路');
    await user.click(screen.getByRole('button', { name: '记下原因' }));
    expect(await screen.findByText('大雪封路')).toBeTruthy();
    expect((await recordsOfKind(phone.db, 'excusal')).map(({ body }) => [body.obligation, body.from, body.to])).toEqual([
      ['meeting:committee:2026-02', '2026-02-01', '2026-02-28'],
    ]);
    open(phone, '/due/year?year=2026');
    expect(await screen.findByText('2月，大雪封路')).toBeTruthy();
    expect(screen.getByRole('link', { name: '2月，写了原因' })).toBeTruthy();
  });

  test('has a strip for what is owed beside the meetings, in the month of its day', async () => {
    const phone = await branchOf62(() => false);
    await saveRecord(phone.db, phone.writer, {
      id: testId(0x77) as never,
      kind: 'talk',
      body: {
        talkedOn: localDate('2026-03-02'),
        by: { memberId: null, name: '陈守田' },
        with: { memberId: null, name: '王䶮' },
        occasion: 'hardship',
        followUpOn: localDate('2026-04-10'),
        followedUpOn: null,
      },
      baseline: null,
    });
    open(phone, '/due/year?year=2026');
    const talks = (await screen.findByRole('heading', { level: 2, name: '谈心谈话' })).closest('section') as HTMLElement;
    expect(within(talks).getAllByRole('listitem')).toHaveLength(12);
    expect(within(talks).getByRole('link', { name: '4月，过了日子没办的 1 件' }).getAttribute('href')).toBe(`/talks/${testId(0x77)}`);
    expect(within(talks).getByTitle('3月，没有欠的')).toBeTruthy();
  });
});
