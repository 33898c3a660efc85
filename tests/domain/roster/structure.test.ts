import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import { SMALL_CELL, type StructureTable, structureOf, withheld } from '#domain/roster/structure.ts';

const on = localDate('2026-06-18');
const member = (given: Record<string, unknown>) => MemberBody.parse({ name: '王勇', sex: '1', status: 'formal', ...given });
const countOf = (members: readonly MemberBody[], name: string) =>
  Object.fromEntries((structureOf(members, on).find((table) => table.name === name)?.cells ?? []).map(({ key, n }) => [key, n]));

describe('the structure of a branch', () => {
  test.each([
    ['1991-06', 'upTo35'],
    ['1990-07', 'upTo35'],
    ['1990-06', 'upTo45'],
    ['1966-06', 'upTo60'],
    ['1965-06', 'upTo70'],
    ['1955-06', 'over70'],
  ])('born %s is in %s', (birthMonth, band) => {
    expect(countOf([member({ birthMonth })], 'age')[band]).toBe(1);
  });

  test.each([
    [{ formalOn: '2021-06-18' }, 'upTo5'],
    [{ formalOn: '2020-06-18' }, 'upTo10'],
    [{ formalOn: '1975-01-01' }, 'over50'],
    [{ status: 'probationary', joinedOn: '2026-01-01' }, 'probationary'],
    [{}, 'unknown'],
  ])('%o counts as %s by party age', (given, band) => {
    expect(countOf([member(given)], 'partyAge')[band]).toBe(1);
  });

  test('who has left is in no count, and whoever is there is in each way once', () => {
    const all = [member({}), member({ sex: '2' }), member({ status: 'deceased', statusSince: '2020-01-01' })];
    for (const { cells } of structureOf(all, on)) expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(2);
  });
});

const tableOf = (counts: readonly number[]): StructureTable => ({
  name: 'education',
  cells: counts.map((n, i) => ({ key: `k${i}`, n })),
});

describe('above the branch', () => {
  test('no count below three is told, and none can be had from the sums', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 60 })), { minLength: 2, maxLength: 9 }),
        (counts) => {
          const shown = withheld(tableOf(counts));
          const hidden = shown.cells.filter(({ n }) => n === null);
          if (hidden.length === 0) {
            expect(counts.every((n) => n === 0 || n >= SMALL_CELL)).toBe(true);
            return;
          }
          for (const { n } of shown.cells) if (n !== null) expect(n).toBeGreaterThanOrEqual(SMALL_CELL);
          if (shown.hidden !== null) {
            expect(hidden.length).toBeGreaterThanOrEqual(2);
            expect(shown.hidden).toBeGreaterThanOrEqual(SMALL_CELL);
            expect(shown.hidden).toBe(counts.reduce((sum, n, i) => sum + (shown.cells[i]?.n === null ? n : 0), 0));
          }
        },
      ),
    );
  });

  // Every table of so many people in so many cells: whoever knows the rule, the total and all that stands open still has two answers for each hidden cell.
  test.each([
    [2, 12],
    [3, 12],
    [4, 9],
  ])('with %i cells and up to %i people nobody who knows the rule can work a hidden count out', (width, most) => {
    const tables = (left: number, cells: number): number[][] =>
      cells === 1
        ? [[left]]
        : Array.from({ length: left + 1 }, (_, n) => n).flatMap((n) => tables(left - n, cells - 1).map((rest) => [n, ...rest]));
    for (let people = SMALL_CELL; people <= most; people += 1) {
      const byLook = new Map<string, number[][]>();
      for (const counts of tables(people, width)) {
        const look = JSON.stringify(withheld(tableOf(counts)));
        byLook.set(look, [...(byLook.get(look) ?? []), counts]);
      }
      for (const [look, same] of byLook) {
        const { cells } = JSON.parse(look) as ReturnType<typeof withheld>;
        for (const [i, { n }] of cells.entries())
          if (n === null) expect([look, new Set(same.map((counts) => counts[i])).size > 1]).toEqual([look, true]);
      }
    }
  });

  test('one person alone is hidden together with the next smallest sort', () => {
    expect(withheld(tableOf([1, 5, 40])).cells.map(({ n }) => n)).toEqual([null, null, 40]);
    expect(withheld(tableOf([1, 5, 40])).hidden).toBe(6);
  });

  test('two people in all are not told at all', () => {
    expect(withheld(tableOf([2, 0]))).toMatchObject({ cells: [{ n: null }, { n: null }], hidden: null });
  });
});
