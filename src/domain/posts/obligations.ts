import { addDays, addMonths, daysBetween, type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import type { PledgeBody } from '#domain/records/pledge.ts';
import type { PostBody } from '#domain/records/post.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { type CoverageFacts, coverage } from './coverage.ts';
import { inPostSince, isInPost, lifeOf } from './life.ts';
import { isSettled, pledgeStage } from './pledges.ts';
import type { PostSettings } from './settings.ts';

type Of<B> = { readonly id: string; readonly body: B };

/** What posts and pledges can be due from. */
export type PostFacts = CoverageFacts & { readonly posts: readonly Of<PostBody>[]; readonly pledges: readonly Of<PledgeBody>[] };

/** 开展设岗定责、承诺践诺; the article sets no number and no cycle (PO-1). */
const source: RuleSource = { document: 'memberRegulations2019', article: '22' };
/** How many days before its day a pledge is spoken of. */
const PLEDGE_AHEAD = 30;
/** In a post for less than this, a member's year is looked at the next time. */
const REVIEW_AFTER_DAYS = 90;

const named = <B>(list: readonly Of<B>[], id: string, of: (body: B) => string): string => {
  const found = list.find((one) => one.id === id);
  return found === undefined ? '' : of(found.body);
};

/** Notices that have hung long enough: from the next day on he may start. */
function noticesOver(facts: PostFacts, today: LocalDate): Obligation[] {
  return facts.assignments.flatMap(({ id, body }) => {
    const { stage, path } = lifeOf(body.steps);
    const until = path.at(-1)?.step.until ?? null;
    if (stage !== 'noticed' || until === null || today <= until) return [];
    const dueOn = addDays(until, 1);
    return [
      {
        id: `post:notice:${id}`,
        subject: 'post',
        what: 'noticeOver',
        facts: {
          name: named(facts.members, body.memberId, (member) => member.name),
          post: named(facts.posts, body.postId, (post) => post.postName),
        },
        opens: id,
        dueOn,
        daysLeft: daysBetween(today, dueOn),
        source,
      } satisfies Obligation,
    ];
  });
}

/** Years that nobody has looked at yet: this one from December on, the last one until March. */
function reviewsDue(facts: PostFacts, today: LocalDate): Obligation[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year].flatMap((of): Obligation[] => {
    const dueOn = localDate(`${of}-12-31`);
    if (today < localDate(`${of}-12-01`) || today > addMonths(dueOn, 3)) return [];
    const open = facts.assignments.filter(({ body }) => {
      const life = lifeOf(body.steps);
      const since = inPostSince(life);
      return (
        isInPost(life.stage) &&
        since !== null &&
        daysBetween(since, dueOn) >= REVIEW_AFTER_DAYS &&
        !life.path.some(({ step }) => step.to === 'reviewed' && step.year === of)
      );
    });
    if (open.length === 0) return [];
    const [only] = open;
    return [
      {
        id: `post:review:${of}`,
        subject: 'post',
        what: 'review',
        facts: { year: of, count: open.length },
        opens: open.length === 1 && only ? only.id : null,
        dueOn,
        daysLeft: daysBetween(today, dueOn),
        source,
      },
    ];
  });
}

/** One hint a year for all who have no post; only a branch that has posts is asked. */
function withoutPost(facts: PostFacts, today: LocalDate, settings: PostSettings): Obligation[] {
  if (!facts.posts.some(({ body }) => body.closedOn === null || body.closedOn > today)) return [];
  const count = coverage(facts, today, settings).without.length;
  if (count === 0) return [];
  const year = today.slice(0, 4);
  const dueOn = localDate(`${year}-12-31`);
  return [
    {
      id: `post:without:${year}`,
      subject: 'post',
      what: 'without',
      facts: { count },
      opens: null,
      dueOn,
      daysLeft: daysBetween(today, dueOn),
      source,
    },
  ];
}

/** Pledges whose day is near or past and which nobody has settled. */
function pledgesDue(facts: PostFacts, today: LocalDate): Obligation[] {
  return facts.pledges.flatMap(({ id, body }) => {
    const daysLeft = daysBetween(today, body.dueOn);
    if (isSettled(pledgeStage(body)) || daysLeft > PLEDGE_AHEAD) return [];
    return [
      {
        id: `pledge:${id}`,
        subject: 'pledge',
        what: body.pledgeBy === 'committee' ? 'committeeDue' : 'due',
        facts: { name: body.holderName, text: body.pledgeText },
        opens: id,
        dueOn: body.dueOn,
        daysLeft,
        source,
      } satisfies Obligation,
    ];
  });
}

/** What is due about posts and pledges: notices that are over, years to look at, pledges near their day, and one hint for all without a post. */
export function postsObligations(facts: PostFacts, today: LocalDate, settings: PostSettings): Obligation[] {
  return [...noticesOver(facts, today), ...reviewsDue(facts, today), ...withoutPost(facts, today, settings), ...pledgesDue(facts, today)];
}
