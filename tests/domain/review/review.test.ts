import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/local-date.ts';
import { type Review, type ReviewAct, reviewed, unread } from '#domain/review/review.ts';

const by = { name: '蒋文静', at: '2026-06-18T03:20:00.000Z' as Instant };
const marks = [{ path: 'decisions', note: '写清办什么、谁来办、哪天完', proposal: null }];

const done = (review: Review, act: ReviewAct): Review => {
  const answer = reviewed(review, act, by);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
};

describe('the township and a record', () => {
  test('submitted, returned, mended, approved: the whole way round', () => {
    const returned = done(unread(true), { type: 'return', turn: 0, marks, mendBy: null });
    expect(returned).toMatchObject({ state: 'returned', turn: 1, marks, byName: '蒋文静' });
    const mended = done(returned, { type: 'edit', answersTurn: 1 });
    expect(mended).toMatchObject({ state: 'resubmitted', turn: 2, marks });
    expect(done(mended, { type: 'approve', turn: 2 })).toMatchObject({ state: 'approved', turn: 3, marks: [] });
  });

  test('an edit made before the return was seen leaves the red marks standing', () => {
    const returned = done(unread(true), { type: 'return', turn: 0, marks, mendBy: null });
    expect(done(returned, { type: 'edit', answersTurn: null })).toEqual(returned);
    expect(done(returned, { type: 'edit', answersTurn: 0 })).toEqual(returned);
  });

  test('an edit after approval brings the record back to the inbox', () => {
    const approved = done(unread(true), { type: 'approve', turn: 0 });
    expect(done(approved, { type: 'edit', answersTurn: null })).toMatchObject({ state: 'resubmitted', turn: 2 });
  });

  test('the second of two desks is told that somebody was quicker', () => {
    const approved = done(unread(true), { type: 'approve', turn: 0 });
    expect(reviewed(approved, { type: 'return', turn: 0, marks, mendBy: null }, by)).toMatchObject({
      ok: false,
      problem: { code: 'review.moved' },
    });
  });

  test('a return says what is wrong', () => {
    expect(reviewed(unread(true), { type: 'return', turn: 0, marks: [], mendBy: null }, by)).toMatchObject({
      ok: false,
      problem: { code: 'review.noMarks' },
    });
  });

  test('what nobody reviews cannot be approved', () => {
    expect(reviewed(unread(false), { type: 'approve', turn: 0 }, by)).toMatchObject({ ok: false, problem: { code: 'review.notAllowed' } });
  });

  test('no sequence of acts makes the turn go back, and only the township makes a record approved', () => {
    const act = fc.oneof(
      fc.record({ type: fc.constant('approve' as const), turn: fc.nat(6) }),
      fc.record({ type: fc.constant('return' as const), turn: fc.nat(6), marks: fc.constant(marks), mendBy: fc.constant(null) }),
      fc.record({ type: fc.constant('edit' as const), answersTurn: fc.option(fc.nat(6)) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        let review = unread(true);
        for (const next of acts) {
          const answer = reviewed(review, next, by);
          if (!answer.ok) continue;
          expect(answer.value.turn).toBeGreaterThanOrEqual(review.turn);
          if (answer.value.state === 'approved') expect(next.type).toBe('approve');
          review = answer.value;
        }
      }),
    );
  });
});
