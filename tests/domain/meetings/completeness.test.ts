import { describe, expect, test } from 'vitest';
import type { ClockTime } from '#domain/kernel/local-date.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { openParts } from '#domain/meetings/completeness.ts';
import { blankMeeting, blankVote } from '#domain/meetings/draft.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';

const today = localDate('2026-06-20');
const roll: Record<string, RollClass> = { a: 'counted', b: 'counted', c: 'counted', d: 'counted', e: 'counted' };
const here = { state: 'present', reason: '' } as const;
const person = (name: string) => ({ memberId: null, name });

const complete: MeetingBody = {
  ...blankMeeting('committee', localDate('2026-06-18'), null),
  startedAt: '14:30' as ClockTime,
  place: '村部会议室',
  chair: person('陈守田'),
  recorder: person('李秀兰'),
  attendance: { a: here, b: here, c: here, d: here, e: { state: 'leave', reason: '生病' } },
  topics: { t: { order: 0, text: '清理主渠' } },
  notes: '何家旺汇报了主渠淤积的情况。',
  decisions: {
    d: {
      order: 0,
      text: '同意清理主渠',
      ownerName: '何家旺',
      dueOn: null,
      vote: { ...blankVote('ordinary', false), inFavour: 4 },
    },
  },
};
const codes = (body: MeetingBody) => openParts(body, roll, today).map((part) => part.code);

describe('the questions before handing in', () => {
  test('complete minutes raise none', () => {
    expect(codes(complete)).toEqual([]);
  });

  test('a committee record with date, place, names and text lacks chair, recorder and vote', () => {
    const decisions = { d: { order: 0, text: '同意', ownerName: '', dueOn: null, vote: null } };
    expect(codes({ ...complete, chair: null, recorder: null, decisions })).toEqual(['chair', 'recorder', 'vote']);
  });

  test.each<[string, Partial<MeetingBody>, string[]]>([
    ['no time', { startedAt: null }, ['time']],
    ['blanks are not a place', { place: '  ' }, ['place']],
    ['leave without a reason', { attendance: { ...complete.attendance, e: { state: 'leave', reason: '' } } }, ['reasons']],
    ['one person nobody marked', { attendance: { a: here, b: here, c: here, d: here } }, ['unmarked']],
    ['a topic without words', { topics: { t: { order: 0, text: ' ' } } }, ['topics']],
    ['no notes', { notes: '' }, ['notes']],
    ['nothing decided and nothing voted', { decisions: {} }, ['decisions', 'vote']],
    ['a day that has not come', { heldOn: localDate('2026-06-21') }, ['future']],
  ])('%s', (_, change, expected) => {
    expect(codes({ ...complete, ...change })).toEqual(expected);
  });

  test('a 党课 asks for its title and its lecturer, and for no decision', () => {
    expect(codes({ ...complete, meetingKind: 'lesson', decisions: {} })).toEqual(['theme', 'lecturer']);
  });

  test('a 党小组会 asks which group', () => {
    expect(codes({ ...complete, meetingKind: 'group', decisions: {} })).toEqual(['group']);
  });

  test('more votes than people is asked about, with the numbers', () => {
    const decisions = {
      d: {
        order: 0,
        text: '同意',
        ownerName: '',
        dueOn: null,
        vote: { ...blankVote('ordinary', false), inFavour: 5 },
      },
    } as const;
    expect(openParts({ ...complete, decisions }, roll, today)).toEqual([
      { code: 'voteFault', field: 'decisions', facts: { total: 5, present: 4 } },
    ]);
  });

  test('a vote that too few people took is asked about', () => {
    const away = { state: 'absent', reason: '外出务工' } as const;
    const decisions = {
      d: {
        order: 0,
        text: '同意',
        ownerName: '',
        dueOn: null,
        vote: { ...blankVote('ordinary', false), inFavour: 2 },
      },
    } as const;
    expect(codes({ ...complete, decisions, attendance: { a: here, b: here, c: away, d: away, e: away } })).toEqual(['voteNoQuorum']);
  });

  test('an empty record is told everything at once, in the order of the form', () => {
    expect(openParts(blankMeeting('assembly', today, null), {}, today).map((part) => part.code)).toEqual([
      'time',
      'place',
      'chair',
      'recorder',
      'due',
      'topics',
      'notes',
      'decisions',
      'vote',
    ]);
  });
});
