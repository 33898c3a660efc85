import { expect, test } from 'vitest';
import { assess } from '#domain/dues/assess.ts';
import { monthOfMember, paidTwice } from '#domain/dues/books-of-branch.ts';
import { duesBooks } from '#domain/dues/ledger.ts';
import { type EntryFacts, entryProblem } from '#domain/dues/refusals.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import { type Fen, fen, parseYuan } from '#domain/kernel/fen.ts';
import { localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesBasis } from '#domain/records/dues-standard.ts';
import dues from '#i18n/locales/zh-CN/dues.json' with { type: 'json' };
import problems from '#i18n/locales/zh-CN/problems.json' with { type: 'json' };
import { paymentIn } from '#tests/support/dues.ts';

const BRANCH = '01926f3e-0000-7000-8000-0000000000b1';
const FARMER = '01926f3e-0000-7000-8000-00000000000a';
const settings = DuesSettings.parse({});

test.each<[string, DuesBasis, keyof typeof dues.wrong, RegExp]>([
  ['0.10 as a farmers’ standard', { type: 'farmer', standardFen: fen(10) }, 'farmerRange', /0\.20 到 1\.00/],
  ['a negative income', { type: 'salary', baseFen: fen(-100) }, 'negative', /不能比 0 还少/],
  ['a negative quarter', { type: 'selfEmployed', quarterFen: fen(-1) }, 'negative', /不能比 0 还少/],
  ['an income of 1e21', { type: 'salary', baseFen: 1e21 as Fen }, 'tooMuch', /多按了数字/],
])('%s is refused with its sentence and gives no amount', (_, basis, code, sentence) => {
  expect(assess(basis, settings)).toMatchObject({ state: 'refused', code });
  expect(dues.wrong[code]).toMatch(sentence);
});

test.each(['-5', '1e21', '0.005', '', '十块'])('%j typed as an amount is none, with a sentence', (typed) => {
  expect(parseYuan(typed)).toMatchObject({ ok: false, problem: { code: 'money.notAnAmount' } });
  expect(problems.money.notAnAmount).toMatch(/金额/);
});

const facts: EntryFacts = {
  today: localDate('2026-06-13'),
  member: { joinedOn: localDate('2020-07-01') },
  closes: [],
  reversed: undefined,
  byName: '陈守田',
};
const closed = { ...facts, closes: [DuesCloseBody.parse({ period: '2026-05', closedOn: '2026-06-01' })] };

test.each<[string, string, string, EntryFacts, keyof typeof problems.dues, RegExp]>([
  ['dated before he joined', '2020-07', '2020-06-30', facts, 'beforeJoining', /入党/],
  ['for a month before he joined', '2020-06', '2026-06-01', facts, 'beforeJoining', /入党/],
  ['dated in a closed month', '2026-05', '2026-05-20', closed, 'monthClosed', /结账/],
  ['by a clock two years ahead', '2026-05', '2028-06-13', facts, 'inFuture', /还没有到/],
  ['by a clock two years behind', '2026-05', '2024-06-13', facts, 'longAgo', /一年多以前/],
])('a payment %s is refused with its sentence, and the books stay as they were', (_, month, paidOn, held, code, sentence) => {
  const good = paymentIn(BRANCH, FARMER, '2026-04', { paidOn: localDate('2026-06-01') });
  const bad = paymentIn(BRANCH, FARMER, month, { paidOn: localDate(paidOn) });
  expect(entryProblem(good.body, held)).toBeUndefined();
  expect(entryProblem(bad.body, held)?.code).toBe(`dues.${code}`);
  expect(problems.dues[code]).toMatch(sentence);
  expect(duesBooks([good], [], []).own).toEqual({ collectedFen: 50, heldFen: 50, remittedFen: 0 });
});

test('the same payment from two phones is one entry; with another amount it is two, and somebody is asked', () => {
  const one = paymentIn(BRANCH, FARMER, '2026-05');
  const two = paymentIn(BRANCH, FARMER, '2026-05', { payer: 'family', paidOn: localDate('2026-05-30') });
  const other = paymentIn(BRANCH, FARMER, '2026-05', { dueFen: fen(100) });
  expect(two.id).toBe(one.id);
  expect(other.id).not.toBe(one.id);
  const member = { id: FARMER, body: {} as never, life: {} as never, standards: [], entries: [one, other] };
  expect(paidTwice(monthOfMember(member, '2026-05' as YearMonth, settings))).toBe(true);
  expect(dues.twice.facts).toMatch(/同一笔还是交了两次/);
});
