import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { outcome, quorum, tallyFault, type VoteSubject, voteRule, voteSubject } from '#domain/rules/votes.ts';

const day = localDate('2026-06-18');
const subjects: VoteSubject[] = ['ordinary', 'admission', 'election', 'committee'];

describe('a vote may be held only when enough people with a vote came', () => {
  test.each([
    {
      because: '28 due, 14 there: half is enough for an ordinary vote',
      subject: 'ordinary',
      due: 28,
      present: 14,
      held: true,
      code: 'half',
      short: 0,
    },
    { because: 'one fewer is not', subject: 'ordinary', due: 28, present: 13, held: false, code: 'short', short: 1 },
    {
      because: '27 due: half of an odd number is rounded up',
      subject: 'ordinary',
      due: 27,
      present: 13,
      held: false,
      code: 'short',
      short: 1,
    },
    { because: '27 due, 14 there is over half', subject: 'ordinary', due: 27, present: 14, held: true, code: 'met', short: 0 },
    { because: 'admission asks for more than half', subject: 'admission', due: 28, present: 14, held: false, code: 'short', short: 1 },
    { because: 'and 15 of 28 are more than half', subject: 'admission', due: 28, present: 15, held: true, code: 'met', short: 0 },
    {
      because: 'election, 40 due: 31 are not four fifths',
      subject: 'election',
      due: 40,
      present: 31,
      held: false,
      code: 'short',
      short: 1,
    },
    { because: '32 are', subject: 'election', due: 40, present: 32, held: true, code: 'met', short: 0 },
    { because: '33 due: 26 are not', subject: 'election', due: 33, present: 26, held: false, code: 'short', short: 1 },
    { because: '27 are', subject: 'election', due: 33, present: 27, held: true, code: 'met', short: 0 },
    { because: 'a committee of 5 needs 3', subject: 'committee', due: 5, present: 2, held: false, code: 'short', short: 1 },
    { because: 'a committee of 4 needs 2', subject: 'committee', due: 4, present: 2, held: true, code: 'half', short: 0 },
    { because: 'where nobody is due nothing is voted', subject: 'ordinary', due: 0, present: 0, held: false, code: 'nobody', short: 0 },
  ] as const)('$because', ({ subject, due, present, held, code, short }) => {
    const verdict = quorum(subject, { due, present }, day);
    expect({ held: verdict.held, code: verdict.code, short: verdict.facts.short }).toEqual({ held, code, short });
  });
});

describe('a vote is passed by more than half of those due', () => {
  test.each([
    {
      because: '14 of 28 due is half and does not pass',
      subject: 'ordinary',
      due: 28,
      present: 14,
      inFavour: 14,
      code: 'notPassed',
      short: 1,
    },
    { because: '15 of 28 due passes', subject: 'ordinary', due: 28, present: 20, inFavour: 15, code: 'passed', short: 0 },
    {
      because: 'those due are counted, not those there: 12 of 15 present, 28 due',
      subject: 'ordinary',
      due: 28,
      present: 15,
      inFavour: 12,
      code: 'notPassed',
      short: 3,
    },
    {
      because: 'admission with exactly half there is no vote, even if all agree',
      subject: 'admission',
      due: 28,
      present: 14,
      inFavour: 14,
      code: 'noQuorum',
      short: 1,
    },
    { because: 'admission, 15 there and all agree', subject: 'admission', due: 28, present: 15, inFavour: 15, code: 'passed', short: 0 },
    { because: 'a committee of 5, 3 there and agreed', subject: 'committee', due: 5, present: 3, inFavour: 3, code: 'passed', short: 0 },
    { because: 'a committee of 4, 2 there', subject: 'committee', due: 4, present: 2, inFavour: 2, code: 'notPassed', short: 1 },
  ] as const)('$because', ({ subject, due, present, inFavour, code, short }) => {
    const verdict = outcome(subject, { inFavour }, { due, present }, day);
    expect({ code: verdict.code, short: verdict.facts.short }).toEqual({ code, short });
  });

  test('the verdict names its document and article', () => {
    expect(quorum('ordinary', { due: 28, present: 14 }, day).source).toEqual({ document: 'branchRegulations2018', article: '11' });
    expect(quorum('admission', { due: 28, present: 14 }, day).source).toEqual({ document: 'admissionRules2026', article: '19' });
    expect(quorum('admission', { due: 28, present: 14 }, localDate('2026-05-10')).source.document).toBe('admissionRules2014');
  });

  test('an election before 2020 asked for more than four fifths', () => {
    expect(quorum('election', { due: 40, present: 32 }, localDate('2020-07-12')).held).toBe(false);
    expect(quorum('election', { due: 40, present: 33 }, localDate('2020-07-12')).held).toBe(true);
    expect(quorum('election', { due: 40, present: 32 }, localDate('2020-07-13')).held).toBe(true);
  });

  test('a day before the oldest text is judged by the oldest', () => {
    expect(voteRule('ordinary', localDate('2001-01-01')).from).toBe('2018-10-28');
  });

  test('what is voted in the committee is judged as the committee votes', () => {
    expect(voteSubject('committee', 'ordinary')).toBe('committee');
    expect(voteSubject('assembly', 'admission')).toBe('admission');
  });
});

describe('a tally must agree with the people there', () => {
  test.each([
    {
      because: '26 in favour and 24 there',
      vote: { inFavour: 26, against: 0, abstained: 0 },
      present: 24,
      fault: { code: 'vote.favourOverPresent', facts: { inFavour: 26, present: 24 } },
    },
    {
      because: '20 and 3 and 2, and 24 there',
      vote: { inFavour: 20, against: 3, abstained: 2 },
      present: 24,
      fault: { code: 'vote.totalOverPresent', facts: { total: 25, present: 24 } },
    },
  ])('$because is pointed out', ({ vote, present, fault }) => {
    expect(tallyFault(vote, present)).toEqual({ ok: false, problem: fault });
  });

  test('fewer votes than people are allowed, since somebody may not hand his paper in', () => {
    expect(tallyFault({ inFavour: 20, against: 1, abstained: 0 }, 24)).toEqual({ ok: true, value: 21 });
  });
});

describe('whatever the numbers', () => {
  const numbers = fc.record({
    due: fc.integer({ min: 0, max: 500 }),
    present: fc.integer({ min: 0, max: 500 }),
    inFavour: fc.integer({ min: 0, max: 500 }),
    subject: fc.constantFrom(...subjects),
  });

  test('nothing is passed without enough people', () => {
    fc.assert(
      fc.property(numbers, ({ due, present, inFavour, subject }) => {
        if (outcome(subject, { inFavour }, { due, present }, day).code === 'passed')
          expect(quorum(subject, { due, present }, day).held).toBe(true);
      }),
    );
  });

  test('one more person there never makes it worse', () => {
    const rank = { noQuorum: 0, notPassed: 1, passed: 2 };
    fc.assert(
      fc.property(numbers, ({ due, present, inFavour, subject }) => {
        const before = outcome(subject, { inFavour }, { due, present }, day);
        const after = outcome(subject, { inFavour }, { due, present: present + 1 }, day);
        expect(rank[after.code]).toBeGreaterThanOrEqual(rank[before.code]);
        expect(quorum(subject, { due, present: present + 1 }, day).facts.short).toBeLessThanOrEqual(
          quorum(subject, { due, present }, day).facts.short,
        );
      }),
    );
  });

  test('the number asked for is enough, and one fewer is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.constantFrom(...subjects), (due, subject) => {
        const { needed } = quorum(subject, { due, present: 0 }, day).facts;
        expect(quorum(subject, { due, present: needed }, day).held).toBe(true);
        expect(quorum(subject, { due, present: needed - 1 }, day).held).toBe(false);
      }),
    );
  });

  test('the words of the articles and the numbers say the same', () => {
    fc.assert(
      fc.property(numbers, ({ due, present }) => {
        fc.pre(due > 0);
        expect(quorum('ordinary', { due, present }, day).held).toBe(present * 2 >= due);
        expect(quorum('admission', { due, present }, day).held).toBe(present * 2 > due);
        expect(quorum('election', { due, present }, day).held).toBe(present * 5 >= due * 4);
      }),
    );
  });
});
