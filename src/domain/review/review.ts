import { z } from 'zod';
import { Instant, LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result, unreachable } from '#domain/kernel/result.ts';
import { longText } from '#domain/records/text.ts';

/** Where a record stands with the township. 'none' is for kinds that nobody reviews. */
export const ReviewState = z.enum(['none', 'submitted', 'returned', 'resubmitted', 'approved']);
export type ReviewState = z.infer<typeof ReviewState>;

/** One place the red pen marked: the field's name, the township's words, and a proposed text where it has one. */
export const ReviewMark = z.strictObject({
  path: z.string().min(1).max(80),
  note: longText(300).refine((text) => text.trim() !== '', { error: 'review.noteMissing' }),
  proposal: longText(2000).nullable().default(null),
});
export type ReviewMark = z.infer<typeof ReviewMark>;

/** The township's side of a record. Only the township writes it; `turn` counts its acts, so that two desks never act on one state. */
export const Review = z.strictObject({
  state: ReviewState,
  turn: z.int().min(0),
  marks: z.array(ReviewMark).max(40),
  /** Mend it by this day; a wish, it locks nothing. */
  mendBy: LocalDate.nullable(),
  byName: z.string().max(100),
  at: Instant.nullable(),
});
export type Review = z.infer<typeof Review>;

/** What can happen to a record's review. `edit` is any accepted edit by the branch; it answers a return only when it says so. */
export type ReviewAct =
  | { readonly type: 'approve'; readonly turn: number }
  | { readonly type: 'return'; readonly turn: number; readonly marks: readonly ReviewMark[]; readonly mendBy: LocalDate | null }
  | { readonly type: 'edit'; readonly answersTurn: number | null };

/** A record that came in and was not looked at yet. */
export const unread = (needsReview: boolean): Review => ({
  state: needsReview ? 'submitted' : 'none',
  turn: 0,
  marks: [],
  mendBy: null,
  byName: '',
  at: null,
});

/**
 * The only legal moves. A second desk that acts on a state it has not seen is told so ('review.moved');
 * an edit after approval brings the record back to the inbox; an edit made before the return was seen leaves the marks standing.
 */
export function reviewed(
  review: Review,
  act: ReviewAct,
  by: { readonly name: string; readonly at: Instant },
): Result<Review, Problem<'review.moved' | 'review.notAllowed' | 'review.noMarks'>> {
  switch (act.type) {
    case 'approve':
    case 'return': {
      if (act.turn !== review.turn) return fail('review.moved', { state: review.state });
      if (review.state !== 'submitted' && review.state !== 'resubmitted' && !(act.type === 'return' && review.state === 'approved'))
        return fail('review.notAllowed', { state: review.state, act: act.type });
      if (act.type === 'return' && act.marks.length === 0) return fail('review.noMarks');
      return ok({
        state: act.type === 'approve' ? 'approved' : 'returned',
        turn: review.turn + 1,
        marks: act.type === 'return' ? [...act.marks] : [],
        mendBy: act.type === 'return' ? act.mendBy : null,
        byName: by.name,
        at: by.at,
      });
    }
    case 'edit': {
      if (review.state === 'approved' || (review.state === 'returned' && act.answersTurn === review.turn))
        return ok({ ...review, state: 'resubmitted', turn: review.turn + 1 });
      return ok(review);
    }
    default:
      return unreachable(act);
  }
}
