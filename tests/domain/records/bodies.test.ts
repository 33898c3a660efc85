import { describe, expect, test } from 'vitest';
import { CandidateBody } from '#domain/records/candidate.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import { MemberBody } from '#domain/records/member.ts';
import { kindOf } from '#domain/records/registry.ts';
import { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';

const aMember = { name: '陈守田', sex: '1', status: 'formal' } as const;

describe('a member', () => {
  test.each(['𠮷田', '王䶮', '古丽娜尔·玉素甫', '阿依努尔·艾山江·买买提', '刘𬱖', '欧阳震华', 'Ａ', '李'])(
    '%s is kept exactly as registered',
    (name) => {
      expect(MemberBody.parse({ ...aMember, name }).name).toBe(name);
    },
  );

  test.each([
    ['', 'an empty name'],
    [' 陈守田', 'a leading space'],
    ['陈\u202e守田', 'a bidi override'],
    ['陈\u200b守田', 'a zero-width space'],
    ['陈\n守田', 'a line break'],
    ['字'.repeat(51), 'more than 50 characters'],
  ])('%j is refused: %s', (name) => {
    expect(MemberBody.safeParse({ ...aMember, name }).success).toBe(false);
  });

  test('fifty rare characters are fifty, though each takes two units', () => {
    expect(MemberBody.safeParse({ ...aMember, name: '𠮷'.repeat(50) }).success).toBe(true);
  });

  test('there is no field for an ID number, and an unknown field is refused', () => {
    expect(MemberBody.safeParse({ ...aMember, idNumber: '11010519491231002X' }).success).toBe(false);
  });

  test.each(['00', '57', '99', '1', 'xx'])('%j is no ethnic group of GB/T 3304', (ethnicity) => {
    expect(MemberBody.safeParse({ ...aMember, ethnicity }).success).toBe(false);
  });

  test('a day that does not exist is refused', () => {
    expect(MemberBody.safeParse({ ...aMember, joinedOn: '2001-02-30' }).success).toBe(false);
  });
});

describe('a meeting', () => {
  test('needs only its kind and day, so that it can be handed in as far as it is known', () => {
    expect(MeetingBody.parse({ meetingKind: 'committee', heldOn: '2026-06-05' })).toMatchObject({
      attendance: {},
      decisions: {},
      notes: '',
    });
  });

  test.each([
    [{ attendance: { x: { state: 'present' } } }, 'a key that is no id'],
    [{ attendance: { '01926f3e-0000-7000-8000-00000000000a': { state: 'late' } } }, 'an unknown state'],
    [{ startedAt: '25:00' }, 'an impossible time'],
    [{ notes: 'x'.repeat(20_001) }, 'minutes longer than a book'],
    [{ photos: [] }, 'a field that is not ours'],
  ] as [object, string][])('%j is refused: %s', (part) => {
    expect(MeetingBody.safeParse({ meetingKind: 'committee', heldOn: '2026-06-05', ...part }).success).toBe(false);
  });
});

test('a kind this version does not know is undefined, also when it is named like a built-in', () => {
  expect([kindOf('visit2'), kindOf('constructor'), kindOf('__proto__'), kindOf('toString')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe('the lines of the other two registers', () => {
  const sponsor = (n: number) => ({ memberId: `01926f3e-0000-7000-8000-00000000000${n}`, name: '陈守田' });

  test('somebody who applied has one or two sponsors, never three', () => {
    const of = (count: number) =>
      CandidateBody.safeParse({ name: '向䶮', sex: '2', sponsors: [1, 2, 3].slice(0, count).map(sponsor) }).success;
    expect([0, 1, 2, 3].map(of)).toEqual([true, true, true, false]);
  });

  test('a candidate is found under his sponsors', () => {
    const body = CandidateBody.parse({ name: '向䶮', sex: '2', sponsors: [sponsor(1), { memberId: null, name: '周永' }] });
    expect(kindOf('candidate')?.membersOf(body)).toEqual([sponsor(1).memberId]);
  });

  test('a reserve cadre needs a name and where he comes from, and has no room for what he is like', () => {
    expect(ReserveCadreBody.safeParse({ name: '向䶮', sex: '1', origin: 'veteran' }).success).toBe(true);
    expect(ReserveCadreBody.safeParse({ name: '向䶮', sex: '1' }).success).toBe(false);
    expect(ReserveCadreBody.safeParse({ name: '向䶮', sex: '1', origin: 'veteran', character: '老实' }).success).toBe(false);
  });
});
