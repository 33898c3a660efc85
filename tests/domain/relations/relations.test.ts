import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { TransferBody, TransferStep } from '#domain/records/transfer.ts';
import { digitByDigit, inCapitals } from '#domain/relations/capitals.ts';
import { checkResult, isAnswered, reachedOf, rowsOfYear } from '#domain/relations/check.ts';
import { checkObligations, memberObligations, transferObligations } from '#domain/relations/obligations.ts';
import {
  asksWhy,
  letterEnds,
  mainStep,
  movedIn,
  movedOut,
  nextSteps,
  transferHint,
  transferState,
  withStep,
} from '#domain/relations/transfer.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { idsFrom, memberBody, testId } from '#tests/support/factories.ts';

const TODAY = localDate('2026-06-18');
/** For how many days the township lets a letter be good. */
const DAYS = 30;
const transfer = (part: object = {}): TransferBody => TransferBody.parse({ direction: 'out', name: '周永', validDays: 30, ...part });
const stepped = (body: TransferBody, ...steps: readonly (readonly [TransferStep, string])[]): TransferBody =>
  steps.reduce((before, [step, on]) => {
    const why = asksWhy(step) ? '对方说材料不齐' : '';
    const next = withStep(before, { step, on: localDate(on), byName: '陈守田', why }, TODAY);
    if (!next.ok) throw new Error(next.problem.code);
    return next.value;
  }, body);

describe('组织关系转接', () => {
  const lettered = stepped(transfer(), ['reminded', '2026-04-01'], ['lettered', '2026-05-01']);

  test('until the other side accepts he is on the old list, from its day on no more (TR-3)', () => {
    const member = memberBody();
    expect(nextSteps(lettered)).toEqual(['accepted', 'returned', 'cancelled']);
    expect(isOnRoll(member, TODAY)).toBe(true);
    const left = movedOut(member, lettered, localDate('2026-06-10'), idsFrom(1));
    expect([isOnRoll(left, localDate('2026-06-09')), isOnRoll(left, localDate('2026-06-10'))]).toEqual([true, false]);
  });

  test('a letter is good for the days written on it, never more than 90 (TR-5)', () => {
    expect(letterEnds(lettered, DAYS)).toBe('2026-05-31');
    const hints = ['2026-05-31', '2026-06-01'].map((on) => transferHint(lettered, localDate(on), DAYS));
    expect(hints).toEqual([null, 'letterOver']);
    expect(TransferBody.safeParse({ direction: 'out', name: '周永', validDays: 91 }).success).toBe(false);
    expect(transferHint(lettered, localDate('2026-11-02'), DAYS)).toBe('halfYear');
  });

  test('the 回执 is due a month after acceptance (TR-6)', () => {
    const accepted = stepped(lettered, ['accepted', '2026-05-20']);
    expect(transferObligations([{ id: 't', body: accepted }], TODAY, DAYS)).toMatchObject([
      { what: 'receipt', dueOn: '2026-06-20', daysLeft: 2 },
    ]);
    expect(transferHint(accepted, localDate('2026-06-21'), DAYS)).toBe('receiptLate');
    expect(transferObligations([{ id: 't', body: stepped(accepted, ['receipt', '2026-06-01']) }], TODAY, DAYS)).toEqual([]);
  });

  test('sent back, a new letter may be written, and the matter goes on from there', () => {
    const back = stepped(lettered, ['returned', '2026-05-20']);
    expect(transferState(back)).toBe('returned');
    expect(transferState(stepped(back, ['lettered', '2026-06-01']))).toBe('lettered');
  });

  test.each<[TransferStep, string, string]>([
    ['receipt', '2026-06-01', 'transfer.notNow'],
    ['accepted', '2026-04-30', 'transfer.early'],
    ['accepted', '2026-06-19', 'transfer.future'],
  ])('%s on %s: %s', (step, on, code) => {
    expect(withStep(lettered, { step, on: localDate(on), byName: '' }, TODAY)).toMatchObject({ ok: false, problem: { code } });
  });

  test('a letter without validity is not issued', () => {
    expect(withStep(transfer({ validDays: null }), { step: 'lettered', on: TODAY, byName: '' }, TODAY)).toMatchObject({
      problem: { code: 'transfer.noValidity' },
    });
  });

  test('where a letter says no days, those the township set count; a reminder is due to be followed by a letter in as many', () => {
    const blank = { ...lettered, validDays: null };
    expect([letterEnds(blank, 10), letterEnds(blank, 60)]).toEqual(['2026-05-11', '2026-06-30']);
    const reminded = stepped(transfer(), ['reminded', '2026-05-18']);
    expect(['2026-06-17', '2026-06-18'].map((on) => transferHint(reminded, localDate(on), DAYS))).toEqual([null, 'letterLate']);
    expect(transferObligations([{ id: 't', body: reminded }], TODAY, DAYS)).toMatchObject([
      { what: 'letter', dueOn: '2026-06-17', daysLeft: -1, source: { document: 'townshipSetting' } },
    ]);
  });

  test.each(['returned', 'cancelled'] as const)('%s says why, or is not noted', (step) => {
    const given = { step, on: TODAY, byName: '陈守田' };
    expect(withStep(lettered, { ...given, why: '  ' }, TODAY)).toMatchObject({ problem: { code: 'transfer.noWhy' } });
    expect(withStep(lettered, { ...given, why: ' 档案没到 ' }, TODAY)).toMatchObject({
      value: { steps: { [step]: { on: TODAY, byName: '陈守田', why: '档案没到' } } },
    });
  });

  test('one step is put forward at each stand, and none once it is over', () => {
    const stands = [transfer(), stepped(transfer(), ['reminded', '2026-04-01']), lettered, stepped(lettered, ['accepted', '2026-05-20'])];
    expect(stands.map(mainStep)).toEqual(['reminded', 'lettered', 'accepted', 'receipt']);
    expect(mainStep(stepped(lettered, ['returned', '2026-05-20']))).toBe('lettered');
    expect(mainStep(stepped(lettered, ['cancelled', '2026-05-20']))).toBeNull();
  });

  test('on the letter 党费交至 and the days stand in numerals nobody can change', () => {
    const numerals = '零壹贰叁肆伍陆柒捌玖拾';
    expect(digitByDigit('2026', numerals)).toBe('贰零贰陆');
    expect([5, 10, 12, 30, 90].map((number) => inCapitals(number, numerals))).toEqual(['伍', '壹拾', '壹拾贰', '叁拾', '玖拾']);
    expect(inCapitals(30, '0123456789')).toBe('30');
  });

  test('who comes is on our roll from the day he was taken in, with his dues carried', () => {
    const body = MemberBody.parse(movedIn(transfer({ direction: 'in', sex: '1', duesUntil: '2026-05' }), localDate('2026-06-01')));
    expect([body.cameOn, body.duesUntil, isOnRoll(body, localDate('2026-05-31'))]).toEqual(['2026-06-01', '2026-05', false]);
  });

  test('whatever is pressed in whatever order, days never run backwards and what is over stays over', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...TransferStep.options), fc.integer({ min: 1, max: 28 }))), (presses) => {
        let body = transfer();
        for (const [step, date] of presses) {
          const over = nextSteps(body).length === 0;
          const on = localDate(`2026-05-${String(date).padStart(2, '0')}`);
          const next = withStep(body, { step, on, byName: '', why: '不来了' }, TODAY);
          if (over) expect(next.ok).toBe(false);
          if (next.ok) body = next.value;
          const { lettered: out, accepted, receipt } = body.steps;
          if (accepted) expect(out && out.on <= accepted.on).toBe(true);
          if (receipt) expect(accepted && accepted.on <= receipt.on).toBe(true);
        }
      }),
    );
  });
});

describe('关系排查', () => {
  const [a, b] = [testId(1), testId(2)];
  const row = (part: object) => CheckRow.parse({ on: '2026-06-01', ...part });
  const check = (rows: Record<string, CheckRow>) => ({
    id: 'c',
    body: RosterCheckBody.parse({ year: 2026, startedOn: '2026-06-01', rows }),
  });
  const members = [a, b].map((id) => ({ id, body: memberBody() }));

  test('two phones that each began one mean one check', () => {
    const rows = rowsOfYear(
      [check({ [a]: row({ here: true }) }), check({ [a]: row({ reached: true, on: '2026-06-02' }), [b]: row({ here: false }) })],
      2026,
    );
    expect(rows[a]).toMatchObject({ here: true, reached: true });
    expect(rows[b]).toMatchObject({ here: false });
  });

  test('不清楚 is an answer that an older one does not undo, and that a newer one does', () => {
    const unclear = row({ here: true, reached: null, unclear: true, shouldMove: false, on: '2026-06-02' });
    const older = check({ [a]: row({ reached: true, on: '2026-06-01' }) });
    const merged = rowsOfYear([older, check({ [a]: unclear })], 2026)[a];
    expect([isAnswered(merged), reachedOf(merged)]).toEqual([true, 'unclear']);
    const newer = check({ [a]: row({ reached: false, on: '2026-06-03' }) });
    expect(rowsOfYear([check({ [a]: unclear }), newer], 2026)[a]).toMatchObject({ here: true, reached: false, unclear: false });
    expect(checkResult(members, { [a]: unclear }, TODAY)).toMatchObject({ reached: 0, right: 0, unclear: [a], notReached: [], open: [b] });
  });

  test('three counts that should agree, and by name who makes the difference', () => {
    const rows = { [a]: row({ here: true, reached: true, shouldMove: false }), [b]: row({ here: false, reached: true, shouldMove: true }) };
    expect(checkResult(members, rows, TODAY)).toEqual({
      registered: 2,
      reached: 2,
      right: 1,
      open: [],
      notReached: [],
      unclear: [],
      notHere: [b],
      shouldMove: [b],
    });
    expect(checkObligations({ checks: [check(rows)], members }, TODAY)).toEqual([]);
  });

  test('due once a year, until everybody was asked about', () => {
    expect(checkObligations({ checks: [], members }, TODAY)).toMatchObject([
      { id: 'check:2026', dueOn: '2026-12-31', facts: { done: 0, of: 2 } },
    ]);
  });
});

test('a probation that ends, and two years of 停止党籍, are put before the branch a month ahead', () => {
  const body = (part: object) => memberBody({ status: 'probationary', formalOn: null, ...part });
  const of = (part: object) => memberObligations([{ id: 'm', body: body(part) }], TODAY).map(({ what, dueOn }) => `${what} ${dueOn}`);
  expect(of({ joinedOn: '2025-07-18' })).toEqual(['ends 2026-07-18']);
  expect(of({ joinedOn: '2025-07-19' })).toEqual([]);
  expect(of({ status: 'suspended', statusSince: '2024-07-01', formalOn: '1999-07-01' })).toEqual(['suspended 2026-07-01']);
});
