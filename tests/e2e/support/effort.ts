import { expect, type Page } from '@playwright/test';
import { Hands, type Timed } from './hands.ts';

/** The sizes in which it is counted: what 我的 calls them. */
export const effortSizes = { normal: '标准', elder: '长辈' } as const;
export type EffortSize = keyof typeof effortSizes;

/** What a piece of work cost somebody. */
export type Effort = { readonly taps: number; readonly typed: number; readonly waitMs: number };

/** The pieces of work, in the order in which they are done. */
export const pieces = {
  assembly: 'an assembly of 62 with one secret ballot, without a signal',
  attendance: "one person's attendance, changed afterwards",
  find: 'a member found by the first letters of his name',
  member: 'a new member',
  mend: 'a return mended, one field',
  visit: 'a visit with a matter, without a signal',
  duty: 'a duty log',
  dues: 'a round of dues: 62 people ticked one by one, some paid for by family or another member',
} as const;
export type Piece = keyof typeof pieces;

const TAP_S = 1.2;
const CHARACTER_S = 0.35;

/** Seconds that a practised person needs: 1.2 for a tap, 0.35 for a typed character, and the screen's own time. Thinking is not in it. */
export const secondsOf = ({ taps, typed, waitMs }: Effort): number => taps * TAP_S + typed * CHARACTER_S + waitMs / 1000;

/** The township that the phone works for, as far as somebody at the desk has to do something. */
export type DeskHand = {
  /** Returns a record with one mark at a field. */
  readonly giveBack: (recordId: string, field: string, note: string) => Promise<void>;
};

/** Signs the desk's clerk in at an endpoint and answers what he can do there. */
export async function deskHand(url: string, login: { readonly login: string; readonly password: string }): Promise<DeskHand> {
  const headers = { 'Content-Type': 'application/json', 'X-Zhibu': '1' };
  const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body: JSON.stringify(login) });
  if (!signedIn.ok) throw new Error(`the desk could not sign in: ${signedIn.status}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return {
    giveBack: async (recordId, path, note) => {
      const at = `${url}/api/v1/desk/records/${recordId}`;
      const read = (await (await fetch(at, { headers: { ...headers, cookie } })).json()) as { record: { review: { turn: number } } };
      const body = { act: 'return', turn: read.record.review.turn, marks: [{ path, note, proposal: null }], mendBy: null };
      const given = await fetch(`${at}/review`, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
      if (!given.ok) throw new Error(`the record could not be returned: ${given.status} ${await given.text()}`);
    },
  };
}

/** A phone that is signed in as the secretary of the branch of 62 and has everything. */
export type EffortPhone = { readonly page: Page; readonly goOffline: () => Promise<void>; readonly goOnline: () => Promise<void> };

const TOPIC = '修村里三条渠';
const NOTES = '支书说先修东渠，大家都同意。';
const DECISION = '七月底前修好东渠';
const MATTER = '路灯坏了三天，夜里看不见';
const MENDED = '支书说先修东渠，陈茂林说石料由合作社出。';

/** Opens a page of the app that is open. */
const goTo = (page: Page, path: string) => page.goto(new URL(path, page.url()).href);

/** Comes to 首页 with everything saved, at no cost: the work begins there. */
async function home(page: Page): Promise<void> {
  await goTo(page, '/');
  await expect(page.locator('nav.zb-figures')).toBeVisible();
}

/** Somebody of the list on the screen was not there. */
async function wasAway(hands: Hands, size: EffortSize, person: number, reason: string): Promise<void> {
  const names = size === 'elder' ? hands.page.locator('.zb-att-away') : hands.page.locator('.zb-att-grid button');
  await hands.tap(names.nth(person));
  await hands.press(reason);
  await hands.press('就这样');
}

async function assembly(hands: Hands, size: EffortSize): Promise<void> {
  const { page } = hands;
  await hands.press('记一笔');
  await hands.sees('记一笔');
  await hands.press('支部党员大会');
  await hands.press('都和上次一样，下一步');
  const all = page.locator('.zb-att-head button');
  await all.first().waitFor();
  const names = size === 'elder' ? page.locator('.zb-att-away') : page.locator('.zb-att-grid button');
  for (const [reason, people] of [
    ['外出务工', [1, 2]],
    ['生病', [3]],
    ['家里有事', [4]],
  ] as const) {
    await hands.tap(page.locator('.zb-pens button').filter({ hasText: reason }));
    for (const person of people) await hands.tap(names.nth(person));
  }
  if (size === 'elder') await hands.tap(all.first());
  const further = page.getByRole('button', { name: /^下一组：/ });
  for (let group = 2; size === 'elder' && (await further.isVisible()); group += 1) {
    await hands.tap(further);
    await expect(page.getByText(new RegExp(`^第 ${group} 组，共`))).toBeVisible();
    // Who comes without a vote stands in a group of its own and is marked one by one.
    if (await all.first().isVisible()) await hands.tap(all.first());
  }
  await hands.press(size === 'elder' ? '下一步：议题' : /^其余 \d+ 人都到了，下一步/);
  await hands.type('议题 1', TOPIC);
  await hands.next();
  await hands.type('发言要点', NOTES);
  await hands.press('下一步：决议');
  await hands.type('定了什么', DECISION);
  await hands.press('无记名投票');
  // Two people count: what the first found, then what the second did.
  for (const [i, votes] of ['51', '1', '', ''].entries()) {
    if (votes !== '') await hands.typeHere(votes);
    if (i < 3) await hands.next();
  }
  await hands.next();
  for (const votes of ['51', '1']) {
    await hands.typeHere(votes);
    await hands.next();
  }
  await expect(page.getByText('两遍一样')).toBeVisible();
  await hands.press('记下这次会');
  await expect(page.locator('.zb-states').getByText(/已保存，待上报/)).toBeVisible();
}

async function attendance(hands: Hands, size: EffortSize): Promise<void> {
  const { page } = hands;
  await hands.press('本月会议');
  await hands.sees('会议');
  await hands.tap(page.locator('.zb-ledger a').filter({ hasText: '支部党员大会' }).first());
  await hands.pressNamed('link', '改到会');
  await page.locator('.zb-att-group').first().waitFor();
  await wasAway(hands, size, 6, '公务');
  await hands.press('记下改动');
  await expect(page.getByText(/（公务）/)).toBeVisible();
}

async function find(hands: Hands): Promise<void> {
  await hands.press('名册');
  await hands.sees('名册');
  await hands.type('姓名、拼音或首字母', 'cml');
  await hands.press('陈茂林');
  await expect(hands.page.getByRole('heading', { name: '陈茂林' })).toBeVisible();
}

async function member(hands: Hands): Promise<void> {
  await hands.press('记一笔');
  await hands.sees('记一笔');
  await hands.press('添加党员');
  await hands.type('姓名', '许春燕');
  await hands.choose('性别', '女');
  await hands.type('出生年月', '1988-03', 6);
  await hands.type('入党日期', '2015-06-28', 8);
  await hands.type('转正日期', '2016-06-28', 8);
  await hands.choose('所在党小组', '第二党小组');
  await hands.press('记下这个人');
  await expect(hands.page.getByRole('heading', { name: '许春燕' })).toBeVisible();
}

async function mend(hands: Hands): Promise<void> {
  await hands.press(/改 1 处：发言要点/);
  await hands.type('发言要点', MENDED);
  await hands.press('改好，再交上去');
  await expect(hands.page.getByText('乡镇退回')).toHaveCount(0);
}

async function visit(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.tap(page.locator('nav.zb-tabs a').filter({ hasText: '走访' }));
  await hands.sees('走访');
  await hands.press('记走访');
  await hands.sees('记走访');
  await hands.choose('哪一户', /\d/);
  await hands.choose('来做什么', '问需');
  await hands.choose('有没有事', '有事要办');
  await hands.type('说的什么', MATTER);
  await hands.press('记下这一户');
  await expect(page.locator('.zb-ledger').getByText('有事在办')).toBeVisible();
}

async function duty(hands: Hands): Promise<void> {
  const { page } = hands;
  await hands.press('记一笔');
  await hands.sees('记一笔');
  await hands.press('履岗');
  await hands.sees(/履岗/);
  await hands.tap(page.locator('.zb-ledger a').first());
  await page.locator('.zb-log-duties').waitFor();
  await hands.tap(page.locator('.zb-log-duties button').first());
  await expect(page.getByText(/^记下了：/)).toBeVisible();
}

/** How many paid by themselves, for how many their family did, and for how many another member. */
const PAYERS = [
  ['本人', 50],
  ['家属代交', 8],
  ['党员代交', 4],
] as const;

/** Everybody of the round, one press for each; who brought the money is said once for each kind. Answers how many are done. */
export async function collectRound(hands: Hands): Promise<number> {
  const { page } = hands;
  await hands.press('记一笔');
  await hands.sees('记一笔');
  await hands.press('收党费');
  await page.locator('.zb-tick').first().waitFor();
  let done = 0;
  for (const [payer, people] of PAYERS) {
    const open = page.locator('.zb-tick[aria-pressed="false"]');
    for (let n = 0; n < people; n += 1) await hands.tap(open.first());
    if (payer !== '本人') await hands.press(payer);
    const before = await page.locator('.zb-tick').count();
    await hands.press(new RegExp(`^收下 ${people} 人`));
    done += people;
    await expect(page.locator('.zb-tick')).toHaveCount(before - people);
  }
  return done;
}

/** Does every piece of work in one size of letters and answers what each cost. */
export async function countEffort(
  { page, goOffline, goOnline }: EffortPhone,
  desk: DeskHand,
  size: EffortSize,
  timed?: Timed,
): Promise<Readonly<Record<Piece, Effort>>> {
  const counted = async (work: (hands: Hands) => Promise<void>): Promise<Effort> => {
    await home(page);
    const hands = new Hands(page, timed);
    await work(hands);
    return { taps: hands.taps, typed: hands.typed, waitMs: hands.waitMs };
  };
  await goTo(page, '/me/look');
  await page.locator('label').filter({ hasText: effortSizes[size] }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-size', size);
  await goOffline();
  const written = await counted((hands) => assembly(hands, size));
  const recordId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const changed = await counted((hands) => attendance(hands, size));
  const found = await counted(find);
  const collected = await counted(async (hands) => expect(await collectRound(hands)).toBe(62));
  const added = await counted(member);
  await goOnline();
  await goTo(page, `/meetings/${recordId}`);
  await expect(page.locator('.zb-states').getByText(/已送达/)).toBeVisible({ timeout: 60_000 });
  await desk.giveBack(recordId, 'notes', '写明谁说了什么');
  await goTo(page, '/me/sync');
  await goTo(page, '/');
  await expect(page.getByText(/改 1 处：发言要点/).first()).toBeVisible({ timeout: 60_000 });
  await goOffline();
  const mended = await counted(mend);
  const visited = await counted(visit);
  const logged = await counted(duty);
  await goOnline();
  return {
    assembly: written,
    attendance: changed,
    find: found,
    member: added,
    mend: mended,
    visit: visited,
    duty: logged,
    dues: collected,
  };
}
