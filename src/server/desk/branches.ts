import type { Instant } from '#domain/kernel/local-date.ts';
import type { DeskBranch } from '#protocol/desk.ts';
import type { Db } from '#server/db/store.ts';
import { branchesOf, memberCounts } from '#server/repos/branches.ts';
import { lastSeen } from '#server/repos/devices.ts';

/** A township's villages in register order, with their members counted and their phones' last sign of life. */
export async function deskBranches(db: Db, townshipId: string): Promise<DeskBranch[]> {
  const rows = await branchesOf(db, townshipId);
  const members = await memberCounts(db, townshipId);
  const seen = await lastSeen(db, townshipId);
  return rows.map((row) => ({
    id: row.id as DeskBranch['id'],
    name: row.name,
    order: row.position,
    secretaryName: row.secretary_name,
    memberCount: members.get(row.id) ?? 0,
    lastSeenAt: (seen.get(row.id) as Instant | undefined) ?? null,
  }));
}
