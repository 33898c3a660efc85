import type { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import { coverage, leftOutReasons } from '#domain/posts/coverage.ts';
import { lifeOf, takesPlace } from '#domain/posts/life.ts';
import { isSettled, pledgeStage } from '#domain/posts/pledges.ts';
import type { PostSettings } from '#domain/posts/settings.ts';
import { type BodyOf, type KindName, kinds } from '#domain/records/registry.ts';
import type { DeskBranch } from '#protocol/desk.ts';
import type { DeskPosts, DeskPostsRow } from '#protocol/desk-posts.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { deskBranches } from './branches.ts';

const NEEDED = ['member', 'office', 'group', 'post', 'assignment', 'postWaiver', 'pledge'] as const satisfies readonly KindName[];

/** Posts and pledges of a township's villages in register order, by the same rule as on the phone. */
export async function deskPosts(db: Db, townshipId: string, now: Instant): Promise<DeskPosts> {
  const [branches, settings, rows] = [
    await deskBranches(db, townshipId, now),
    await settingsOf(db, townshipId),
    await recordsAround(db, townshipId, NEEDED, null),
  ];
  const byBranch = new Map<string, RecordRow[]>();
  for (const row of rows) byBranch.set(row.branch_id, [...(byBranch.get(row.branch_id) ?? []), row]);
  const today = dayInChina(now);
  return { now, rows: branches.map((branch) => rowOf(branch, byBranch.get(branch.id) ?? [], today, settings.posts)) };
}

/** The bodies of one kind as today's schema reads them: what an older phone left out has its default. */
const ofKind = <K extends (typeof NEEDED)[number]>(rows: readonly RecordRow[], kind: K): { id: string; body: BodyOf<K> }[] =>
  rows.flatMap((row) => {
    if (row.kind !== kind) return [];
    const read = kinds[kind].body.safeParse(JSON.parse(row.body));
    return read.success ? [{ id: row.id, body: read.data as BodyOf<K> }] : [];
  });

function rowOf(branch: DeskBranch, rows: readonly RecordRow[], today: LocalDate, settings: PostSettings): DeskPostsRow {
  const members = ofKind(rows, 'member');
  const posts = ofKind(rows, 'post');
  const assignments = ofKind(rows, 'assignment');
  const pledges = ofKind(rows, 'pledge').map(({ body }) => ({ body, stage: pledgeStage(body) }));
  const names = new Map(members.map(({ id, body }) => [id, body.name]));
  const named = (id: string) => ({ id: id as RecordId, name: names.get(id) ?? '' });
  const found = coverage(
    {
      members,
      posts,
      offices: ofKind(rows, 'office'),
      groups: ofKind(rows, 'group'),
      assignments,
      waivers: ofKind(rows, 'postWaiver'),
    },
    today,
    settings,
  );
  const open = posts.filter(({ body }) => body.closedOn === null || body.closedOn > today).sort((a, b) => a.body.order - b.body.order);
  const taken = new Set<string>(assignments.filter(({ body }) => takesPlace(lifeOf(body.steps).stage)).map(({ body }) => body.postId));
  return {
    branch,
    posts: open.length,
    places: open.reduce((sum, { body }) => sum + body.places, 0),
    empty: open.filter(({ id }) => !taken.has(id)).map(({ body }) => body.postName),
    percent: found.percent,
    inPost: found.inPost.length,
    without: found.without.map(named),
    leftOut: leftOutReasons
      .map((reason) => ({ reason, members: found.leftOut.filter((one) => one.reason === reason).map(({ id }) => named(id)) }))
      .filter(({ members: some }) => some.length > 0),
    pledges: {
      open: pledges.filter(({ stage }) => !isSettled(stage)).length,
      over: pledges.filter(({ body, stage }) => !isSettled(stage) && body.dueOn < today).length,
      kept: pledges.filter(({ stage }) => stage === 'kept').length,
      notKept: pledges.filter(({ stage }) => stage === 'notKept').length,
    },
  };
}
