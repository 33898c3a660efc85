import { describe, expect, test } from 'vitest';
import { defaultSettings, type Settings } from '#domain/rules/settings.ts';
import { type YearCell, type YearFacts, yearOfBranch } from '#domain/rules/year.ts';
import { day } from '#tests/support/factories.ts';
import { fullYear, sitting } from './year-facts.ts';

const after = day('2027-01-05');
const gaps = (facts: YearFacts, settings: Settings = defaultSettings): string[] =>
  yearOfBranch(facts, 2026, after, settings)
    .filter(({ state }) => state !== 'held')
    .map(({ obligation, span, state, reason }) => [obligation, span.first.slice(0, 7), state, ...(reason ? [reason] : [])].join(' '));
const of = (cells: readonly YearCell[], obligation: string): readonly YearCell[] => cells.filter((cell) => cell.obligation === obligation);
const lessonsAYear = (lessonsPerYear: number): Settings => ({
  ...defaultSettings,
  meetings: { ...defaultSettings.meetings, lessonsPerYear },
});

describe('the year of a branch of 62 with five groups', () => {
  test('shows exactly the gaps that were planted, and nothing else', () => {
    const facts = fullYear(5);
    const planted = {
      ...facts,
      meetings: facts.meetings.filter(
        (one) =>
          !(one.kinds.includes('committee') && one.day.startsWith('2026-02')) &&
          !(one.kinds.includes('assembly') && one.day.startsWith('2026-09')) &&
          !(one.groupId === 'g4' && one.day.startsWith('2026-07')) &&
          !one.kinds.includes('lifeMeeting'),
      ),
      appraisals: [],
    };
    expect(gaps(planted)).toEqual([
      'assembly 2026-07 missing',
      'committee 2026-02 missing',
      'group 2026-07 missing',
      'lifeMeeting 2026-01 missing',
      'appraisal 2026-01 missing',
    ]);
    const july = of(yearOfBranch(planted, 2026, after), 'group')[6];
    expect(july).toMatchObject({ have: 4, need: 5, groupsMissing: ['g4'] });
  });

  test('a meeting whose record lacks something is held and not whole', () => {
    const facts = fullYear(1);
    const lacking = facts.meetings.map((one) =>
      one.kinds.includes('themeDay') && one.day.startsWith('2026-03') ? { ...one, complete: false } : one,
    );
    expect(gaps({ ...facts, meetings: lacking })).toEqual(['themeDay 2026-03 incomplete']);
  });
});

describe('nothing is asked for', () => {
  test('of a committee where there is none, of groups where there are none', () => {
    const facts = fullYear(0);
    const cells = yearOfBranch(
      { ...facts, committeeSeats: [], meetings: facts.meetings.filter((one) => !one.kinds.includes('committee')) },
      2026,
      after,
    );
    expect(new Set(of(cells, 'committee').map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['notAsked noCommittee']));
    expect(new Set(of(cells, 'group').map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(['notAsked noGroups']));
  });

  test('of a committee whose only seats are the secretary’s and his deputy’s', () => {
    const facts = { ...fullYear(1), committeeSeats: [{ leads: true, from: null, until: null }] };
    expect(of(yearOfBranch(facts, 2026, after), 'committee')[0]?.reason).toBe('noCommittee');
  });

  test('of a branch in the month, quarter and year in which it was founded', () => {
    const facts = { ...fullYear(1), branch: { from: day('2026-05-20'), until: null }, meetings: [] };
    const cells = yearOfBranch(facts, 2026, after);
    expect(of(cells, 'themeDay').map(({ state }) => state)).toEqual([...Array(5).fill('notAsked'), ...Array(7).fill('missing')]);
    expect(of(cells, 'assembly').map(({ state }) => state)).toEqual(['notAsked', 'notAsked', 'missing', 'missing']);
    expect(of(cells, 'lifeMeeting')[0]).toMatchObject({ state: 'notAsked', reason: 'branchNew' });
  });

  test('of a group before the month after it was founded', () => {
    const facts = fullYear(1);
    const cells = yearOfBranch({ ...facts, groups: [...facts.groups, { id: 'late', from: day('2026-05-20'), until: null }] }, 2026, after);
    expect(of(cells, 'group').map(({ need }) => need)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('of lessons where the township asks for none', () => {
    expect(new Set(of(yearOfBranch(fullYear(1), 2026, after, lessonsAYear(0)), 'lesson').map(({ reason }) => reason))).toEqual(
      new Set(['setToNone']),
    );
  });
});

test('lessons are asked for by the month, the quarter or the year, as the township’s number divides', () => {
  const cells = (times: number) => of(yearOfBranch(fullYear(1), 2026, after, lessonsAYear(times)), 'lesson');
  expect([cells(12).length, cells(4).length, cells(6).length]).toEqual([12, 4, 1]);
  expect(cells(6)[0]).toMatchObject({ have: 4, need: 6, state: 'missing' });
});

test('a 组织生活会 held in January for the year before counts for that year and not for its own', () => {
  const facts = fullYear(1);
  const others = facts.meetings.filter((one) => !one.kinds.includes('lifeMeeting'));
  const late = { ...facts, meetings: [...others, sitting(800, 'lifeMeeting', '2027-01-12', { forYear: 2026 })] };
  expect(of(yearOfBranch(late, 2026, day('2027-02-01')), 'lifeMeeting')[0]?.state).toBe('held');
  expect(of(yearOfBranch(late, 2027, day('2027-02-01')), 'lifeMeeting')[0]?.state).toBe('due');
});
