import { describe, expect, test } from 'vitest';
import { type PostFacts, postsObligations } from '#domain/posts/obligations.ts';
import { pledgeDaysLeft, pledgeStage } from '#domain/posts/pledges.ts';
import { AssignmentBody } from '#domain/records/assignment.ts';
import { PledgeBody } from '#domain/records/pledge.ts';
import { PostBody } from '#domain/records/post.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { day, memberBody, testId } from '#tests/support/factories.ts';

const POST = testId(0x90);
const chen = { id: testId(1), body: memberBody({ name: '陈守田', birthMonth: '1980-05' }) };
const post = { id: POST, body: PostBody.parse({ postName: '政策宣传岗', setOn: '2026-01-01' }) };
const nothing: PostFacts = { members: [], offices: [], groups: [], posts: [], assignments: [], waivers: [], pledges: [] };

const assignment = (...steps: readonly object[]) => ({
  id: testId(0xa0),
  body: AssignmentBody.parse({
    postId: POST,
    memberId: chen.id,
    steps: Object.fromEntries(steps.map((step, i) => [testId(i + 1), { after: i === 0 ? null : testId(i), ...step }])),
  }),
});
const proposed = { to: 'proposed', on: '2026-03-01' };
const noticed = { to: 'noticed', on: '2026-03-02', until: '2026-03-06' };
const inPost = { to: 'inPost', on: '2026-03-07' };
const pledge = (more: object = {}) => ({
  id: testId(0xb0),
  body: PledgeBody.parse({
    pledgeBy: 'member',
    memberId: chen.id,
    holderName: '陈守田',
    pledgeText: '修好组里的水渠',
    dueOn: '2026-06-30',
    madeOn: '2026-01-05',
    ...more,
  }),
});
const due = (facts: Partial<PostFacts>, today: string) =>
  postsObligations({ ...nothing, ...facts }, day(today), defaultSettings.posts).map(({ id, daysLeft, facts: said }) => [
    id,
    daysLeft,
    said,
  ]);

describe('a notice', () => {
  const facts = { members: [chen], posts: [post], assignments: [assignment(proposed, noticed)] };
  const notices = (today: string) => due(facts, today).filter(([id]) => String(id).startsWith('post:notice'));
  test.each([
    ['2026-03-06', []],
    ['2026-03-07', [[`post:notice:${testId(0xa0)}`, 0, { name: '陈守田', post: '政策宣传岗' }]]],
    ['2026-03-10', [[`post:notice:${testId(0xa0)}`, -3, { name: '陈守田', post: '政策宣传岗' }]]],
  ])('posted up to 6 March, on %s', (today, expected) => expect(notices(today)).toEqual(expected));

  test('is over once he is in post', () => {
    expect(due({ ...facts, assignments: [assignment(proposed, noticed, inPost)] }, '2026-03-10')).toEqual([]);
  });
});

describe('the year', () => {
  const facts = { members: [chen], posts: [post], assignments: [assignment(proposed, noticed, inPost)] };
  test.each([
    ['2026-11-30', []],
    ['2026-12-01', [['post:review:2026', 30, { year: 2026, count: 1 }]]],
    ['2027-01-05', [['post:review:2026', -5, { year: 2026, count: 1 }]]],
    ['2027-04-02', []],
  ])('on %s', (today, expected) => expect(due(facts, today)).toEqual(expected));

  test('is asked for once, not after it was looked at, and not of somebody who began in November', () => {
    const reviewed = { to: 'reviewed', on: '2026-12-05', year: 2026 };
    expect(due({ ...facts, assignments: [assignment(proposed, noticed, inPost, reviewed)] }, '2026-12-10')).toEqual([]);
    expect(due({ ...facts, assignments: [assignment(proposed, noticed, { to: 'inPost', on: '2026-11-05' })] }, '2026-12-10')).toEqual([]);
  });
});

describe('members without a post', () => {
  test('are one hint a year, however many, and only where there are posts', () => {
    const members = [chen, { ...chen, id: testId(2) }, { ...chen, id: testId(3) }];
    expect(due({ members, posts: [post] }, '2026-06-01')).toEqual([['post:without:2026', 213, { count: 3 }]]);
    expect(due({ members }, '2026-06-01')).toEqual([]);
  });
});

describe('a pledge', () => {
  test.each([
    ['2026-05-30', {}, []],
    ['2026-05-31', {}, [30]],
    ['2026-07-04', {}, [-4]],
    ['2026-07-04', { agreedOn: '2026-01-08', postedOn: '2026-01-10', outcome: { result: 'kept', on: '2026-06-20' } }, []],
    ['2026-07-04', { agreedOn: '2026-01-08', postedOn: '2026-01-10', outcome: { result: 'notKept', on: '2026-06-30' } }, []],
    // Whoever wrote an outcome before the pledge was up on the board is asked still.
    ['2026-07-04', { outcome: { result: 'kept', on: '2026-06-20' } }, [-4]],
  ])('due on 30 June, on %s with %j', (today, more, expected) =>
    expect(due({ pledges: [pledge(more)] }, today).map(([, daysLeft]) => daysLeft)).toEqual(expected),
  );

  test.each([
    [{}, 'made'],
    [{ agreedOn: '2026-01-08' }, 'agreed'],
    [{ postedOn: '2026-01-10' }, 'made'],
    [{ agreedOn: '2026-01-08', postedOn: '2026-01-10' }, 'posted'],
    [{ agreedOn: '2026-01-08', postedOn: '2026-01-10', outcome: { result: 'notKept', on: '2026-06-30' } }, 'notKept'],
    [{ agreedOn: '2026-01-08', outcome: { result: 'kept', on: '2026-06-30' } }, 'agreed'],
  ])('with %j stands at %s', (more, stage) => expect(pledgeStage(pledge(more).body)).toBe(stage));

  test('has days left until it is settled', () => {
    expect(pledgeDaysLeft(pledge().body, day('2026-06-28'))).toBe(2);
    expect(
      pledgeDaysLeft(
        pledge({ agreedOn: '2026-01-08', postedOn: '2026-01-10', outcome: { result: 'kept', on: '2026-06-20' } }).body,
        day('2026-06-28'),
      ),
    ).toBeNull();
  });
});
