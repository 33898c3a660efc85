import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Batch, duesBooks, type Entry, signedFen, standing } from '#domain/dues/ledger.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import { idOf } from '#domain/kernel/id-of.ts';
import { RecordId } from '#domain/kernel/ids.ts';
import { batchOf, paymentIn, reversalOf } from '#tests/support/dues.ts';

const BRANCH = '01926f3e-0000-7000-8000-0000000000b1';
const memberOf = (n: number): string => idOf('member', n);

/** What somebody may do to the books, in any order and as often as he likes. */
const acts = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('pay' as const), member: fc.nat(5), month: fc.nat(5), fenPaid: fc.integer({ min: 1, max: 200_000 }) }),
    fc.record({
      act: fc.constant('large' as const),
      member: fc.nat(5),
      month: fc.nat(5),
      fenPaid: fc.integer({ min: 100_000, max: 900_000 }),
    }),
    fc.record({ act: fc.constant('reverse' as const), which: fc.nat(40) }),
    fc.record({ act: fc.constant('remit' as const), from: fc.nat(40), count: fc.nat(10) }),
    fc.record({ act: fc.constant('takeBack' as const), which: fc.nat(10) }),
  ),
  { maxLength: 40 },
);

type Act = typeof acts extends fc.Arbitrary<(infer A)[]> ? A : never;

function played(all: readonly Act[]): { entries: Entry[]; batches: Batch[] } {
  const entries = new Map<string, Entry>();
  const batches: Batch[] = [];
  for (const act of all) {
    const listed = [...entries.values()];
    if (act.act === 'pay' || act.act === 'large') {
      const large = act.act === 'large';
      const amounts = large
        ? { purpose: 'large' as const, dueFen: 0 as Fen, voluntaryFen: fen(act.fenPaid) }
        : { dueFen: fen(act.fenPaid) };
      const entry = paymentIn(BRANCH, memberOf(act.member), `2026-0${act.month + 1}`, amounts);
      entries.set(entry.id, entry);
    } else if (act.act === 'reverse') {
      const entry = standing(listed)[act.which];
      if (entry) {
        const id = idOf('reversal', entry.id);
        entries.set(id, { id, body: reversalOf(entry.id, entry.body) });
      }
    } else if (act.act === 'remit') {
      const some = listed.slice(act.from, act.from + act.count);
      if (some.length > 0)
        batches.push({ id: idOf('batch', batches.length), body: { ...batchOf([some[0] as Entry]), entries: some.map(({ id }) => id) } });
    } else {
      const batch = batches[act.which];
      if (batch) batches[act.which] = { ...batch, body: { ...batch.body, withdrawn: { on: batch.body.remittedOn, reason: '少一张' } } };
    }
  }
  return { entries: [...entries.values()], batches };
}

describe('the books of a branch', () => {
  test('what was collected is what is held and what was handed up, whatever was done in whatever order, and in whatever order it came', () => {
    fc.assert(
      fc.property(acts, fc.infiniteStream(fc.nat()), (all, order) => {
        const { entries, batches } = played(all);
        const books = duesBooks(entries, batches, []);
        const total = (purpose: boolean) =>
          entries.filter(({ body }) => (body.purpose === 'large') === purpose).reduce((sum, { body }) => sum + signedFen(body), 0);
        expect(books.own.heldFen + books.own.remittedFen).toBe(total(false));
        expect(books.large.heldFen + books.large.remittedFen).toBe(total(true));
        expect(books.held.reduce((sum, { body }) => sum + signedFen(body), 0)).toBe(books.own.heldFen + books.large.heldFen);
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((item) => ({ item, at: order.next().value }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const again = duesBooks(shuffled(entries), shuffled(batches), []);
        expect([again.own, again.large]).toEqual([books.own, books.large]);
      }),
    );
  });

  test('an entry in two batches is handed up once', () => {
    const entry = paymentIn(BRANCH, memberOf(1), '2026-05');
    const batch = (n: number) => ({ id: idOf('batch', n), body: batchOf([entry]) });
    expect(duesBooks([entry], [batch(1), batch(2)], []).own).toEqual({ collectedFen: 50, heldFen: 0, remittedFen: 50 });
  });

  test('the same payment on two phones has one id; another month, amount, receipt or place in the row has another', () => {
    const of = (month: string, change = {}) => paymentIn(BRANCH, memberOf(1), month, change).id;
    expect(of('2026-05', { payer: 'family', paidOn: '2026-05-30', way: 'transfer' })).toBe(of('2026-05'));
    const ids = [
      of('2026-05'),
      of('2026-06'),
      of('2026-05', { dueFen: 51 }),
      of('2026-05', { receiptNo: '7' }),
      of('2026-05', { turn: 1 }),
    ];
    expect(new Set(ids).size).toBe(5);
  });

  test('a made id is one that every part of the product takes, and different words give different ones', () => {
    const ids = new Set<string>();
    for (let n = 0; n < 20_000; n += 1) ids.add(idOf('x', n));
    expect(ids.size).toBe(20_000);
    for (const id of [...ids].slice(0, 500)) expect(RecordId.safeParse(id).success).toBe(true);
    expect(idOf('a', 'bc')).not.toBe(idOf('ab', 'c'));
  });

  test.each([
    [5, '0.05'],
    [1230, '12.30'],
    [-50, '-0.50'],
    [123_456_789, '1234567.89'],
  ])('%s fen are written %s', (amount, expected) => {
    expect(yuanText(amount as Fen)).toBe(expected);
  });
});

describe('no float ever touches an amount', () => {
  const folders = ['src/domain/dues', 'src/domain/records', 'src/phone/features/dues', 'src/township/features/dues', 'src/server'];
  const isOfDues = (path: string): boolean => !/records|server/.test(path) || /dues/.test(path);
  const files = [
    'src/domain/kernel/fen.ts',
    'src/i18n/format.ts',
    'src/protocol/dues.ts',
    ...folders.flatMap((folder) => {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
      return names.map((name) => `${folder}/${name}`).filter(isOfDues);
    }),
  ];

  test.each(files)('%s', (file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    expect(code).not.toMatch(/parseFloat|toFixed|Math\.round|Math\.trunc|toPrecision/);
    // A field that is an amount is declared as one: never a bare number.
    expect(code.match(/\w*[fF]en\??: (?:number|z\.number\(\))/g) ?? []).toEqual([]);
    // Written amounts are whole, and a division is only ever one that is rounded down at once.
    expect(code.match(/[\w)\]]*[fF]en\w* ?(?:\/|\*) ?\d*\.\d+|[fF]en\)? \/ /g) ?? []).toEqual([]);
    expect(code.match(/\b(?:amount|sum|total|held|due|paid|counted|difference)\w*\)? \/ \w+/gi) ?? []).toEqual([]);
  });
});
