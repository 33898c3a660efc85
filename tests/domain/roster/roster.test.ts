import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { GroupBody } from '#domain/records/group.ts';
import { MemberBody } from '#domain/records/member.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { ageOn, currentOffices, extensionEnds, partyYears, probationEnds, withoutOffice } from '#domain/roster/party-age.ts';
import { byReading, finder, searchEntry } from '#domain/roster/search.ts';
import { setupHints } from '#domain/roster/setup.ts';

const DAY = localDate('2026-06-12');

describe('years', () => {
  test.each([
    ['1985-06-12', 41],
    ['1985-06-13', 40],
    ['2026-06-12', 0],
    ['2026-06-13', null],
  ])('formal since %s is %s years of 党龄', (day, years) => {
    expect(partyYears({ formalOn: localDate(day) }, DAY)).toBe(years);
  });

  test.each([
    ['MB-2: from the day of becoming formal, whatever day he joined', '1986-06-12', 0, 40],
    ['党龄校正值: the eleven months in which his membership was halted are not counted', '1986-06-12', 11, 39],
    ['党龄校正值: two years', '1986-06-12', 24, 38],
    ['党龄校正值 that adds, where an older membership is counted on', '1986-06-12', -12, 41],
    ['never less than nothing', '2025-06-12', 24, 0],
  ] as const)('%s', (_, formalOn, partyAgeMonths, years) => {
    expect(partyYears({ formalOn: localDate(formalOn), partyAgeMonths }, DAY)).toBe(years);
  });

  test('an extended probation ends half a year to a year after the first one, also from a leap day (党章 §7)', () => {
    expect(extensionEnds(localDate('2025-06-14'))).toEqual({ from: '2026-12-14', to: '2027-06-14' });
    expect(extensionEnds(localDate('2028-02-29'))).toEqual({ from: '2029-08-29', to: '2030-02-28' });
  });

  test('a year of probation from a leap day ends on the last of February', () => {
    expect(probationEnds(localDate('2028-02-29'))).toBe('2029-02-28');
  });

  test('age goes by the month of birth', () => {
    expect(ageOn('1960-06' as YearMonth, DAY)).toBe(66);
    expect(ageOn('1960-07' as YearMonth, DAY)).toBe(65);
    expect(ageOn(null, DAY)).toBeNull();
  });
});

const M = (n: number) => `01926f3e-0000-7000-8000-${String(n).padStart(12, '0')}`;
const office = (n: number, part: object = {}) => ({
  body: OfficeBody.parse({
    memberId: M(n),
    name: '何家旺',
    committee: 'branch',
    title: n === 0 ? 'secretary' : 'officer',
    from: '2024-03-15',
    ...part,
  }),
});

describe('offices', () => {
  test('an ended term is no office, its last day still is', () => {
    const offices = [office(0, { until: '2026-06-11' }), office(1, { until: '2026-06-12' })];
    expect(currentOffices(offices, M(0), DAY)).toEqual([]);
    expect(withoutOffice(offices, M(1), DAY)).toBe(false);
    expect(withoutOffice(offices, M(2), DAY)).toBe(true);
  });
});

describe('search', () => {
  const entry = searchEntry('1', '陈守田', ['chén', 'shǒu', 'tián']);

  test.each(['陈', '守田', '陈守田', 'c', 'cs', 'cst', 'CST', 'chen', 'chensh', 'chen shou tian', ' cst '])('%j finds 陈守田', (query) => {
    expect(finder(query)(entry)).toBe(true);
  });

  test.each(['田守', 'st', 'shou', 'cx', '陈x'])('%j does not', (query) => {
    expect(finder(query)(entry)).toBe(false);
  });

  test('吕 is found by v, as keyboards write it', () => {
    expect(finder('lvlv')(searchEntry('2', '吕绿', ['lǚ', 'lǜ']))).toBe(true);
  });

  test('a name with · is found with and without it', () => {
    const long = searchEntry('3', '古丽娜尔·玉素甫', ['gǔ', 'lì', 'nà', 'ěr', 'yù', 'sù', 'fǔ']);
    for (const query of ['古丽娜尔·玉素甫', '古丽娜尔玉素甫', '玉素甫', 'glneysf']) expect(finder(query)(long), query).toBe(true);
  });

  test('a character without a reading is still found by itself and stands under #', () => {
    const rare = searchEntry('4', '𬱖', ['𬱖']);
    expect(finder('𬱖')(rare)).toBe(true);
    expect(rare.letter).toBe('#');
    expect([entry, rare].sort(byReading).at(-1)).toBe(rare);
  });

  test('a surname without a reading stands under # even when the given name can be read', () => {
    const rare = searchEntry('4', '𱍊国', ['𱍊', 'guó']);
    expect(rare.letter).toBe('#');
    expect(finder('g')(rare)).toBe(true);
    expect([rare, searchEntry('6', '周国', ['zhōu', 'guó'])].sort(byReading).at(-1)).toBe(rare);
  });

  test('people of one surname stand together, 陈 before 程', () => {
    const people = [
      searchEntry('7', '程安', ['chéng', 'ān']),
      searchEntry('8', '陈强', ['chén', 'qiáng']),
      searchEntry('9', '陈刚', ['chén', 'gāng']),
    ];
    expect(people.sort(byReading).map(({ name }) => name)).toEqual(['陈刚', '陈强', '程安']);
  });

  test('everybody is found by every beginning of his reading and of its first letters', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,5}$/), { minLength: 1, maxLength: 5 }), fc.nat(30), (words, cut) => {
        const one = searchEntry('5', '某', words);
        expect(finder(one.full.slice(0, cut))(one)).toBe(true);
        expect(finder(one.initials.slice(0, cut))(one)).toBe(true);
      }),
    );
  });
});

describe('how a branch is set up', () => {
  const members = (count: number, part: object = {}) =>
    Array.from({ length: count }, (_, n) => ({
      id: M(n),
      body: MemberBody.parse({ name: '某某', sex: '1', status: 'formal', joinedOn: '2001-07-01', formalOn: '2002-07-01', ...part }),
    }));
  const committee = [office(0), office(1), office(2)];
  const codes = (branch: Parameters<typeof setupHints>[0]) => setupHints(branch, DAY).map((hint) => hint.code);

  test.each<[string, Parameters<typeof setupHints>[0], string[]]>([
    ['a usual branch has nothing to look at', { members: members(25), offices: committee, groups: [] }, []],
    ['two formal members are too few (BR-1)', { members: members(2), offices: [office(0)], groups: [] }, ['tooFewFormal']],
    [
      'probationary members do not make a branch',
      { members: members(3, { status: 'probationary', formalOn: null }), offices: [office(0)], groups: [] },
      ['tooFewFormal'],
    ],
    ['fifty are not too many, fifty-one are (BR-2)', { members: members(51), offices: committee, groups: [] }, ['tooMany']],
    ['six need no committee', { members: members(6), offices: [office(0)], groups: [] }, []],
    ['seven do (BR-7)', { members: members(7), offices: [office(0)], groups: [] }, ['committeeMissing']],
    ['no secretary', { members: members(6), offices: [], groups: [] }, ['secretaryMissing']],
    ['a term of five years is over', { members: members(6), offices: [office(0, { from: '2021-03-15' })], groups: [] }, ['termOver']],
    [
      'and announces itself six months before',
      { members: members(6), offices: [office(0, { from: '2021-12-12' })], groups: [] },
      ['termEnding'],
    ],
    [
      'groups leave nobody out (BR-13)',
      { members: members(6), offices: [office(0)], groups: [{ id: M(99), body: GroupBody.parse({ name: '一组', order: 1 }) }] },
      ['withoutGroup'],
    ],
    ['an empty roster is no fault', { members: [], offices: [], groups: [] }, []],
  ])('%s', (_, branch, expected) => {
    expect(codes(branch)).toEqual(expected);
  });

  test('every hint says where it stands written', () => {
    for (const hint of setupHints({ members: members(51), offices: [], groups: [] }, DAY)) expect(hint.source.article).toMatch(/^\d+$/);
  });
});
