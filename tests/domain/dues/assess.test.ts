import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrearsOf } from '#domain/dues/arrears.ts';
import { assess, baseOfWage } from '#domain/dues/assess.ts';
import { lifeOf } from '#domain/dues/books-of-branch.ts';
import { type DuesLife, monthsDue } from '#domain/dues/months.ts';
import { roundedFen, shareUp } from '#domain/dues/rounding.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import { splitPaid } from '#domain/dues/split.ts';
import { dueIn } from '#domain/dues/standard.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { MemberId } from '#domain/kernel/ids.ts';
import { localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesBasis, DuesStandardBody } from '#domain/records/dues-standard.ts';
import { TransferBody } from '#domain/records/transfer.ts';
import { day, memberBody, testId } from '#tests/support/factories.ts';
import { cases } from './cases.ts';

const defaults = DuesSettings.parse({});
const month = (text: string) => text as YearMonth;
const life: DuesLife = {
  joinedOn: null,
  rejectedOn: null,
  paidElsewhereUntil: null,
  arrivedOn: null,
  paidHereUntil: null,
  leftOn: null,
  endedOn: null,
  paidAtHost: new Set(),
  booksFrom: null,
};

const due = (basis: DuesBasis, settings = defaults): number | null => {
  const result = assess(basis, settings);
  return result.state === 'due' ? result.dueFen : result.state === 'ask' ? result.dueFen : null;
};
const year2026 = (steps: Record<string, { basis: DuesBasis; dueFen: number; reason?: string }>, relief: unknown = null) =>
  DuesStandardBody.parse({
    memberId: '01926f3e-0000-7000-8000-00000000000a' as MemberId,
    year: 2026,
    steps: Object.fromEntries(Object.entries(steps).map(([from, step]) => [from, { ...step, setOn: '2026-01-05' }])),
    relief,
  });
const dueOf = (standard: DuesStandardBody, of: string, settings = defaults): number => {
  const result = dueIn([standard], month(of), settings);
  return result.state === 'due' ? result.fen : -1;
};
const farmer = (standardFen: number): DuesBasis => ({ type: 'farmer', standardFen: standardFen as Fen });

type Case = (typeof cases)[number];
const amount = (given: object, key: string): Fen => (given as Record<string, number>)[key] as Fen;

/** What the rules answer to one worked example. */
function answerTo({ calc, given }: Case): number | null {
  const base = 'base_fen' in given ? given.base_fen : 0;
  switch (calc) {
    case 'salaried': {
      if ('mode' in given) {
        const january = { basis: { type: 'salary', baseFen: given.base_fen_jan } as DuesBasis, dueFen: 4800 };
        const july = { basis: { type: 'salary', baseFen: given.base_fen_jul } as DuesBasis, dueFen: 7800 };
        return dueOf(year2026({ '2026-01': january, '2026-07': july }), `2026-${given.month}`);
      }
      if ('gross_fen' in given) {
        const { tax, insurance, housing_fund, transport, bonus_performance } = given.deduct_fen;
        const parts = { tax, insurance, housingFund: housing_fund, allowances: transport, bonus: bonus_performance };
        return due({ type: 'salary', baseFen: baseOfWage(fen(given.gross_fen), parts as never) ?? fen(0) });
      }
      return due({ type: 'salary', baseFen: fen(base) });
    }
    case 'retiree': {
      const pension = 'gross_fen' in given ? given.gross_fen - given.deduct_fen.allowances : base;
      return due({ type: 'pension', baseFen: fen(pension) });
    }
    case 'farmer_migrant':
      return due({ type: 'migrantFarmer', baseFen: fen(base) }, { ...defaults, migrantFarmers: 'percentage' });
    case 'fixed020':
      return due({ type: 'fixed', why: given.kind });
    case 'self_employed':
      return due({ type: 'selfEmployed', quarterFen: fen(given.last_quarter_net_fen) });
    case 'annual_salary':
      return due({ type: 'annualSalary', baseFen: fen(given.received_this_month_fen) });
    case 'abroad': {
      const from = month(given.membership_suspended_from);
      return monthsDue({ ...life, endedOn: localDate(`${from}-01`) }, from, month('2025-12'), defaults).length;
    }
    case 'upward':
      return shareUp(fen(given.collected_fen), { ...defaults, shareUpBasisPoints: 500 });
    case 'voluntary': {
      const owed = 'standard_fen' in given ? given.standard_fen : 0;
      const split = splitPaid(fen(given.amount_fen + owed), fen(owed));
      expect(split.largeFen).toBe('forward_fen' in given ? given.forward_fen : 0);
      return owed > 0 ? split.dueFen : split.voluntaryFen;
    }
    case 'arrears': {
      const last = 'pay_on' in given ? given.pay_on.slice(0, 7) : '';
      const owed = [...given.unpaid, ...(last === '' ? [] : [last])];
      return owed.length * given.standard_fen;
    }
    case 'farmer': {
      const standard = due(farmer(given.standard_fen));
      if ('approval' in given) {
        const relief = { fen: 0, from: '2026-01', to: '2026-12', paper: '乡镇党委〔2026〕3号', approvedOn: '2026-01-20' };
        const step = { basis: farmer(50), dueFen: 50 };
        expect(dueOf(year2026({ '2026-01': step }), '2026-05'), 'without the approval it stays').toBe(50);
        return dueOf(year2026({ '2026-01': step }, relief), '2026-05');
      }
      if ('probation_from' in given) {
        const rejectedOn = 'rejected_on' in given ? localDate(given.rejected_on) : null;
        const passed = { ...life, joinedOn: localDate(given.probation_from), rejectedOn };
        return monthsDue(passed, month('2026-01'), month('2026-05'), defaults).length * amount(given, 'standard_fen');
      }
      if ('left_on' in given) {
        const gone = { ...life, leftOn: localDate(given.received_on) };
        const from = month('2026-04');
        const here = monthsDue(gone, from, month('2026-12'), defaults);
        expect(here).toEqual(given.months_old_branch);
        const arrived = { ...life, arrivedOn: localDate(given.received_on) };
        expect(monthsDue(arrived, from, month('2026-06'), defaults), 'and the new branch goes on from there').toEqual([
          '2026-05',
          '2026-06',
        ]);
        return here.length * given.standard_fen;
      }
      return standard;
    }
  }
}

describe('the worked examples of the rules', () => {
  test.each(cases.map((each) => [each.id, each.says, each] as const))('%s: %s', (_id, _says, each) => {
    expect(answerTo(each)).toBe(each.dueFen);
  });
});

describe('an assessment', () => {
  test.each<[string, DuesBasis, object]>([
    ['0.10 as a farmer’s standard is below the least', farmer(10), { state: 'refused', code: 'farmerRange' }],
    ['1.01 is above the most', farmer(101), { state: 'refused', code: 'farmerRange' }],
    [
      '0.20 and 1.00 are still in',
      farmer(20),
      { state: 'due', dueFen: 20, rule: 'DU-8', source: { document: 'duesRules2008', article: '6' } },
    ],
    ['an income below nothing', { type: 'salary', baseFen: -1 as Fen }, { state: 'refused', code: 'negative' }],
    ['an income of 1e21', { type: 'salary', baseFen: 1e21 as Fen }, { state: 'refused', code: 'tooMuch' }],
    [
      'no wage all month is asked about, not guessed',
      { type: 'salary', baseFen: fen(0) },
      { state: 'ask', question: 'zeroBase', dueFen: 0 },
    ],
    [
      'a farmer away for wages is asked about until the township has said',
      { type: 'migrantFarmer', baseFen: fen(450_000) },
      { state: 'ask', question: 'migrantFarmer', dueFen: null },
    ],
    [
      'above the ceiling it is his to give or not',
      { type: 'salary', baseFen: fen(6_000_000) },
      { state: 'due', dueFen: 100_000, overFen: 20_000 },
    ],
    [
      'a result says its rule and article',
      { type: 'pension', baseFen: fen(386_000) },
      { dueFen: 1930, basisPoints: 50, rule: 'DU-7', source: { document: 'duesRules2008', article: '5' } },
    ],
  ])('%s', (_, basis, expected) => {
    expect(assess(basis, defaults)).toMatchObject(expected);
  });

  test('one rate lies on the whole base: a fen over the edge changes all of it', () => {
    expect([due({ type: 'salary', baseFen: fen(300_000) }), due({ type: 'salary', baseFen: fen(300_001) })]).toEqual([1500, 3000]);
  });

  test.each([
    ['halfUpFen', 3701],
    ['upFen', 3701],
    ['upJiao', 3710],
    ['upYuan', 3800],
  ] as const)('37.005 rounded %s', (rounding, expected) => {
    expect(due({ type: 'salary', baseFen: fen(370_050) }, { ...defaults, rounding })).toBe(expected);
  });

  test('rounding is exact for every amount: never a fen off, never a fraction', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.constantFrom(50, 100, 150, 200), (base, rate) => {
        const result = roundedFen(base * rate, 10_000, 'halfUpFen');
        expect(BigInt(result)).toBe((BigInt(base) * BigInt(rate) * 2n + 10_000n) / 20_000n);
      }),
    );
  });

  test('more taken off a wage than there is leaves no base', () => {
    expect(baseOfWage(fen(100), { tax: fen(101) })).toBeUndefined();
  });

  test('a change within the year counts where it has a reason, where the township lets it, and where the basis is one that changes', () => {
    const steps = (reason: string) =>
      year2026({ '2026-01': { basis: farmer(50), dueFen: 50 }, '2026-07': { basis: farmer(100), dueFen: 100, reason } });
    const following = { ...defaults, changeOfPay: 'fromMonthOfChange' as const };
    expect([dueOf(steps(''), '2026-08'), dueOf(steps('身份变了'), '2026-08'), dueOf(steps(''), '2026-08', following)]).toEqual([
      50, 100, 100,
    ]);
    const trade = (fenOf: number): { basis: DuesBasis; dueFen: number } => ({
      basis: { type: 'selfEmployed', quarterFen: fen(900_000) },
      dueFen: fenOf,
    });
    expect(dueOf(year2026({ '2026-01': trade(1500), '2026-04': trade(3000) }), '2026-05')).toBe(3000);
  });

  test('a year nobody has assessed is asked about', () => {
    expect(dueIn([year2026({ '2026-01': { basis: farmer(50), dueFen: 50 } })], month('2025-12'), defaults)).toEqual({ state: 'ask' });
  });
});

describe('the months a branch collects', () => {
  const between = (of: Partial<DuesLife>, settings = defaults) =>
    monthsDue({ ...life, ...of }, month('2026-01'), month('2026-06'), settings);
  test.each<[string, Partial<DuesLife>, string[]]>([
    ['from the month of the assembly', { joinedOn: localDate('2026-04-20') }, ['2026-04', '2026-05', '2026-06']],
    [
      'after a move from the month after 党费交至',
      { paidElsewhereUntil: month('2026-03'), arrivedOn: localDate('2026-05-06') },
      ['2026-04', '2026-05', '2026-06'],
    ],
    ['until 党费交至 where he went', { leftOn: localDate('2026-05-06'), paidHereUntil: month('2026-02') }, ['2026-01', '2026-02']],
    ['until he is taken in there, where the letter is silent', { leftOn: localDate('2026-03-06') }, ['2026-01', '2026-02']],
    ['not what he paid at the host branch', { paidAtHost: new Set(['2026-02', '2026-03', '2026-04', '2026-05']) }, ['2026-01', '2026-06']],
    ['nothing from the month his membership is suspended', { endedOn: localDate('2026-03-15') }, ['2026-01', '2026-02']],
    ['nothing before the books begin', { booksFrom: month('2026-05') }, ['2026-05', '2026-06']],
    ['nothing where the committee did not approve him', { joinedOn: localDate('2026-01-20'), rejectedOn: localDate('2026-03-01') }, []],
  ])('%s', (_, of, expected) => {
    expect(between(of)).toEqual(expected);
  });

  test('the month of the assembly is left out where the township says so', () => {
    expect(between({ joinedOn: localDate('2026-04-20') }, { ...defaults, firstMonthCounts: false })).toEqual(['2026-05', '2026-06']);
  });
});

describe('what a transfer says of the months', () => {
  const by = (direction: 'in' | 'out', acceptedOn: string | null, duesUntil: string | null) =>
    TransferBody.parse({
      direction,
      memberId: testId(1),
      name: '王建国',
      duesUntil,
      steps: { lettered: { on: '2025-12-01' }, ...(acceptedOn === null ? {} : { accepted: { on: acceptedOn } }) },
    });
  const months = (transfers: readonly TransferBody[], given: Parameters<typeof memberBody>[0] = {}) =>
    monthsDue(lifeOf(memberBody(given), [], transfers, null), month('2026-01'), month('2026-06'), defaults);
  test.each<[string, readonly TransferBody[], Parameters<typeof memberBody>[0], string[]]>([
    ['no transfer: every month', [], {}, ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']],
    ['came, 党费交至 February: from March', [by('in', '2026-04-08', '2026-02')], {}, ['2026-03', '2026-04', '2026-05', '2026-06']],
    ['came, the letter is silent: from the month he was taken in', [by('in', '2026-05-08', null)], {}, ['2026-05', '2026-06']],
    [
      'came before transfers were kept: what the roster says',
      [],
      { cameOn: day('2026-04-08'), duesUntil: month('2026-04') },
      ['2026-05', '2026-06'],
    ],
    ['went, 党费交至 March: until March', [by('out', '2026-05-20', '2026-03')], {}, ['2026-01', '2026-02', '2026-03']],
    ['went, the letter is silent: until the month before', [by('out', '2026-03-20', null)], {}, ['2026-01', '2026-02']],
    [
      'the letter is out and nobody has accepted him: he is still ours',
      [by('out', null, '2026-01')],
      {},
      ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
    ],
    ['the roster alone says he went', [], { status: 'transferredOut', statusSince: day('2026-04-02') }, ['2026-01', '2026-02', '2026-03']],
    [
      'went and came back: ours again from 党费交至 on',
      [by('out', '2025-12-20', '2025-12'), by('in', '2026-04-20', '2026-04')],
      {},
      ['2026-05', '2026-06'],
    ],
    [
      'came and went on: what lies between',
      [by('in', '2026-02-10', '2026-01'), by('out', '2026-05-03', '2026-04')],
      {},
      ['2026-02', '2026-03', '2026-04'],
    ],
  ])('%s', (_, transfers, given, expected) => {
    expect(months(transfers, given)).toEqual(expected);
  });
});

describe('arrears', () => {
  const lines = (count: number, change: Record<string, { paidFen?: number; excused?: string }> = {}) =>
    Array.from({ length: count }, (_, i) => {
      const of = `2026-${String(i + 1).padStart(2, '0')}`;
      return { month: month(of), dueFen: fen(50), paidFen: fen(change[of]?.paidFen ?? 0), excused: change[of]?.excused ?? '' };
    });
  test.each([
    ['2026-01-30', 1, { inARow: 0, remind: null, candidate: false, owedFen: 0 }],
    ['2026-01-31', 1, { inARow: 1, remind: 1, candidate: false, owedFen: 50 }],
    ['2026-03-31', 3, { inARow: 3, remind: 3, candidate: false }],
    ['2026-04-30', 4, { inARow: 4, remind: 3, candidate: false }],
    ['2026-05-31', 5, { inARow: 5, remind: 5, candidate: false }],
    ['2026-06-29', 6, { inARow: 5, remind: 5, candidate: false }],
    ['2026-06-30', 6, { inARow: 6, remind: null, candidate: true, owedFen: 300, tooLate: false }],
    ['2026-08-01', 7, { inARow: 7, candidate: true, tooLate: true }],
  ])('on %s', (today, count, expected) => {
    expect(arrearsOf(lines(count), localDate(today))).toMatchObject(expected);
  });

  test('a month that was paid, or not paid for an accepted reason, ends the row', () => {
    const today = localDate('2026-06-30');
    expect(arrearsOf(lines(6, { '2026-03': { paidFen: 50 } }), today)).toMatchObject({ inARow: 3, candidate: false, owedFen: 250 });
    expect(arrearsOf(lines(6, { '2026-05': { excused: '住院' } }), today)).toMatchObject({ inARow: 1, candidate: false, owedFen: 300 });
  });

  test('paid in part is not paid', () => {
    expect(arrearsOf(lines(1, { '2026-01': { paidFen: 20 } }), localDate('2026-02-01'))).toMatchObject({ inARow: 1, owedFen: 30 });
  });
});

describe('more than was due', () => {
  test.each([
    [50, 50, { dueFen: 50, voluntaryFen: 0, largeFen: 0 }],
    [80, 50, { dueFen: 50, voluntaryFen: 30, largeFen: 0 }],
    [20, 50, { dueFen: 20, voluntaryFen: 0, largeFen: 0 }],
    [100_049, 50, { dueFen: 50, voluntaryFen: 99_999, largeFen: 0 }],
    [100_050, 50, { dueFen: 50, voluntaryFen: 0, largeFen: 100_000 }],
  ])('%s fen with %s due', (paid, still, expected) => {
    expect(splitPaid(fen(paid), fen(still))).toEqual(expected);
  });

  test('nothing of it goes missing', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.nat(200_000), (paid, still) => {
        const split = splitPaid(fen(paid), fen(still));
        expect(split.dueFen + split.voluntaryFen + split.largeFen).toBe(paid);
      }),
    );
  });
});
