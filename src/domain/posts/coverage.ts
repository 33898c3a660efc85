import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { AssignmentBody } from '#domain/records/assignment.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { PostWaiverBody, WaiverReason } from '#domain/records/post-waiver.ts';
import { ageOn, withoutOffice } from '#domain/roster/party-age.ts';
import { classOn, isOnRoll } from '#domain/roster/roll.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { isInPost, lifeOf, stageOn } from './life.ts';
import type { PostSettings } from './settings.ts';

type Of<B> = { readonly id: string; readonly body: B };

/** What the coverage is worked out from: the branch's records of these kinds. */
export type CoverageFacts = {
  readonly members: readonly Of<MemberBody>[];
  readonly offices: readonly Of<OfficeBody>[];
  readonly groups: readonly Of<GroupBody>[];
  readonly posts: readonly Of<{ readonly closedOn: LocalDate | null }>[];
  readonly assignments: readonly Of<AssignmentBody>[];
  readonly waivers: readonly Of<PostWaiverBody>[];
};

/**
 * Why a member is not asked to take a post.
 * `office`: a committee or a group has given him work already, 设岗定责 is for 无职党员.
 * `away`: 流动党员 live their Party life where they are. `excused`: left out of 应到 with both papers (MB-6).
 * `noRights`: 留置 or arrested. `old`: 年老体弱 are not asked for hard things (党员教育管理工作条例 §23); the age is the township's.
 * The others are what the branch itself wrote down.
 */
export type LeftOutReason = 'office' | 'away' | 'excused' | 'noRights' | 'old' | WaiverReason;

/** The order in which reasons are asked and shown. */
export const leftOutReasons: readonly LeftOutReason[] = [
  'office',
  'away',
  'excused',
  'noRights',
  'old',
  'frail',
  'caring',
  'studying',
  'other',
];

/** Where a reason stands: the text asks no hard things of the old and the sick; for the others no text says anything. */
export const leftOutSource = (reason: LeftOutReason): RuleSource =>
  reason === 'old' || reason === 'frail'
    ? { document: 'memberRegulations2019', article: '23' }
    : { document: 'townshipSetting', article: null };

/** Everybody on the roll, each in exactly one of the three lists. */
export type Coverage = {
  /** In a post and asked to be in one. Who is in two posts is one person. */
  readonly inPost: readonly string[];
  /** Asked to be in a post and in none. */
  readonly without: readonly string[];
  readonly leftOut: readonly { readonly id: string; readonly reason: LeftOutReason }[];
  /** 上岗率 in whole per cent, never rounded up; null where nobody is asked. */
  readonly percent: number | null;
};

function reasonOf({ id, body }: Of<MemberBody>, facts: CoverageFacts, day: LocalDate, settings: PostSettings): LeftOutReason | null {
  const leads = facts.groups.some(
    (group) => group.body.leaderId === id && (group.body.dissolvedOn === null || group.body.dissolvedOn > day),
  );
  if (leads || !withoutOffice(facts.offices, id, day)) return 'office';
  if (body.away !== null && body.away.since <= day) return 'away';
  const rollClass = classOn(body, day);
  if (rollClass === 'excused') return 'excused';
  if (body.rights === 'suspended' && rollClass === 'noRights') return 'noRights';
  const age = ageOn(body.birthMonth, day);
  if (age !== null && age >= settings.oldFromAge) return 'old';
  const waiver = facts.waivers.find(
    ({ body: held }) => held.memberId === id && held.from <= day && (held.until === null || held.until >= day),
  );
  return waiver?.body.waiverReason ?? null;
}

/** The members who are in a post of the branch on that day; a post that was closed holds nobody. */
export function membersInPost(facts: Pick<CoverageFacts, 'posts' | 'assignments'>, day: LocalDate): ReadonlySet<string> {
  const open = new Set(facts.posts.filter(({ body }) => body.closedOn === null || body.closedOn > day).map(({ id }) => id));
  return new Set(
    facts.assignments
      .filter(({ body }) => open.has(body.postId) && isInPost(stageOn(lifeOf(body.steps), day)))
      .map(({ body }) => body.memberId as string),
  );
}

/**
 * 上岗率: members in a post ÷ members without office who are asked to take one, on that day. 预备党员 have every duty and are asked too
 * (党章 §7). Whoever could be left out and took a post himself counts on both sides; whoever has an office never does.
 */
export function coverage(facts: CoverageFacts, day: LocalDate, settings: PostSettings): Coverage {
  const holding = membersInPost(facts, day);
  const inPost: string[] = [];
  const without: string[] = [];
  const leftOut: { id: string; reason: LeftOutReason }[] = [];
  for (const member of facts.members) {
    if (!isOnRoll(member.body, day)) continue;
    const reason = reasonOf(member, facts, day, settings);
    if (reason !== 'office' && holding.has(member.id)) inPost.push(member.id);
    else if (reason !== null) leftOut.push({ id: member.id, reason });
    else without.push(member.id);
  }
  const asked = inPost.length + without.length;
  return { inPost, without, leftOut, percent: asked === 0 ? null : Math.floor((inPost.length * 100) / asked) };
}
