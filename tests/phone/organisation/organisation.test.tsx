import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import type { TownshipId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import '#phone/features/organisation/changes-screen.tsx';
import '#phone/features/organisation/organisation-screen.tsx';
import { organisationRoutes } from '#phone/features/organisation/routes.tsx';
import '#phone/features/organisation/terms-screen.tsx';
import { RouterLink } from '#phone/router-link.tsx';
import { type Services, ServicesContext } from '#phone/services.tsx';
import { Toasts } from '#phone/toasts.tsx';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { put, putMember, rosterPhone } from '#tests/phone/roster/render-roster.tsx';
import { ACCOUNT, BRANCH, testId } from '#tests/support/factories.ts';
import { LinkProvider } from '#ui/link.tsx';
import { PageFrameContext } from '#ui/page-frame.tsx';

const TODAY = localDate('2026-02-01');

function openTab(phone: ReturnType<typeof rosterPhone>, address: string, as: Partial<Actor> = {}) {
  const actor = {
    accountId: ACCOUNT,
    name: '陈守田',
    role: 'secretary',
    townshipId: testId(0x70) as TownshipId,
    branchId: BRANCH,
    groupId: null,
    ...as,
  };
  const services = {
    db: phone.db,
    writer: phone.writer,
    session: { branchId: BRANCH },
    actor,
    now: phone.writer.now,
    newId: phone.writer.newId,
    today: () => TODAY,
  } as unknown as Services;
  const element = (
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
  const router = createMemoryRouter([{ path: '/', element, hydrateFallbackElement: <p>…</p>, children: organisationRoutes }], {
    initialEntries: [address],
  });
  return { ...render(<RouterProvider router={router} />), user: userEvent.setup() };
}

async function branchOfEight() {
  const phone = rosterPhone();
  for (let n = 1; n <= 8; n += 1) await putMember(phone, testId(n), { name: `党员${n}` });
  for (const [n, title] of (['secretary', 'organisation', 'publicity', 'discipline'] as const).entries())
    await put(phone, testId(0x50 + n), 'office', {
      memberId: testId(n + 1),
      name: `党员${n + 1}`,
      committee: 'branch',
      title,
      from: '2021-03-15',
    });
  return phone;
}

describe('支部事务', () => {
  test('says what is worth a look, with its 出处 when asked, and folds what does not apply with the reason', async () => {
    const { user } = openTab(await branchOfEight(), '/roster/setup');
    const item = (await screen.findByText(/支委会任期 .*3月15日 到，准备换届/)).closest('li');
    if (!item) throw new Error('no item');
    await user.click(within(item).getByText('出处'));
    expect(within(item).getByText('支部工作条例（试行）第 21 条')).toBeTruthy();
    await user.click(screen.getByText(/其余 \d+ 项/));
    expect(screen.getByText('不是联合党支部，不看单位数')).toBeTruthy();
  });

  test('who leads nothing and belongs nowhere is said, and stands in nobody’s way', async () => {
    const phone = rosterPhone();
    for (let n = 1; n <= 4; n += 1) await putMember(phone, testId(n), { name: `党员${n}` });
    await put(phone, testId(0x61), 'group', { name: '第一党小组', order: 1 });
    openTab(phone, '/roster/setup');
    expect(await screen.findByText('还没有记支部书记是谁')).toBeTruthy();
    expect(screen.getByText('4 人还没有编进党小组')).toBeTruthy();
    expect(screen.getAllByText('支部工作条例（试行）第 20 条').length).toBeGreaterThan(0);
  });

  test('a temporary branch is asked for no election and no committee', async () => {
    const phone = await branchOfEight();
    await put(phone, testId(0x90), 'branchProfile', { branchType: 'temporary' });
    openTab(phone, '/roster/setup');
    expect(await screen.findByText('临时党支部不换届')).toBeTruthy();
    expect(screen.queryByText(/准备换届/)).toBeNull();
  });

  test('what is typed about the branch is kept, and one profile is written however often it is saved', async () => {
    const phone = await branchOfEight();
    const first = openTab(phone, '/roster/setup');
    await first.user.click(await screen.findByRole('button', { name: /支部情况/ }));
    await first.user.type(await screen.findByLabelText(/支部全称/), '石桥村党支部');
    await waitFor(async () => expect(JSON.stringify(await draftsOf(phone.db))).toContain('石桥村党支部'));
    first.unmount();
    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    const second = openTab(phone, draftHref(draft));
    await second.user.click(await screen.findByRole('button', { name: '记下支部情况' }));
    await waitFor(async () => expect(await recordsOfKind(phone.db, 'branchProfile')).toHaveLength(1));
    await second.user.click(await screen.findByRole('button', { name: /支部情况/ }));
    await second.user.click(await screen.findByText('党总支'));
    await second.user.click(screen.getByRole('button', { name: '记下支部情况' }));
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'branchProfile')).map(({ body }) => body.branchType)).toEqual(['generalBranch']),
    );
  });

  test('a group leader reads it and changes nothing', async () => {
    openTab(await branchOfEight(), '/organisation/terms', { role: 'groupLeader' });
    expect(await screen.findByText('支委会')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /记一届/ })).toBeNull();
  });
});

describe('换届', () => {
  test('a term is put off only with a paper and by a year at most, and counts down to the new day', async () => {
    const phone = await branchOfEight();
    await put(phone, testId(0x7e), 'term', { committee: 'branch', electedOn: '2021-03-15' });
    const { user } = openTab(phone, `/organisation/terms?open=${testId(0x7e)}`);
    await user.type(await screen.findByLabelText(/延期到哪天/), '2027-03-16');
    await user.click(screen.getByRole('button', { name: '记下这一届' }));
    expect(await screen.findByText(/延期一般不超过 1 年/)).toBeTruthy();
    await user.clear(screen.getByLabelText(/延期到哪天/));
    await user.type(screen.getByLabelText(/延期到哪天/), '2027-03-15');
    await user.click(screen.getByRole('button', { name: '记下这一届' }));
    expect(await screen.findByText('延期要写上级同意的文号')).toBeTruthy();
    await user.type(screen.getByLabelText('同意延期的文号'), '清组〔2026〕3号');
    await user.click(screen.getByRole('button', { name: '记下这一届' }));
    expect(await screen.findByText(/经批准延期到 2027年3月15日，清组〔2026〕3号/)).toBeTruthy();
  });

  test('the next election ends the term before', async () => {
    const phone = await branchOfEight();
    await put(phone, testId(0x7e), 'term', { committee: 'branch', electedOn: '2021-03-15' });
    const { user } = openTab(phone, '/organisation/terms');
    await user.click(await screen.findByRole('button', { name: /记一届/ }));
    await user.click(await screen.findByRole('radio', { name: '支委会' }));
    await user.type(screen.getByLabelText(/选举日期/), '2026-01-20');
    await user.click(screen.getByRole('button', { name: '记下这一届' }));
    await waitFor(async () => {
      const terms = await recordsOfKind(phone.db, 'term');
      expect(terms.map(({ body }) => [body.electedOn, body.endedOn]).sort()).toEqual([
        ['2021-03-15', '2026-01-20'],
        ['2026-01-20', null],
      ]);
    });
  });
});

describe('架构变动', () => {
  test('a group renamed here is called by the new name, and the change stands in the branch’s history', async () => {
    const phone = await branchOfEight();
    await put(phone, testId(0x61), 'group', { name: '第一党小组', order: 1, foundedOn: '2019-01-10' });
    const { user } = openTab(phone, '/organisation/changes');
    expect(await screen.findByText('增设党小组')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /记一次变动/ }));
    await user.click(await screen.findByRole('radio', { name: '党小组更名' }));
    await user.type(screen.getByLabelText('从哪天起'), '2025-03-01');
    await user.click(screen.getByRole('radio', { name: '第一党小组' }));
    await user.type(screen.getByLabelText('之后的名称'), '河东党小组');
    await user.click(screen.getByRole('button', { name: '记下这次变动' }));
    expect(await screen.findByText('第一党小组 改为 河东党小组')).toBeTruthy();
    await waitFor(async () => expect((await recordsOfKind(phone.db, 'group'))[0]?.body.name).toBe('河东党小组'));
  });
});

test('the areas stand on the page with the households in none and in two and the centres outside 5 to 15, and lead to their own page', async () => {
  const phone = await branchOfEight();
  await put(phone, testId(0x31), 'branchProfile', { households: 30 });
  const houses = (from: number, to: number, centreKey: string) =>
    Object.fromEntries(
      Array.from({ length: to - from + 1 }, (_, i) => [testId(0x1000 + from * 100 + i), { label: `${from + i}号`, centreKey, order: i }]),
    );
  const area = (areaName: string, key: number, from: number, to: number) => ({
    areaName,
    order: key,
    houses: houses(from, to, testId(key)),
    centres: { [testId(key)]: { memberId: testId(1) } },
    areaMembers: { [testId(2)]: {} },
  });
  await put(phone, testId(0x32), 'area', area('上片', 0x41, 1, 10));
  await put(phone, testId(0x33), 'area', area('下片', 0x42, 10, 12));
  openTab(phone, '/roster/setup');
  const row = (await screen.findByText(/2 个片区/)).closest('a');
  expect(row?.textContent).toContain('2 个片区，18 户不在任何片区，1 户划重了，1 处中心户要看');
  expect(row?.getAttribute('href')).toBe('/areas');
});
