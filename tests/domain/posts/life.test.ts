import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc } from '#domain/kernel/hlc.ts';
import { inPostSince, judgeStep, lifeOf, noticeUntil, type Steps, stageOn, waysFrom } from '#domain/posts/life.ts';
import { AssignmentBody, AssignmentStage, AssignmentStep } from '#domain/records/assignment.ts';
import { type Merged, mergeChanges } from '#domain/records/merge.ts';
import { kindOf } from '#domain/records/registry.ts';
import { day, testId } from '#tests/support/factories.ts';

const step = (to: AssignmentStage, on: string, more: object = {}): AssignmentStep => AssignmentStep.parse({ to, on, after: null, ...more });

/** A chain of steps, each after the one before it, with keys 1, 2, 3 … */
const chain = (...all: readonly [AssignmentStage, string, object?][]): Steps =>
  Object.fromEntries(all.map(([to, on, more], i) => [testId(i + 1), step(to, on, { after: i === 0 ? null : testId(i), ...more })]));

const usual = chain(
  ['proposed', '2026-03-01'],
  ['noticed', '2026-03-02', { until: '2026-03-06' }],
  ['inPost', '2026-03-07'],
  ['reviewed', '2026-12-20', { year: 2026, words: '宣讲十二次' }],
  ['left', '2027-01-10'],
);

describe('the life of an assignment', () => {
  test('goes 认领、公示、在岗、年度评、离岗, each with its day', () => {
    const life = lifeOf(usual);
    expect(life.path.map(({ step: one }) => one.to)).toEqual(['proposed', 'noticed', 'inPost', 'reviewed', 'left']);
    expect(life.stage).toBe('left');
    expect(life.stray).toEqual([]);
    expect(stageOn(life, day('2026-03-06'))).toBe('noticed');
    expect(stageOn(life, day('2026-12-31'))).toBe('reviewed');
    expect(stageOn(life, day('2026-02-28'))).toBeNull();
  });

  test.each<[AssignmentStage | null, AssignmentStage, object, string]>([
    [null, 'inPost', {}, 'post.skips'],
    [null, 'noticed', {}, 'post.skips'],
    ['proposed', 'inPost', {}, 'post.skips'],
    ['proposed', 'reviewed', { year: 2026 }, 'post.skips'],
    ['noticed', 'reviewed', { year: 2026 }, 'post.skips'],
    ['noticed', 'left', { reason: '外出' }, 'post.skips'],
    ['inPost', 'left', {}, 'post.noReason'],
    ['inPost', 'noticed', { reason: '  ' }, 'post.noReason'],
    ['noticed', 'proposed', {}, 'post.noReason'],
    ['left', 'inPost', {}, 'post.noReason'],
    ['dropped', 'proposed', {}, 'post.noReason'],
    ['inPost', 'reviewed', {}, 'post.noYear'],
    ['reviewed', 'reviewed', { year: 2025 }, 'post.yearAgain'],
  ])('from %s to %s with %j is refused: %s', (from, to, more, code) => {
    const before = from === null ? null : step(from, '2026-03-01', from === 'reviewed' ? { year: 2025 } : {});
    expect(judgeStep(before, step(to, '2026-03-20', more))).toMatchObject({ ok: false, problem: { code } });
  });

  test.each([
    ['2026-03-06', false],
    ['2026-03-07', true],
  ])('posted up for five days from the 2nd: in post on %s? %s', (on, allowed) => {
    const until = noticeUntil(day('2026-03-02'), 5);
    expect(until).toBe('2026-03-06');
    expect(judgeStep(step('noticed', '2026-03-02', { until }), step('inPost', on)).ok).toBe(allowed);
  });

  test('no days asked for: he may start the day the notice goes up', () => {
    expect(judgeStep(step('noticed', '2026-03-02', { until: noticeUntil(day('2026-03-02'), 0) }), step('inPost', '2026-03-02')).ok).toBe(
      true,
    );
  });

  test('a day before the step it follows is refused', () => {
    expect(judgeStep(step('proposed', '2026-03-05'), step('noticed', '2026-03-04'))).toMatchObject({ problem: { code: 'post.earlier' } });
  });

  test('back with a reason: the notice is taken down, and he is in no post any more', () => {
    const life = lifeOf({
      ...chain(
        ['proposed', '2026-03-01'],
        ['noticed', '2026-03-02', { until: '2026-03-06' }],
        ['proposed', '2026-03-05', { reason: '群众有意见，再商量' }],
      ),
    });
    expect(life.stage).toBe('proposed');
  });

  test('in post since the day he came back, when there was a break', () => {
    const back = { ...usual, [testId(6)]: step('inPost', '2027-02-01', { after: testId(5), reason: '记错了，没有离岗' }) };
    expect(inPostSince(lifeOf(back))).toBe('2027-02-01');
    expect(inPostSince(lifeOf(usual))).toBeNull();
  });
});

describe('two phones', () => {
  const base = chain(['proposed', '2026-03-01'], ['noticed', '2026-03-02', { until: '2026-03-06' }]);
  const starts = { [testId(0xa)]: step('inPost', '2026-03-08', { after: testId(2) }) };
  const objects = { [testId(0xb)]: step('proposed', '2026-03-06', { after: testId(2), reason: '有人反映，先缓一缓' }) };

  test('one says 在岗, the other takes the notice back: the step back stands and the other is shown as not joined on', () => {
    const life = lifeOf({ ...base, ...starts, ...objects });
    expect(life.stage).toBe('proposed');
    expect(life.stray.map(({ key }) => key)).toEqual([testId(0xa)]);
  });

  test('both say the same on the same day: one step, and what follows either of them holds', () => {
    const twice = { ...base, ...starts, [testId(0xc)]: step('inPost', '2026-03-08', { after: testId(2) }) };
    const ended = { ...twice, [testId(0xd)]: step('left', '2026-06-01', { after: testId(0xc), reason: '搬去县城' }) };
    expect(lifeOf(twice).stage).toBe('inPost');
    expect(lifeOf(ended).stage).toBe('left');
    expect(lifeOf(ended).stray).toEqual([]);
  });
});

describe('whatever steps there are', () => {
  const arbitraryStep = fc.record({
    to: fc.constantFrom(...AssignmentStage.options),
    on: fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`),
    after: fc.option(fc.integer({ min: 1, max: 12 }).map(testId), { nil: null, freq: 4 }),
    until: fc.option(
      fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`),
      { nil: null },
    ),
    year: fc.option(fc.constantFrom(2025, 2026), { nil: null }),
    reason: fc.constantFrom('', '有原因'),
  });
  // Half of them begin as an assignment usually does, so that the later stages are met often enough.
  const arbitrarySteps = fc.record({ begun: fc.integer({ min: 0, max: 4 }), all: fc.array(arbitraryStep, { maxLength: 8 }) }).map(
    ({ begun, all }): Steps => ({
      ...Object.fromEntries(Object.entries(usual).slice(0, begun)),
      ...Object.fromEntries(all.map((one, i) => [testId(i + 1 + begun), AssignmentStep.parse(one)])),
    }),
  );

  test('nobody reaches a stage but from the one before it, and every step is either on the path, its twin, or shown as stray', () => {
    fc.assert(
      fc.property(arbitrarySteps, (steps) => {
        const life = lifeOf(steps);
        let before: AssignmentStage | null = null;
        for (const { step: one } of life.path) {
          expect(waysFrom(before).map(({ to }) => to)).toContain(one.to);
          if (one.to === 'inPost' && before === 'noticed') {
            const notice = steps[one.after ?? ''];
            expect(notice?.until === null || (notice?.until ?? '') < one.on).toBe(true);
          }
          before = one.to;
        }
        const shown = new Set([...life.path, ...life.stray].map(({ key }) => key));
        for (const [key, one] of Object.entries(steps))
          if (!shown.has(key)) expect(life.path.some(({ step: other }) => other.to === one.to && other.year === one.year)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('two phones’ steps meet in one life, whichever reaches the township first', () => {
    const kind = kindOf('assignment');
    if (!kind) throw new Error('no such kind');
    fc.assert(
      fc.property(arbitrarySteps, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (steps, mine) => {
        const edits = Object.entries(steps).map(([key, one], i) => ({
          changes: { [`steps.${key}`]: one },
          hlc: formatHlc(Date.parse('2026-03-28T00:00:00Z') + i, 0, `d0000000-0000-7000-8000-0000000000${mine[i] ? 'aa' : 'bb'}`),
          base: 0,
        }));
        const [a, b] = [edits.filter((_, i) => mine[i]), edits.filter((_, i) => !mine[i])];
        const arrive = (order: typeof edits): Steps => {
          let record: Pick<Merged, 'body' | 'stamps'> = { body: { steps: {} }, stamps: {} };
          for (const [i, edit] of order.entries()) record = mergeChanges(kind, record, edit, i + 1);
          return AssignmentBody.shape.steps.parse(record.body['steps']);
        };
        expect(lifeOf(arrive([...a, ...b]))).toEqual(lifeOf(arrive([...b, ...a])));
      }),
    );
  });
});
