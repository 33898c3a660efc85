import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { AssignmentStage, AssignmentStep } from '#domain/records/assignment.ts';

/** Steps by their keys, as an assignment holds them. */
export type Steps = Readonly<Record<string, AssignmentStep>>;

/** How one stage may be left for another. `back` undoes; `cut` ends before the year was looked at: both say why. */
type Way = 'on' | 'back' | 'cut';

/**
 * Which stage may follow which, from nothing on: 设岗→认领/推荐→公示→在岗→年度评→调岗/离岗 (PO-2). The documents name the cycle and
 * set no number; the post itself is set before anybody stands for it.
 */
const ways: Readonly<Record<AssignmentStage | 'none', Partial<Record<AssignmentStage, Way>>>> = {
  none: { proposed: 'on' },
  proposed: { noticed: 'on', dropped: 'cut' },
  noticed: { inPost: 'on', proposed: 'back', dropped: 'cut' },
  inPost: { reviewed: 'on', noticed: 'back', moved: 'cut', left: 'cut' },
  reviewed: { reviewed: 'on', inPost: 'back', moved: 'on', left: 'on' },
  moved: { inPost: 'back' },
  left: { inPost: 'back' },
  dropped: { proposed: 'back' },
};

/** The stages that may follow, in the order of the cycle, each with whether a reason is asked for. */
export const waysFrom = (stage: AssignmentStage | null): readonly { readonly to: AssignmentStage; readonly asksWhy: boolean }[] =>
  Object.entries(ways[stage ?? 'none']).map(([to, way]) => ({ to: to as AssignmentStage, asksWhy: way !== 'on' }));

/** Why a step may not be made. */
export type StepProblem = Problem<
  | 'post.skips' // this stage does not follow that one
  | 'post.noReason' // a step back or an early end says why
  | 'post.earlier' // before the step it follows
  | 'post.noticeRuns' // the notice is still up
  | 'post.noYear' // a review says which year
  | 'post.yearAgain' // that year has been looked at
>;

/** Judges one step after another; null stands for the beginning. */
export function judgeStep(before: AssignmentStep | null, step: AssignmentStep): Result<AssignmentStep, StepProblem> {
  const way = ways[before?.to ?? 'none'][step.to];
  if (way === undefined) return fail('post.skips', { from: before?.to ?? '', to: step.to });
  if (way !== 'on' && step.reason.trim() === '') return fail('post.noReason');
  if (before !== null && step.on < before.on) return fail('post.earlier', { day: before.on });
  if (before?.to === 'noticed' && step.to === 'inPost' && before.until !== null && step.on <= before.until)
    return fail('post.noticeRuns', { day: addDays(before.until, 1) });
  if (step.to === 'reviewed' && step.year === null) return fail('post.noYear');
  if (before?.to === 'reviewed' && step.to === 'reviewed' && (before.year ?? 0) >= (step.year ?? 0))
    return fail('post.yearAgain', { year: step.year ?? 0 });
  return ok(step);
}

/** The last day of a notice that goes up on `on` and hangs for so many days, the first one counted. */
export const noticeUntil = (on: LocalDate, days: number): LocalDate => addDays(on, days - 1);

/** A step with its key. */
export type KeyedStep = { readonly key: string; readonly step: AssignmentStep };

/** An assignment's life as far as its steps tell it. */
export type Life = {
  /** Null before the first step. */
  readonly stage: AssignmentStage | null;
  /** The steps that led here, oldest first. */
  readonly path: readonly KeyedStep[];
  /** Steps that another phone made from a place where the assignment no longer was. They are shown and count for nothing. */
  readonly stray: readonly KeyedStep[];
};

const caution: readonly Way[] = ['back', 'cut', 'on'];

const byDayThenKey = (a: KeyedStep, b: KeyedStep): number =>
  a.step.on < b.step.on ? -1 : a.step.on > b.step.on ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0;

/**
 * Follows the steps from the first. Where two phones went on from one step, the one that stepped back stands before the one that
 * ended, and both before the one that went on; two that did the same count as one. So the same steps give the same life in
 * whatever order they came in, and no stage is reached but from the one before it.
 */
export function lifeOf(steps: Steps): Life {
  const all: KeyedStep[] = Object.entries(steps).map(([key, step]) => ({ key, step }));
  const children = new Map<string | null, KeyedStep[]>();
  for (const one of all) children.set(one.step.after, [...(children.get(one.step.after) ?? []), one]);

  const path: KeyedStep[] = [];
  const used = new Set<string>();
  // What two phones did alike is one place to go on from; a step is judged against its own predecessor.
  let here: readonly (KeyedStep | null)[] = [null];
  for (;;) {
    const next = here.flatMap((parent) =>
      (children.get(parent?.key ?? null) ?? []).filter(({ key, step }) => !used.has(key) && judgeStep(parent?.step ?? null, step).ok),
    );
    const stage = here[0]?.step.to ?? 'none';
    const rank = ({ step }: KeyedStep): number => caution.indexOf(ways[stage][step.to] ?? 'on');
    const first = [...next].sort((a, b) => rank(a) - rank(b) || byDayThenKey(a, b))[0];
    if (first === undefined) break;
    const alike = next.filter(({ step }) => step.to === first.step.to && step.year === first.step.year);
    for (const { key } of alike) used.add(key);
    path.push(first);
    here = alike;
  }
  return { stage: path.at(-1)?.step.to ?? null, path, stray: all.filter(({ key }) => !used.has(key)).sort(byDayThenKey) };
}

/** What an assignment was at the end of a day: later steps are left out of account. */
export const stageOn = ({ path }: Life, day: LocalDate): AssignmentStage | null =>
  path.findLast(({ step }) => step.on <= day)?.step.to ?? null;

/** Whether somebody at this stage is in a post. */
export const isInPost = (stage: AssignmentStage | null): boolean => stage === 'inPost' || stage === 'reviewed';

/** Whether somebody at this stage takes up one of the post's places: on the way to it, or in it. */
export const takesPlace = (stage: AssignmentStage | null): boolean => isInPost(stage) || stage === 'proposed' || stage === 'noticed';

/** The day from which he has been in the post without a break; null while he is not in one. */
export function inPostSince({ path, stage }: Life): LocalDate | null {
  if (!isInPost(stage)) return null;
  let since: LocalDate | null = null;
  for (const { step } of path) {
    if (!isInPost(step.to)) since = null;
    else since ??= step.on;
  }
  return since;
}
