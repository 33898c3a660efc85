import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AreaHint, areasLoad, readHouseLabels } from '#domain/areas/load.ts';
import { mondayOf, nextWeek, rotaWeek } from '#domain/areas/rota.ts';
import { AreaBody } from '#domain/records/area.ts';
import { DutyRotaBody } from '#domain/records/duty-rota.ts';
import { day, testId } from '#tests/support/factories.ts';

const TODAY = day('2026-06-20');
const [chen, li] = [testId(1), testId(2)];
const [c1, c2, c3] = [testId(0xc1), testId(0xc2), testId(0xc3)];

/** An area with so many labelled houses at each of its centres; 'loose' ones are linked to none. */
const area = (n: number, linked: readonly number[], more: { loose?: number; members?: readonly string[]; prefix?: string } = {}) => {
  const centres = [c1, c2, c3].slice(0, linked.length);
  const keys = linked.flatMap((count, i) => Array.from({ length: count }, () => centres[i] ?? null));
  const houses = [...keys, ...Array.from({ length: more.loose ?? 0 }, () => null)].map((centreKey, i) => [
    testId(n * 1000 + i),
    { label: `${more.prefix ?? `${n}组`}${i + 1}号`, centreKey, order: i },
  ]);
  return {
    id: testId(n * 100_000),
    body: AreaBody.parse({
      areaName: `片区${n}`,
      houses: Object.fromEntries(houses),
      centres: Object.fromEntries(centres.map((key) => [key, { memberId: chen }])),
      areaMembers: Object.fromEntries((more.members ?? [li]).map((id) => [id, {}])),
    }),
  };
};
const load = (areas: Parameters<typeof areasLoad>[0], households: number | null = null, onRoll = [chen, li]) =>
  areasLoad(areas, TODAY, { households, onRoll });
const codes = (hints: readonly AreaHint[]) => hints.map(({ code }) => code);

describe('a centre household links 5 to 15 households', () => {
  test.each<[readonly number[], readonly string[]]>([
    [[4], ['centreFew']],
    [[5], []],
    [[15], []],
    [[16], ['centreMany']],
    [[0], ['noHouses', 'centreFew']],
    [[], ['noHouses', 'noCentre']],
    [[10, 12], []],
    [[10, 3], ['centreFew']],
    [[6, 6, 6], ['manyCentres']],
  ])('linked %j: %j', (linked, expected) => expect(codes(load([area(1, linked)]).hints)).toEqual(expected));

  test('houses that no centre links are counted', () => {
    const found = load([area(1, [8], { loose: 3 })]);
    expect(found.hints).toEqual([{ code: 'unlinked', areaId: testId(100_000), houses: 3 }]);
    expect(found.loads[0]).toMatchObject({ houses: 11, unlinked: 3, byCentre: { [c1]: 8 } });
  });

  test('where only counts are kept, they are judged the same way', () => {
    const counted = {
      id: testId(9),
      body: AreaBody.parse({
        areaName: '沟里',
        houseCount: 20,
        centres: { [c1]: { memberId: chen, houses: 16 } },
        areaMembers: { [li]: {} },
      }),
    };
    expect(codes(load([counted]).hints)).toEqual(['centreMany', 'unlinked']);
    expect(load([counted]).loads[0]).toMatchObject({ houses: 20, unlinked: 4 });
  });
});

describe('gaps and overlaps', () => {
  test('a house in two areas is named once, however the label was typed', () => {
    const found = load([area(1, [6], { prefix: '1组' }), area(2, [6], { prefix: '１组 ' })]);
    expect(found.hints.filter(({ code }) => code === 'overlap')).toHaveLength(6);
    expect(found.hints[0]).toEqual({ code: 'overlap', label: '1组1号', areaIds: [testId(100_000), testId(200_000)] });
  });

  test.each([
    [null, []],
    [12, []],
    [20, [8]],
  ])('twelve houses in areas, the village has %s', (households, gaps) => {
    expect(load([area(1, [6]), area(2, [6])], households).hints.flatMap((hint) => (hint.code === 'gap' ? [hint.houses] : []))).toEqual(
      gaps,
    );
  });

  test('a house counted twice fills no gap', () => {
    const found = load([area(1, [6], { prefix: '1组' }), area(2, [6], { prefix: '1组' })], 12);
    expect(found.hints.find(({ code }) => code === 'gap')).toEqual({ code: 'gap', houses: 6 });
  });

  test('an area without a member, one whose member has left, and members who answer for none', () => {
    const found = load([area(1, [6], { members: [] }), area(2, [6], { members: [testId(77)] })], null, [chen, li]);
    expect(codes(found.hints)).toEqual(['noMember', 'memberGone']);
    expect(found.withoutArea).toEqual([li]);
  });

  test('a closed area carries nothing; a branch without areas is told nothing', () => {
    const closed = area(1, [3]);
    expect(load([{ ...closed, body: { ...closed.body, closedOn: TODAY } }], 50)).toEqual({ loads: [], hints: [], withoutArea: [] });
  });

  test('every labelled house is linked or not, none is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 3 }), fc.integer({ min: 0, max: 9 }), (linked, loose) => {
        const [found] = load([area(1, linked, { loose })]).loads;
        expect((found?.unlinked ?? 0) + Object.values(found?.byCentre ?? {}).reduce((sum, n) => sum + n, 0)).toBe(found?.houses);
      }),
    );
  });
});

describe('house labels as they are typed', () => {
  test.each<[string, readonly string[]]>([
    ['3组1号、3组2号，3组3号', ['3组1号', '3组2号', '3组3号']],
    ['沟里1-3号', ['沟里1号', '沟里2号', '沟里3号']],
    ['1至3', ['1', '2', '3']],
    ['5-2', ['5-2']],
    ['村部旁\n村部旁', ['村部旁']],
    ['１号 1号', ['１号']],
    ['1-9999号', ['1-9999号']],
    ['  ', []],
  ])('%j', (text, labels) => expect(readHouseLabels(text).labels).toEqual(labels));

  test('a label longer than a door plate is handed back, not cut', () => {
    const long = '住在村东头老槐树往里走第三家的那一户人家的院子';
    expect(readHouseLabels(long)).toEqual({ labels: [], tooLong: [long] });
  });
});

describe('the rota', () => {
  const week = (days: object, weekOf = '2026-06-15') => ({ body: DutyRotaBody.parse({ weekOf, rotaDays: days }) });
  const person = (name: string, memberId: string | null = null) => ({ memberId, name });

  test.each([
    ['2026-06-15', '2026-06-15'],
    ['2026-06-20', '2026-06-15'],
    ['2026-06-21', '2026-06-15'],
    ['2026-06-22', '2026-06-22'],
    ['2027-01-01', '2026-12-28'],
  ])('%s is in the week of Monday %s', (on, monday) => expect(mondayOf(day(on))).toBe(monday));

  test('two phones that began the week together are read as one, nobody twice', () => {
    const rows = rotaWeek(
      [
        week({ '2026-06-15': { people: [person('陈守田', chen)] }, '2026-06-16': { people: [person('李兰')] } }),
        week({ '2026-06-15': { people: [person('陈守田', chen), person('王和')], note: '上午' } }),
        week({ '2026-06-15': { people: [person('别的周')] } }, '2026-06-08'),
      ],
      day('2026-06-15'),
    );
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatchObject({ on: '2026-06-15', people: [{ name: '陈守田' }, { name: '王和' }], note: '上午' });
    expect(rows[1]?.people.map(({ name }) => name)).toEqual(['李兰']);
    expect(rows[6]?.people).toEqual([]);
  });

  test('next week has the same people on the same weekdays, without last week’s notes', () => {
    const rows = rotaWeek([week({ '2026-06-17': { people: [person('王和')], note: '替班' } })], day('2026-06-15'));
    expect(nextWeek(rows)).toEqual({ '2026-06-24': { people: [person('王和')], note: '' } });
  });
});
