import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Instant, localDate } from '#domain/kernel/local-date.ts';
import { termObligations } from '#domain/organisation/obligations.ts';
import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import { branchNameOn, groupNameOn, groupsOn } from '#domain/organisation/structure.ts';
import { currentTerms, latestPostponement, postponeProblem, stageOf, termEnds, termYears } from '#domain/organisation/terms.ts';
import { BranchProfileBody } from '#domain/records/branch-profile.ts';
import { GroupBody } from '#domain/records/group.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { StructureEventBody } from '#domain/records/structure-event.ts';
import { TermBody } from '#domain/records/term.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { day, testId } from '#tests/support/factories.ts';

const ELECTED = localDate('2021-03-15');
const term = (given: object = {}, id = testId(0x7e)) => ({
  id,
  body: TermBody.parse({ committee: 'branch', electedOn: ELECTED, ...given }),
});
const facts = (terms: readonly ReturnType<typeof term>[], given: object = {}) => ({
  terms,
  offices: [],
  profile: { village: true, branchType: 'branch' as const },
  ...given,
});
const on = (text: string, terms = [term()], given: object = {}) => currentTerms(facts(terms, given), day(text), defaultSettings.roster);

describe('a term of a village committee elected on 2021-03-15 (BR-9, EL-1, D19)', () => {
  test.each([
    ['2025-09-14', 'running', 182],
    ['2025-09-15', 'sixMonths', 181],
    ['2025-12-14', 'sixMonths', 91],
    ['2025-12-15', 'threeMonths', 90],
    ['2026-03-15', 'threeMonths', 0],
    ['2026-03-16', 'over', -1],
  ])('on %s it is %s, %i days', (today, stage, daysLeft) => {
    expect(on(today)).toMatchObject([{ dueOn: '2026-03-15', stage, daysLeft }]);
  });

  test('put off with approval by a year, it is due on 2027-03-15 and is said again six months before', () => {
    const postponed = [term({ postponedTo: '2027-03-15', postponePaper: '清组〔2026〕3号' })];
    expect(on('2026-04-01', postponed)).toMatchObject([{ ends: '2026-03-15', dueOn: '2027-03-15', stage: 'running' }]);
    expect(on('2026-09-15', postponed)).toMatchObject([{ stage: 'sixMonths' }]);
  });

  test.each([
    ['a year and a day is too far (EL-2)', '2027-03-16', '清组〔2026〕3号', 'tooFar'],
    ['a year is not', '2027-03-15', '清组〔2026〕3号', null],
    ['not without a paper', '2026-10-01', ' ', 'noPaper'],
    ['not to a day before its end', '2026-03-15', '清组〔2026〕3号', 'notLater'],
  ])('%s', (_, to, paper, problem) => {
    expect(postponeProblem(day('2026-03-15'), day(to), paper)).toBe(problem);
    expect(on('2026-04-01', [term({ postponedTo: to, postponePaper: paper })])[0]?.dueOn).toBe(problem === null ? to : '2026-03-15');
  });

  test('another branch’s is three years, a township may set the years, a village committee’s is the law’s five', () => {
    expect(on('2024-03-15', [term()], { profile: { village: false, branchType: 'newDomain' } })).toMatchObject([
      { years: 3, dueOn: '2024-03-15' },
    ]);
    expect(termYears('branch', { village: true }, { villageTermYears: 3, otherTermYears: 3 })).toBe(3);
    expect(termYears('village', { village: true }, { villageTermYears: 3, otherTermYears: 3 })).toBe(5);
  });

  test('a temporary branch holds no elections (BR-4)', () => {
    expect(on('2026-04-01', [term()], { profile: { village: true, branchType: 'temporary' } })).toEqual([]);
  });

  test('a new election ends the countdown of the old one', () => {
    expect(on('2026-03-20', [term(), term({ electedOn: '2026-03-18' }, testId(2))])).toMatchObject([
      { electedOn: '2026-03-18', dueOn: '2031-03-18' },
    ]);
    expect(on('2026-03-20', [term({ endedOn: '2026-03-18' })])).toEqual([]);
  });

  test('where no term was written down, the offices tell since when', () => {
    const office = {
      body: OfficeBody.parse({ memberId: testId(3), name: '何家旺', committee: 'branch', title: 'secretary', from: '2021-03-15' }),
    };
    expect(on('2025-09-15', [], { offices: [office] })).toMatchObject([{ id: null, electedOn: '2021-03-15', stage: 'sixMonths' }]);
  });
});

describe('本月要办', () => {
  const due = (today: string, terms = [term()]) => termObligations(facts(terms), day(today), defaultSettings);

  test.each([
    ['2025-09-14', []],
    ['2025-09-15', ['sixMonths']],
    ['2025-12-15', ['threeMonths']],
    ['2026-03-16', ['over']],
  ])('on %s: %j', (today, whats) => {
    expect(due(today).map(({ what }) => what)).toEqual(whats);
  });

  test('each stage is a thing of its own, so what was put off at six months comes back at three', () => {
    const ids = ['2025-09-15', '2025-10-01', '2025-12-20', '2026-04-01'].map((today) => due(today)[0]?.id);
    expect(ids[0]).toBe(ids[1]);
    expect(new Set(ids).size).toBe(3);
    expect(due('2026-03-16')[0]).toMatchObject({ daysLeft: -1, source: { document: 'branchRegulations2018', article: '21' } });
  });
});

test('a term is never at two stages, and never goes back to an earlier one', () => {
  const order = ['running', 'sixMonths', 'threeMonths', 'over'];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 3, max: 5 }),
      fc.integer({ min: -400, max: 400 }),
      (from, years, around) => {
        const ends = termEnds(addDays(localDate('1990-01-01'), from), years);
        const [before, after] = [stageOf(ends, addDays(ends, around)), stageOf(ends, addDays(ends, around + 1))];
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
        expect(latestPostponement(ends)).toBe(addMonths(ends, 12));
      },
    ),
  );
});

describe('the branch’s profile', () => {
  const stored = (id: number, at: string, body: object) => ({
    id: testId(id),
    firstWrittenAt: at as Instant,
    body: BranchProfileBody.parse(body),
  });
  const first = stored(9, '2026-01-01T00:00:00.000Z', { branchType: 'joint', foundedOn: '2001-07-01' });
  const second = stored(1, '2026-01-01T00:00:00.001Z', {
    branchType: 'branch',
    fullName: '石桥村党支部',
    foundedOn: '2009-01-01',
    units: 3,
  });

  test('there is one, however many phones made one: the first stands, filled from the others', () => {
    expect(profileOf([second, first])).toEqual({
      id: first.id,
      body: { ...blankProfile, branchType: 'joint', foundedOn: '2001-07-01', fullName: '石桥村党支部', units: 3 },
    });
    expect(profileOf([])).toBeNull();
  });

  test('every phone reads the same, in whatever order the records came', () => {
    const twins = [
      stored(4, '2026-01-01T00:00:00.000Z', {}),
      first,
      second,
      stored(3, '2026-01-01T00:00:00.000Z', { approvalPaper: '一号' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(twins, { minLength: 4 }), (shuffled) => {
        expect(profileOf(shuffled)).toEqual(profileOf(twins));
      }),
    );
  });
});

describe('old records under the old structure', () => {
  const group = { id: testId(0x61), body: GroupBody.parse({ name: '东片党小组', order: 1, foundedOn: '2020-01-01' }) };
  const renamed = (before: string, after: string, when: string, id = group.id) => ({
    body: StructureEventBody.parse({ change: 'groupRenamed', on: when, structureGroupId: id, before, after }),
  });
  const events = [renamed('第一党小组', '河东党小组', '2023-05-01'), renamed('河东党小组', '东片党小组', '2025-03-01')];

  test.each([
    ['2022-12-31', '第一党小组'],
    ['2023-04-30', '第一党小组'],
    ['2023-05-01', '河东党小组'],
    ['2024-06-20', '河东党小组'],
    ['2025-03-01', '东片党小组'],
  ])('on %s the group was called %s', (when, name) => {
    expect(groupNameOn(group, events, day(when))).toBe(name);
    expect(groupNameOn(group, [...events].reverse(), day(when))).toBe(name);
  });

  test('another group’s change of name, or a mistake mended in the name of today, changes nothing older', () => {
    expect(groupNameOn(group, [renamed('甲', '乙', '2026-01-01', testId(0x62))], day('2024-06-20'))).toBe('东片党小组');
    expect(groupNameOn({ ...group, body: { ...group.body, name: '东片（一）党小组' } }, events, day('2024-06-20'))).toBe('河东党小组');
  });

  test('a group stands from its founding to its dissolution', () => {
    const old = { id: testId(0x63), body: GroupBody.parse({ name: '西片党小组', order: 0, dissolvedOn: '2024-01-01' }) };
    const names = (when: string) => groupsOn([group, old], events, day(when)).map(({ nameThen }) => nameThen);
    expect(names('2019-12-31')).toEqual(['西片党小组']);
    expect(names('2023-12-31')).toEqual(['西片党小组', '河东党小组']);
    expect(names('2024-01-01')).toEqual(['河东党小组']);
  });

  test('the branch, too, was called what it was called', () => {
    const event = { body: StructureEventBody.parse({ change: 'merged', on: '2025-07-01', before: '下坝村党支部', after: '石桥村党支部' }) };
    expect(branchNameOn('石桥村党支部', [event], day('2025-06-30'))).toBe('下坝村党支部');
    expect(branchNameOn('石桥村党支部', [event], day('2025-07-01'))).toBe('石桥村党支部');
  });
});
