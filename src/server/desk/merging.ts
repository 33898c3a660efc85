import { type Actor, may } from '#domain/access.ts';
import type { BranchId, MemberId, TownshipId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { likePairs } from '#domain/records/duplicates.ts';
import { MemberBody } from '#domain/records/member.ts';
import { mergedMembers, partedMembers, type TwoBodies } from '#domain/roster/merge-members.ts';
import type { SamePeopleAct, SamePeopleOfBranch } from '#protocol/merging.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import type { Db } from '#server/db/store.ts';
import type { BranchRow, RecordRow } from '#server/db/tables.ts';
import { nameSounds } from '#server/importing/name-sounds.ts';
import { lockBranch } from '#server/repos/branches.ts';
import { findRecords, livingOfKind, syncedOf } from '#server/repos/records.ts';
import { samePeopleOf } from '#server/repos/same-people.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';
import { judge } from '#server/sync/judge.ts';

/** The pairs of a branch that look like one person, and those that were made one. */
export async function samePeopleOfBranch(db: Db, branch: BranchRow): Promise<SamePeopleOfBranch> {
  const [members, groups, people] = [
    await livingOfKind(db, branch.id, 'member'),
    await livingOfKind(db, branch.id, 'group'),
    await samePeopleOf(db, branch.township_id),
  ];
  const sounds = await nameSounds();
  const byId = new Map(members.map((row) => [row.id, syncedOf(row)]));
  const facts = members.flatMap((row) => {
    const body = MemberBody.parse(JSON.parse(row.body));
    return people.has(row.id) ? [] : [{ ...body, id: row.id, sound: sounds(body.name) }];
  });
  const record = (id: string): SyncedRecord => byId.get(id) as SyncedRecord;
  return {
    groups: Object.fromEntries(groups.map((row) => [row.id, row.words])),
    like: likePairs(facts).map(([one, other]) => ({ one: record(one.id), other: record(other.id) })),
    merged: [...people].flatMap(([id, as]) => (byId.has(id) && byId.has(as) ? [{ kept: record(as), other: record(id) }] : [])),
  };
}

type Refusal = Problem<'import.changed'>;

/**
 * Makes two members one, parts them again, or writes down that they are two. The branch's phones get it with their next pull; what the
 * township had approved stays approved, for the township itself wrote this. 'import.changed' when a record is not, or no longer, as the person saw it.
 */
export async function actOnSamePeople(
  services: Services,
  actor: Actor,
  branch: BranchRow,
  act: SamePeopleAct,
  at: Instant,
): Promise<Result<null, Refusal>> {
  const { store, newId } = services;
  const done = await store.write(async (tx): Promise<Result<SyncedRecord[], Refusal>> => {
    await lockBranch(tx, store.flavour, branch.id);
    const other = await memberRow(tx, branch, act.other.id);
    const into = other && (JSON.parse(other.body) as MemberBody).mergedInto?.memberId;
    const kept = await memberRow(tx, branch, act.act === 'part' ? (into ?? '') : act.kept.id);
    if (!other || !kept || kept.id === other.id) return fail('import.changed');
    if (other.rev !== act.other.rev || (act.act !== 'part' && kept.rev !== act.kept.rev)) return fail('import.changed');
    const two: TwoBodies = { kept: MemberBody.parse(JSON.parse(kept.body)), other: MemberBody.parse(JSON.parse(other.body)) };
    if (act.act !== 'part' && (two.kept.mergedInto !== null || two.other.mergedInto !== null)) return fail('import.changed');
    const next = after(act, two, { keptId: kept.id as MemberId, on: dayInChina(at), byName: actor.name });
    const approved = new Set([kept, other].filter((row) => row.review_state === 'approved').map((row) => row.id));
    const { written } = await writeRecords(
      tx,
      [
        { id: kept.id, kind: 'member', body: next.kept as unknown as JsonObject },
        { id: other.id, kind: 'member', body: next.other as unknown as JsonObject },
      ],
      { flavour: store.flavour, branchId: branch.id, by: actor, at, newId },
    );
    return ok(written.filter((record) => approved.has(record.id) && record.review.state === 'resubmitted'));
  });
  if (!done.ok) return done;
  if (may.review(actor, { townshipId: branch.township_id as TownshipId, branchId: branch.id as BranchId }))
    await judge(
      services,
      actor,
      done.value.map((record) => ({ id: record.id, act: { type: 'approve', turn: record.review.turn } })),
    );
  return ok(null);
}

function after(act: SamePeopleAct, two: TwoBodies, said: Parameters<typeof mergedMembers>[2]): TwoBodies {
  if (act.act === 'merge') return mergedMembers(two, act.take, said);
  if (act.act === 'part') return partedMembers(two);
  return { ...two, other: { ...two.other, notSame: { ...two.other.notSame, [said.keptId]: said.on } } };
}

async function memberRow(db: Db, branch: BranchRow, id: string): Promise<RecordRow | undefined> {
  const [row] = id === '' ? [] : await findRecords(db, branch.id, [id]);
  return row?.kind === 'member' && row.deleted === 0 ? row : undefined;
}
