import { describe, expect, test } from 'vitest';
import type { GroupId } from '#domain/kernel/ids.ts';
import { meetingObligations, type Planned } from '#domain/meetings/obligations.ts';
import { mostPressingFirst, type Obligation } from '#domain/rules/obligation.ts';
import { day, testId } from '#tests/support/factories.ts';

const today = day('2026-06-18');
const first = testId(1) as GroupId;
const plan = (given: Partial<Planned>): Planned => ({
  id: testId(9),
  meetingKind: 'assembly',
  groupId: null,
  plannedOn: day('2026-06-24'),
  place: '村部',
  calledOff: '',
  ...given,
});
const due = (plans: readonly Planned[] = [], groupIds: readonly GroupId[] = []) =>
  meetingObligations({ meetings: [], groupIds, hasCommittee: false, groupNames: new Map([[first, '第一组']]), plans }, today);
const assembly = (plans: readonly Planned[]) => due(plans).find(({ facts }) => facts['meetingKind'] === 'assembly');

describe('meetings in 本月要办', () => {
  test('each has a name of its own that stays the same, the group and the period in it', () => {
    const ids = due([], [first, testId(2) as GroupId]).map(({ id }) => id);
    expect(ids).toContain('meeting:assembly:2026-Q2');
    expect(ids).toContain(`meeting:group:${first}:2026-06`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('each says the article it comes from', () => {
    expect(assembly([])?.source).toEqual({ document: 'branchRegulations2018', article: '11' });
  });

  test.each([
    [[], 'open', null],
    [[plan({})], 'planned', testId(9)],
    [[plan({ place: ' ' })], 'plannedNoPlace', testId(9)],
    [[plan({ plannedOn: day('2026-06-18') })], 'toRecord', testId(9)],
    [[plan({ plannedOn: day('2026-07-02') })], 'open', null],
    [[plan({ calledOff: '下大雨' })], 'open', null],
    [[plan({ meetingKind: 'lesson' })], 'open', null],
    [[plan({ id: testId(8), plannedOn: day('2026-06-28') }), plan({})], 'planned', testId(9)],
  ] as [Planned[], string, string | null][])('what is planned is said instead of 还没有记录: %#', (plans, what, opens) => {
    expect(assembly(plans)).toMatchObject({ what, opens });
  });

  test("another group's plan does not answer for this one", () => {
    const found = due([plan({ meetingKind: 'group', groupId: testId(2) as GroupId })], [first]).find(
      ({ facts }) => facts['groupId'] === first,
    );
    expect(found).toMatchObject({ what: 'open', facts: { group: '第一组' } });
  });
});

test('days left come first, then the order of the register', () => {
  const one = (subject: Obligation['subject'], daysLeft: number): Obligation => ({
    id: `${subject}${daysLeft}`,
    subject,
    what: 'open',
    facts: {},
    opens: null,
    dueOn: today,
    daysLeft,
    source: { document: 'townshipSetting', article: null },
  });
  const sorted = mostPressingFirst([one('matter', 3), one('dues', -2), one('meeting', 3), one('dues', 3)]);
  expect(sorted.map(({ id }) => id)).toEqual(['dues-2', 'meeting3', 'dues3', 'matter3']);
});
