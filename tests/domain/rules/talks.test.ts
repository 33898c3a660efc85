import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { TalkBody } from '#domain/records/talk.ts';
import { type TalkHeld, talkCoverage } from '#domain/rules/talks.ts';
import { talkObligations } from '#domain/talks/obligations.ts';
import { day, testId } from '#tests/support/factories.ts';

const id = (n: number) => testId(n) as MemberId;
const committee = [1, 2, 3, 4, 5].map(id);
const members = Array.from({ length: 29 }, (_, i) => id(10 + i));
const talk = (by: MemberId, other: MemberId, talkedOn = '2026-05-08'): TalkHeld => ({ talkedOn: day(talkedOn), by, with: other });
const at = <T>(list: readonly T[], i: number): T => list[i] as T;

describe('谈心谈话 of a year', () => {
  test('five of the committee and 29 others: one pair, two members and four members are open', () => {
    const pairs = committee.flatMap((one, i) => committee.slice(i + 1).map((two) => talk(one, two))).slice(1);
    const byCommittee = members.slice(2).map((member, i) => talk(at(committee, i % 5), member));
    const among = members.slice(4).map((member, i, all) => talk(member, at(all, (i + 1) % all.length)));
    const open = talkCoverage({ committee, members }, [...pairs, ...byCommittee, ...among], 2026);
    expect(open.pairsOpen).toEqual([[id(1), id(2)]]);
    expect(open.withCommitteeOpen).toEqual([id(10), id(11)]);
    expect(open.amongMembersOpen).toEqual([id(10), id(11), id(12), id(13)]);
    expect([open.pairsDone, open.withCommitteeDone, open.amongMembersDone]).toEqual([9, 27, 25]);
  });

  test("last year's talks, a talk with oneself and one with a visitor count for nothing", () => {
    const none = talkCoverage({ committee, members }, [], 2026);
    const talks = [talk(id(1), id(2), '2025-12-31'), talk(id(3), id(3)), { talkedOn: day('2026-02-01'), by: id(1), with: null }];
    expect(talkCoverage({ committee, members }, talks, 2026)).toEqual(none);
  });

  test('a branch with one secretary and no second member owes no pair and no talk among members', () => {
    const open = talkCoverage({ committee: [id(1)], members: [id(1), id(9)] }, [], 2026);
    expect([open.pairsOpen, open.withCommitteeOpen, open.amongMembersOpen]).toEqual([[], [id(9)], []]);
  });

  test('one more talk never opens anything, and order and direction do not matter', () => {
    const anyone = fc.constantFrom(...committee, ...members.slice(0, 6));
    const anyTalk = fc.tuple(anyone, anyone).map(([a, b]) => talk(a, b));
    const size = (talks: readonly TalkHeld[]): number => {
      const open = talkCoverage({ committee, members: members.slice(0, 6) }, talks, 2026);
      return open.pairsOpen.length + open.withCommitteeOpen.length + open.amongMembersOpen.length;
    };
    fc.assert(
      fc.property(fc.array(anyTalk, { maxLength: 30 }), anyTalk, (talks, more) => {
        expect(size([...talks, more])).toBeLessThanOrEqual(size(talks));
        expect(size([...talks].reverse().map(({ talkedOn, by, with: other }) => ({ talkedOn, by: other, with: by })))).toBe(size(talks));
      }),
    );
  });
});

describe('谈心谈话 in 本月要办', () => {
  const person = (n: number) => ({ memberId: id(n), name: `党员${n}` });
  const body = (given: object) => ({
    id: testId(77),
    body: TalkBody.parse({ talkedOn: '2026-05-08', by: person(1), with: person(2), ...given }),
  });
  const people = { committee: [id(1), id(2)], members: [id(1), id(2)] };

  test('the yearly round is asked for from October on, with what is open', () => {
    expect(talkObligations({ people, talks: [] }, day('2026-09-30'))).toEqual([]);
    expect(talkObligations({ people, talks: [] }, day('2026-10-01'))[0]).toMatchObject({
      id: 'talk:coverage:2026',
      daysLeft: 91,
      facts: { pairs: 1 },
    });
    expect(talkObligations({ people, talks: [body({})] }, day('2026-10-01'))).toEqual([]);
  });

  test.each([
    ['2026-06-01', 1],
    ['2026-05-31', 0],
    ['2026-07-10', 1],
  ] as const)('what was promised for 20 June is seen on %s: %i', (today, count) => {
    expect(talkObligations({ people, talks: [body({ followUpOn: '2026-06-20' })] }, day(today))).toHaveLength(count);
    expect(talkObligations({ people, talks: [body({ followUpOn: '2026-06-20', followedUpOn: '2026-05-30' })] }, day(today))).toHaveLength(
      0,
    );
  });

  test('there is no field for what was said', () => {
    for (const field of ['content', 'notes', 'text', 'note'])
      expect(TalkBody.safeParse({ talkedOn: '2026-05-08', by: person(1), with: person(2), [field]: '说了什么' }).success).toBe(false);
    expect(Object.keys(TalkBody.shape)).toEqual(['talkedOn', 'by', 'with', 'occasion', 'followUpOn', 'followedUpOn']);
  });
});
