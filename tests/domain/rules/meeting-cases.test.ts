import { describe, expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { openParts } from '#domain/meetings/completeness.ts';
import { blankMeeting } from '#domain/meetings/draft.ts';
import { kindsCounted } from '#domain/meetings/kinds-counted.ts';
import type { RollClass } from '#domain/records/meeting.ts';
import { rollOn } from '#domain/roster/roll.ts';
import { setupHints } from '#domain/roster/setup.ts';
import { isGraded } from '#domain/rules/appraisal.ts';
import { electionOutcome, leastCandidates } from '#domain/rules/elections.ts';
import { hoursVerdict } from '#domain/rules/hours.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { talkCoverage } from '#domain/rules/talks.ts';
import { outcome, quorum } from '#domain/rules/votes.ts';
import { yearMet, yearOfBranch } from '#domain/rules/year.ts';
import { day, meetingBody, memberBody, testId } from '#tests/support/factories.ts';
import { fullYear } from './year-facts.ts';

const held = day('2026-09-10');
const people = (count: number, first: number): string[] => Array.from({ length: count }, (_, i) => testId(first + i));

// The worked cases of the rules (D1 to D29), each with its verdict.
describe('the worked cases of organisational life', () => {
  test('D1: four assemblies, the committee, three groups and the theme day every month, life meeting and appraisal: the year is met', () => {
    const cells = yearOfBranch(fullYear(3), 2026, day('2027-01-01'));
    expect(yearMet(cells)).toBe(true);
    expect(cells.filter(({ state }) => state !== 'held')).toEqual([]);
  });

  test('D3: no assembly in the third quarter by 15 September is due, with 15 days left, and no breach', () => {
    const facts = fullYear(3);
    const none = { ...facts, meetings: facts.meetings.filter((one) => !one.kinds.includes('assembly') || one.day < '2026-07-01') };
    const third = (today: string) => yearOfBranch(none, 2026, day(today)).filter(({ obligation }) => obligation === 'assembly')[2];
    expect(third('2026-09-15')).toMatchObject({ state: 'due', daysLeft: 15 });
    expect(third('2026-09-30')).toMatchObject({ state: 'due', daysLeft: 0 });
    expect(third('2026-10-01')).toMatchObject({ state: 'missing', daysLeft: null });
    expect(third('2026-06-30')).toMatchObject({ state: 'ahead' });
  });

  test('D5: a committee that met in every month but February lacks February and nothing else', () => {
    const facts = fullYear(3);
    const without = {
      ...facts,
      meetings: facts.meetings.filter((one) => !(one.kinds.includes('committee') && one.day.startsWith('2026-02'))),
    };
    const missing = yearOfBranch(without, 2026, day('2027-01-01')).filter(({ state }) => state !== 'held');
    expect(missing).toMatchObject([
      {
        obligation: 'committee',
        state: 'missing',
        span: { first: '2026-02-01', last: '2026-02-28' },
        source: { document: 'branchRegulations2018', article: '12' },
      },
    ]);
  });

  test('D7: seven formal members without a committee are a hint with its article', () => {
    const members = people(7, 1).map((id) => ({ id, body: memberBody() }));
    const offices = [
      {
        body: {
          memberId: testId(1),
          name: '王建国',
          committee: 'branch',
          title: 'secretary',
          from: day('2024-01-01'),
          until: null,
          approvedOn: null,
          note: '',
        },
      },
    ] as const;
    const hints = (count: number) =>
      setupHints({ members: members.slice(0, count), offices: offices as never, groups: [] }, held).map(({ code }) => code);
    expect(hints(7)).toContain('committeeMissing');
    expect(hints(6)).not.toContain('committeeMissing');
  });

  test('D9: 14 of 28 due may hold an ordinary vote, and 14 in favour do not pass it', () => {
    expect(quorum('ordinary', { due: 28, present: 14 }, held).held).toBe(true);
    expect(outcome('ordinary', { inFavour: 14 }, { due: 28, present: 14 }, held).code).toBe('notPassed');
    expect(outcome('ordinary', { inFavour: 15 }, { due: 28, present: 15 }, held).code).toBe('passed');
  });

  test('D11: the same 14 may not vote on an admission; written opinions are votes and never attendance', () => {
    expect(outcome('admission', { inFavour: 14 }, { due: 28, present: 14 }, held).code).toBe('noQuorum');
    const written = { inFavour: 1, against: 0, abstained: 0 };
    expect(outcome('admission', { inFavour: 14, written }, { due: 28, present: 14 }, held).code).toBe('noQuorum');
    expect(outcome('admission', { inFavour: 14, written }, { due: 28, present: 15 }, held).code).toBe('passed');
    expect(outcome('ordinary', { inFavour: 14, written }, { due: 28, present: 15 }, held).code).toBe('notPassed');
  });

  test('D13: of 34 members 28 are due with a vote; those away without both papers stay in the number', () => {
    const excuse = { reason: 'bedridden', consentOn: '2026-01-10', consentPaper: '镇组〔2026〕3号', assemblyOn: '2026-01-20' } as const;
    const members = [
      ...people(26, 1).map((id) => ({ id, body: memberBody() })),
      ...people(2, 40).map((id) => ({ id, body: memberBody({ away: null }) })),
      ...people(1, 50).map((id) => ({ id, body: memberBody({ rights: 'onProbation', rightsUntil: '2027-01-01' }) })),
      ...people(3, 60).map((id) => ({ id, body: memberBody({ excuse }) })),
      ...people(2, 70).map((id) => ({ id, body: memberBody({ status: 'probationary', formalOn: null, joinedOn: '2026-03-01' }) })),
    ];
    const classes = Object.values(rollOn(members, held));
    expect(classes).toHaveLength(34);
    expect(classes.filter((one: RollClass) => one === 'counted')).toHaveLength(28);
  });

  test.each([
    [40, 31, false],
    [40, 32, true],
    [33, 26, false],
    [33, 27, true],
  ])('D15: an election with %i due and %i there: held is %s', (due, present, expected) => {
    expect(quorum('election', { due, present }, held).held).toBe(expected);
  });

  test('D17: of 40 due and 33 there, 22 votes elect, 20 and 17 do by one reading only, 16 by none', () => {
    const candidates = Object.entries({ A: 22, B: 20, C: 17, D: 16 }).map(([id, votes]) => ({ id, votes }));
    const election = { seats: 3, candidates, given: 33, returned: 33 };
    const strict = electionOutcome(election, { due: 40, present: 33 }, held, { electedByHalfOf: 'due' });
    expect(strict).toMatchObject({ code: 'open', result: { elected: ['A'], needed: 21, open: 2 }, doubtful: ['B', 'C'] });
    const loose = electionOutcome(election, { due: 40, present: 33 }, held, { electedByHalfOf: 'present' });
    expect(loose).toMatchObject({ code: 'complete', result: { elected: ['A', 'B', 'C'], needed: 17 }, byDue: { elected: ['A'] } });
  });

  test('D19: a village committee elected on 15 March 2021 is due on 15 March 2026, asked about from 15 September 2025, over the day after', () => {
    const member = { id: testId(1), body: memberBody() };
    const office = {
      memberId: testId(1),
      name: '王建国',
      committee: 'branch',
      title: 'secretary',
      from: day('2021-03-15'),
      until: null,
      approvedOn: null,
      note: '',
    };
    const codes = (on: string): string[] =>
      setupHints({ members: [member], offices: [{ body: office }] as never, groups: [] }, day(on)).map(({ code }) => code);
    expect(codes('2025-09-14')).not.toContain('termEnding');
    expect(codes('2025-09-15')).toContain('termEnding');
    expect(codes('2026-03-15')).not.toContain('termOver');
    expect(codes('2026-03-16')).toContain('termOver');
  });

  test('D21: a member on probation takes part and is not graded', () => {
    expect([isGraded(true), isGraded(false)]).toEqual([false, true]);
  });

  test('D23: one day for three kinds counts for each that has its own topic, and for one where the township says so', () => {
    const topic = (order: number) => ({ [testId(order + 1)]: { order, text: `第 ${order + 1} 项` } });
    const day23 = meetingBody({
      meetingKind: 'themeDay',
      alsoCounts: ['lesson', 'assembly'],
      heldOn: '2026-09-10',
      topics: { ...topic(0), ...topic(1), ...topic(2) },
    });
    expect(kindsCounted(day23, defaultSettings.meetings)).toEqual(['themeDay', 'lesson', 'assembly']);
    expect(kindsCounted({ ...day23, topics: topic(0) }, defaultSettings.meetings)).toEqual(['themeDay']);
    expect(kindsCounted(day23, { oneSittingMayCountForMany: false })).toEqual(['themeDay']);
  });

  test('D25: talks lack one pair of the committee, two members nobody of it talked to, four without another member', () => {
    const seats = people(5, 1) as MemberId[];
    const others = people(29, 20) as MemberId[];
    const pairs = seats.flatMap((a, i) => seats.slice(i + 1).map((b) => ({ a, b })));
    const talks = [
      ...pairs.slice(1),
      ...others.slice(2).map((b) => ({ a: seats[0] as MemberId, b })),
      ...others.slice(4).map((a, i, all) => ({ a, b: all[(i + 1) % all.length] as MemberId })),
    ];
    const on = (list: typeof talks) => list.map(({ a, b }) => ({ talkedOn: held, by: a, with: b }));
    const verdict = talkCoverage({ committee: seats, members: others }, on(talks), 2026);
    expect([verdict.pairsOpen.length, verdict.withCommitteeOpen.length, verdict.amongMembersOpen.length]).toEqual([1, 2, 4]);
    const turned = talks.toReversed().map(({ a, b }) => ({ a: b, b: a }));
    expect(talkCoverage({ committee: seats, members: others }, on(turned), 2026)).toEqual(verdict);
  });

  test.each([
    ['member', 30, 0, { met: false, short: 2, withoutCourse: false }],
    ['secretary', 60, 0, { met: false, short: 0, withoutCourse: true }],
    ['committee', 54, 1, { met: false, short: 2, withoutCourse: false }],
    ['member', 32, 0, { met: true, short: 0, withoutCourse: false }],
    ['secretary', 56, 1, { met: true, short: 0, withoutCourse: false }],
  ] as const)('D27: a %s with %i hours and %i courses', (learner, hours, courses, expected) => {
    expect(hoursVerdict(learner, { hours, courses })).toMatchObject(expected);
  });

  test('D29: a committee entry with day, place, names and text lacks who led, who wrote and the vote', () => {
    const roll = Object.fromEntries(people(5, 1).map((id) => [id, 'counted' as const]));
    const body = {
      ...blankMeeting('committee', held, null),
      place: '村部',
      startedAt: '19:30' as never,
      roll,
      attendance: Object.fromEntries(Object.keys(roll).map((id) => [id, { state: 'present' as const, reason: '' }])),
      topics: { [testId(90)]: { order: 0, text: '水渠' } },
      notes: '大家说先修东渠。',
      decisions: { [testId(91)]: { order: 0, text: '先修东渠', ownerName: '', dueOn: null, vote: null } },
    };
    expect(openParts(body, roll, day('2026-09-11')).map(({ code }) => code)).toEqual(['chair', 'recorder', 'vote']);
  });
});

describe('the numbers around them', () => {
  test.each([
    [3, 4],
    [4, 5],
    [5, 6],
    [7, 9],
  ])('%i seats ask for %i candidates', (seats, candidates) => {
    expect(leastCandidates(seats)).toBe(candidates);
  });
});
