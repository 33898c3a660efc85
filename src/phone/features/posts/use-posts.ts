import { may } from '#domain/access.ts';
import type { BranchId, GroupId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isInPost, type Life, lifeOf, takesPlace } from '#domain/posts/life.ts';
import type { KindName } from '#domain/records/registry.ts';
import { useServices } from '#phone/services.tsx';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** A member's assignment with its life worked out. */
export type Assigned = { readonly record: LocalRecord<'assignment'>; readonly life: Life };

/** What the pages of posts and pledges are made from. */
export type Posts = {
  readonly members: readonly LocalRecord<'member'>[];
  readonly offices: readonly LocalRecord<'office'>[];
  readonly groups: readonly LocalRecord<'group'>[];
  readonly posts: readonly LocalRecord<'post'>[];
  readonly assignments: readonly LocalRecord<'assignment'>[];
  readonly waivers: readonly LocalRecord<'postWaiver'>[];
  readonly pledges: readonly LocalRecord<'pledge'>[];
  readonly assigned: readonly Assigned[];
  readonly nameOf: (memberId: string) => string;
};

/** Reads it in one go; posts in their own order, pledges by their day. */
export async function readPosts(db: BranchDb): Promise<Posts> {
  const [members, offices, groups, posts, assignments, waivers, pledges] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'post'),
    recordsOfKind(db, 'assignment'),
    recordsOfKind(db, 'postWaiver'),
    recordsOfKind(db, 'pledge'),
  ]);
  const names = new Map(members.map(({ id, body }) => [id as string, body.name]));
  return {
    members,
    offices,
    groups: groups.sort((a, b) => a.body.order - b.body.order),
    posts: posts.sort((a, b) => a.body.order - b.body.order || (a.body.postName < b.body.postName ? -1 : 1)),
    assignments,
    waivers,
    pledges: pledges.sort((a, b) => (a.body.dueOn < b.body.dueOn ? -1 : a.body.dueOn > b.body.dueOn ? 1 : 0)),
    assigned: assignments.map((record) => ({ record, life: lifeOf(record.body.steps) })),
    nameOf: (memberId) => names.get(memberId) ?? '',
  };
}

/** Those on the way to a post or in it. */
export const holdersOf = ({ assigned }: Posts, postId: string): readonly Assigned[] =>
  assigned.filter(({ record, life }) => record.body.postId === postId && takesPlace(life.stage));

/** Those in a post that still exists. */
export const inPostNow = ({ assigned, posts }: Posts, day: LocalDate): readonly Assigned[] => {
  const open = new Set(posts.filter((post) => isOpenPost(post, day)).map(({ id }) => id));
  return assigned.filter(({ record, life }) => isInPost(life.stage) && open.has(record.body.postId));
};

/** Whether a post exists on that day. */
export const isOpenPost = ({ body }: LocalRecord<'post'>, day: LocalDate): boolean => body.closedOn === null || body.closedOn > day;

/** The post's duties, one a line; a branch that wrote them in one sentence has one. */
export const dutiesOf = (duties: string): readonly string[] =>
  duties
    .split(/[\n；;]+/u)
    .map((duty) => duty.trim())
    .filter((duty) => duty !== '');

/** Whether this person may write a record of that kind here. */
export function useMayWrite(): (kind: KindName, groupId?: GroupId | null) => boolean {
  const { actor, session } = useServices();
  return (kind, groupId = null) =>
    may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind, groupId });
}
