import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import type { DeskBranch } from '#protocol/desk.ts';
import type { Db } from '#server/db/store.ts';
import { branchesOf, memberBodies } from '#server/repos/branches.ts';
import { lastSeen } from '#server/repos/devices.ts';

/** A township's villages in register order, with the members on their roll today counted and their phones' last sign of life. */
export async function deskBranches(db: Db, townshipId: string, now: Instant): Promise<DeskBranch[]> {
  const rows = await branchesOf(db, townshipId);
  const members = await memberBodies(db, townshipId);
  const today = dayInChina(now);
  const seen = await lastSeen(db, townshipId);
  return rows.map((row) => ({
    id: row.id as DeskBranch['id'],
    name: row.name,
    order: row.position,
    secretaryName: row.secretary_name,
    memberCount: (members.get(row.id) ?? []).filter((body) => isOnRoll(JSON.parse(body) as MemberBody, today)).length,
    lastSeenAt: (seen.get(row.id) as Instant | undefined) ?? null,
  }));
}
