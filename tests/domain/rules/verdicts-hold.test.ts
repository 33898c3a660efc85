import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MeetingKind } from '#domain/records/meeting.ts';
import { electionOutcome } from '#domain/rules/elections.ts';
import { outcome, quorum, type VoteSubject } from '#domain/rules/votes.ts';
import { type YearCell, type YearFacts, type YearMeeting, yearOfBranch } from '#domain/rules/year.ts';
import { day, recordId } from '#tests/support/factories.ts';

const today = fc.integer({ min: 0, max: 499 }).map((n) => day(new Date(Date.UTC(2025, 10, 1) + n * 86_400_000).toISOString().slice(0, 10)));
const aDay = fc.integer({ min: 0, max: 364 }).map((n) => day(new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)));
const groupId = fc.constantFrom('g1', 'g2', null);
const aMeeting: fc.Arbitrary<Omit<YearMeeting, 'id'>> = fc.record({
  kinds: fc.uniqueArray(fc.constantFrom(...MeetingKind.options), { minLength: 1, maxLength: 3 }),
  groupId,
  day: aDay,
  forYear: fc.constantFrom(null, 2025, 2026),
  complete: fc.boolean(),
});
const standing = fc.record({ from: fc.option(aDay), until: fc.option(aDay) });
const aYear: fc.Arbitrary<YearFacts> = fc
  .record({
    branch: standing,
    meetings: fc.array(aMeeting, { maxLength: 40 }),
    groups: fc.constantFrom(
      [],
      [{ id: 'g1', from: null, until: null }],
      [
        { id: 'g1', from: null, until: null },
        { id: 'g2', from: day('2026-04-10'), until: null },
      ],
    ),
    committeeSeats: fc.array(fc.record({ leads: fc.boolean(), from: fc.option(aDay), until: fc.option(aDay) }), { maxLength: 3 }),
    appraisals: fc.array(fc.record({ id: fc.constant(recordId(999)), year: fc.constantFrom(2025, 2026), complete: fc.boolean() }), {
      maxLength: 2,
    }),
  })
  .map((facts) => ({ ...facts, meetings: facts.meetings.map((meeting, i) => ({ ...meeting, id: recordId(i) })) }));

const worth: Readonly<Record<YearCell['state'], number>> = { missing: 0, due: 1, ahead: 1, incomplete: 2, held: 3, notAsked: 3 };

describe('a year', () => {
  test('is judged the same whatever order its meetings were entered in', () => {
    fc.assert(
      fc.property(
        aYear.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts.meetings], { minLength: facts.meetings.length })),
        ),
        today,
        ([facts, shuffled], now) => {
          expect(yearOfBranch({ ...facts, meetings: shuffled }, 2026, now)).toEqual(yearOfBranch(facts, 2026, now));
        },
      ),
    );
  });

  test('never comes out worse for one meeting more', () => {
    fc.assert(
      fc.property(aYear, aMeeting, today, (facts, more, now) => {
        const before = yearOfBranch(facts, 2026, now);
        const after = yearOfBranch({ ...facts, meetings: [...facts.meetings, { ...more, id: recordId(777) }] }, 2026, now);
        after.forEach((cell, i) => {
          const was = before[i] as YearCell;
          expect(worth[cell.state], `${cell.obligation} ${cell.span.first}`).toBeGreaterThanOrEqual(worth[was.state]);
        });
      }),
    );
  });
});

describe('a vote', () => {
  const counts = fc.record({ due: fc.integer({ min: 0, max: 200 }), present: fc.integer({ min: 0, max: 200 }) });

  test('never passes without enough people, whatever was written in beforehand', () => {
    const subject = fc.constantFrom<VoteSubject>('ordinary', 'admission', 'committee', 'election');
    fc.assert(
      fc.property(subject, counts, fc.nat(300), fc.nat(300), aDay, (what, there, inFavour, inWriting, on) => {
        const written = { inFavour: inWriting, against: 0, abstained: 0 };
        const verdict = outcome(what, { inFavour, written }, there, on);
        if (!quorum(what, there, on).held) expect(verdict.code).toBe('noQuorum');
        if (verdict.code === 'passed') expect(there.present * 2).toBeGreaterThanOrEqual(there.due);
      }),
    );
  });

  test('of election elects nobody without enough people, never more than seats, and by the stricter reading nobody the looser would not', () => {
    const candidates = fc.array(fc.nat(200), { maxLength: 9 }).map((votes) => votes.map((v, i) => ({ id: `c${i}`, votes: v })));
    fc.assert(
      fc.property(counts, candidates, fc.integer({ min: 1, max: 7 }), aDay, (there, standing, seats, on) => {
        const verdict = electionOutcome({ seats, candidates: standing, given: null, returned: null }, there, on, {
          electedByHalfOf: 'due',
        });
        if (!quorum('election', there, on).held) expect([verdict.code, verdict.result.elected]).toEqual(['noQuorum', []]);
        expect(verdict.result.elected.length).toBeLessThanOrEqual(seats);
        const loose = [...verdict.byPresent.elected, ...verdict.byPresent.tied];
        if (there.present <= there.due) for (const id of verdict.byDue.elected) expect(loose).toContain(id);
      }),
    );
  });

  test('of election ties over the last seat: those tied are voted on again, whoever has more is in', () => {
    const verdict = electionOutcome(
      {
        seats: 3,
        candidates: [
          { id: 'a', votes: 30 },
          { id: 'b', votes: 25 },
          { id: 'c', votes: 25 },
          { id: 'd', votes: 25 },
        ],
        given: 33,
        returned: 33,
      },
      { due: 40, present: 33 },
      day('2026-09-10'),
      { electedByHalfOf: 'due' },
    );
    expect(verdict).toMatchObject({ code: 'tie', result: { elected: ['a'], tied: ['b', 'c', 'd'], open: 2 } });
  });

  test('of election with more ballots back than given out is void', () => {
    const election = { seats: 1, candidates: [{ id: 'a', votes: 33 }], given: 33, returned: 34 };
    expect(electionOutcome(election, { due: 40, present: 33 }, day('2026-09-10'), { electedByHalfOf: 'due' })).toMatchObject({
      code: 'ballotsVoid',
      result: { elected: [] },
    });
  });
});
