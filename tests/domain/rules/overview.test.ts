import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { type BranchFacts, type MeetingFacts, overviewRow, periodOf } from '#domain/rules/overview.ts';

const day = (text: string): LocalDate => text as LocalDate;
const held = (kind: MeetingKind, on: string, more: Partial<MeetingFacts> = {}): MeetingFacts => ({
  id: `${kind} ${on}` as RecordId,
  kinds: [kind],
  groupId: null,
  day: day(on),
  review: 'approved',
  late: false,
  ...more,
});
const branch = (meetings: readonly MeetingFacts[], more: Partial<BranchFacts> = {}): BranchFacts => ({
  meetings,
  groups: [],
  committeeSeats: [],
  ...more,
});
const cell = (facts: BranchFacts, obligation: string, today = '2026-06-13', month = '2026-06') =>
  overviewRow(facts, month as YearMonth, day(today)).find((one) => one.obligation === obligation);
const group = (id: string, from: string | null = null, until: string | null = null) => ({
  id,
  from: from === null ? null : day(from),
  until: until === null ? null : day(until),
});

describe('各村一览', () => {
  test.each([
    ['2026-01', '2026-01-01', '2026-03-31'],
    ['2026-03', '2026-01-01', '2026-03-31'],
    ['2026-06', '2026-04-01', '2026-06-30'],
    ['2024-02', '2024-01-01', '2024-03-31'],
    ['2026-12', '2026-10-01', '2026-12-31'],
  ])('the quarter of %s runs from %s to %s', (month, first, last) => {
    expect(periodOf({ period: 'quarter' }, month as YearMonth)).toEqual({ first, last });
  });

  test.each([
    ['approved when the township approved it', {}, 'approved'],
    ['delivered while the township has not read it', { review: 'submitted' }, 'delivered'],
    ['delivered when it was mended', { review: 'resubmitted' }, 'delivered'],
    ['late when it was written down late and not yet approved', { review: 'submitted', late: true }, 'late'],
    ['approved even when it was written down late', { late: true }, 'approved'],
    ['returned while it waits to be mended', { review: 'returned' }, 'returned'],
  ] as const)('an assembly is %s', (_what, more, state) => {
    expect(cell(branch([held('assembly', '2026-04-20', more)]), 'assembly')).toMatchObject({
      state,
      have: 1,
      need: 1,
      day: '2026-04-20',
      daysLeft: null,
    });
  });

  test.each([
    ['2026-06-13', 'open', 17],
    ['2026-06-30', 'open', 0],
    ['2026-07-01', 'overdue', null],
  ])('on %s an assembly not held this quarter is %s', (today, state, daysLeft) => {
    expect(cell(branch([held('assembly', '2026-03-31'), held('assembly', '2026-07-01')]), 'assembly', today)).toMatchObject({
      state,
      daysLeft,
      have: 0,
      need: 1,
      records: [],
    });
  });

  test('of two assemblies the better one speaks for the quarter', () => {
    expect(
      cell(
        branch([held('assembly', '2026-04-20', { review: 'returned' }), held('assembly', '2026-05-20', { review: 'submitted' })]),
        'assembly',
      ),
    ).toMatchObject({ state: 'delivered', day: '2026-05-20' });
  });

  test('a sitting that counts for two obligations shows in both', () => {
    const facts = branch([held('themeDay', '2026-06-05', { kinds: ['themeDay', 'lesson'] })]);
    expect([cell(facts, 'themeDay')?.state, cell(facts, 'lesson')?.state]).toEqual(['approved', 'approved']);
  });

  test('a branch without a committee owes no committee meeting; a secretary alone is no committee', () => {
    const seat = (leads: boolean, from: string, until: string | null = null) => ({
      leads,
      from: day(from),
      until: until === null ? null : day(until),
    });
    expect(cell(branch([]), 'committee')?.state).toBe('none');
    expect(cell(branch([], { committeeSeats: [seat(true, '2024-01-01')] }), 'committee')?.state).toBe('none');
    expect(cell(branch([], { committeeSeats: [seat(false, '2024-01-01', '2026-05-31')] }), 'committee')?.state).toBe('none');
    expect(cell(branch([], { committeeSeats: [seat(true, '2024-01-01'), seat(false, '2024-01-01')] }), 'committee')?.state).toBe('open');
  });

  test('every group that stood in the month owes a meeting, one counted once', () => {
    const groups = [
      group('a'),
      group('b', '2026-06-20'),
      group('c', null, '2026-06-01'),
      group('gone', null, '2026-05-31'),
      group('later', '2026-07-01'),
    ];
    const meetings = [
      held('group', '2026-06-02', { groupId: 'a' }),
      held('group', '2026-06-09', { groupId: 'a' }),
      held('group', '2026-06-03', { groupId: 'gone' }),
    ];
    expect(cell(branch(meetings, { groups }), 'group')).toMatchObject({ state: 'open', have: 1, need: 3 });
    expect(cell(branch([], {}), 'group')?.state).toBe('none');
  });

  test('the worst group speaks for the branch once all have met', () => {
    const groups = [group('a'), group('b')];
    const meetings = [held('group', '2026-06-02', { groupId: 'a' }), held('group', '2026-06-03', { groupId: 'b', review: 'returned' })];
    expect(cell(branch(meetings, { groups }), 'group')).toMatchObject({ state: 'returned', have: 2, need: 2 });
  });

  test('before the rules came into force nothing was owed', () => {
    expect(overviewRow(branch([]), '2018-09' as YearMonth, day('2026-06-13'))).toEqual([]);
  });
});
