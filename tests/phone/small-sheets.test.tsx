import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import '#phone/features/floating/stay-screen.tsx';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { PlanBody } from '#domain/records/plan.ts';
import { draftHref } from '#phone/features/home/draft-href.ts';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import * as posts from '#tests/phone/posts/render-posts.tsx';
import * as roster from '#tests/phone/roster/render-roster.tsx';
import { memberBody, testId } from '#tests/support/factories.ts';

const [LI, STAY, PLAN, AREA] = [testId(2), testId(0x55), testId(0x56), testId(0x57)];

type Phone = posts.Phone;
type Sheet = {
  readonly what: string;
  readonly harness: { readonly openTab: typeof posts.openTab | typeof roster.openTab; readonly phone: () => Phone };
  readonly before: (phone: Phone) => Promise<void>;
  readonly address: string;
  /** What is pressed until the box is there. */
  readonly open: readonly string[];
  readonly box: string | RegExp;
  readonly words: string;
  /** What is pressed after the words stand in the box again, to save. */
  readonly save: readonly string[];
  readonly saved: (phone: Phone) => Promise<unknown>;
};

const withPosts = { openTab: posts.openTab, phone: posts.phoneOf };
const withRoster = { openTab: roster.openTab, phone: roster.rosterPhone };
const stay = (part: object) =>
  FloatingStayBody.parse({
    direction: 'out',
    memberId: LI,
    name: '李兰',
    since: '2026-01-10',
    place: '义乌',
    reason: 'work',
    token: '8f00c0ffee001234',
    ...part,
  });

const sheets: readonly Sheet[] = [
  {
    what: 'how many households the village has',
    harness: withPosts,
    before: (phone) => posts.put(phone, AREA, 'area', { areaName: '上院片' }),
    address: '/areas',
    open: ['全村多少户'],
    box: '户数',
    words: '318',
    save: ['记下'],
    saved: async ({ db }) => (await recordsOfKind(db, 'branchProfile')).map(({ body }) => body.households),
  },
  {
    what: 'a note on a day of the rota',
    harness: withPosts,
    before: async () => undefined,
    address: '/areas/rota?week=2026-06-15&day=2026-06-17',
    open: [],
    box: /^说明/,
    words: '和周五换班',
    save: ['记下这一天'],
    saved: async ({ db }) => (await recordsOfKind(db, 'dutyRota')).map(({ body }) => Object.values(body.rotaDays)[0]?.note),
  },
  {
    what: 'a house that asked for no visits',
    harness: withPosts,
    before: async () => undefined,
    address: '/visits/quiet',
    open: [],
    box: '门牌',
    words: '北 7 号',
    save: ['记为不上门'],
    saved: async ({ db }) => (await recordsOfKind(db, 'quietHouse')).map(({ body }) => body.house),
  },
  {
    what: 'why a sitting is not held',
    harness: withPosts,
    before: (phone) => posts.put(phone, PLAN, 'plan', PlanBody.parse({ meetingKind: 'committee', plannedOn: '2026-06-25' })),
    address: `/plans/${PLAN}`,
    open: ['这次不开了'],
    box: '为什么不开',
    words: '山洪，路断了',
    save: ['不开了'],
    saved: async ({ db }) => (await recordsOfKind(db, 'plan')).map(({ body }) => body.calledOff),
  },
  {
    what: 'who talked to a member who is away',
    harness: withRoster,
    before: (phone) => roster.put(phone, STAY, 'floatingStay', stay({ contact: { memberId: null, name: '欧阳' } })),
    address: `/floating/${STAY}?add=contact`,
    open: ['打电话'],
    box: '谁联系的',
    words: '小满',
    save: ['记下这次联系'],
    saved: async ({ db }) =>
      (await recordsOfKind(db, 'floatingStay')).flatMap(({ body }) => Object.values(body.contacts).map(({ byName }) => byName)),
  },
  {
    what: 'what a guest paid here',
    harness: withRoster,
    before: (phone) => roster.put(phone, STAY, 'floatingStay', stay({ direction: 'in', memberId: null })),
    address: `/floating/${STAY}?add=dues`,
    open: [],
    box: '一共多少元',
    words: '12.50',
    save: ['记下党费'],
    saved: async ({ db }) =>
      (await recordsOfKind(db, 'floatingStay')).flatMap(({ body }) => Object.values(body.dues).map(({ fen }) => fen)),
  },
];

const outcome: Readonly<Record<string, unknown>> = {
  'how many households the village has': [318],
  'what a guest paid here': [1250],
  'who talked to a member who is away': ['欧阳小满'],
};

const press = async (name: string): Promise<void> => {
  const found = await screen.findAllByText(name, { exact: true });
  fireEvent.click(found.at(-1) as HTMLElement);
};

test.each(sheets)('$what is kept when the page is taken away, 首页 leads back to it, and a save ends the draft', async (sheet) => {
  const phone = sheet.harness.phone();
  await posts.put(phone, LI, 'member', memberBody({ name: '李兰' }));
  await sheet.before(phone);
  const tab = sheet.harness.openTab(phone, sheet.address);
  for (const name of sheet.open) await press(name);
  await tab.user.type(await screen.findByLabelText(sheet.box), sheet.words);
  await waitFor(async () => expect(JSON.stringify((await draftsOf(phone.db))[0]?.data)).toContain(sheet.words));
  tab.unmount();

  const [begun] = await draftsOf(phone.db);
  expect(begun?.label['name'], 'what 首页 calls it').toMatch(/\p{Script=Han}/u);
  sheet.harness.openTab(phone, begun ? draftHref(begun) : '');
  await waitFor(async () => expect(((await screen.findByLabelText(sheet.box)) as HTMLInputElement).value).toContain(sheet.words));
  for (const name of sheet.save) await press(name);
  await waitFor(async () => expect(await sheet.saved(phone)).toEqual(outcome[sheet.what] ?? [sheet.words]));
  expect(await draftsOf(phone.db)).toEqual([]);
});
