import { may } from '#domain/access.ts';
import { type AreasLoad, areasLoad } from '#domain/areas/load.ts';
import type { BranchId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** What the pages of areas are made from. */
export type Areas = {
  readonly areas: readonly LocalRecord<'area'>[];
  readonly members: readonly LocalRecord<'member'>[];
  readonly load: AreasLoad;
  readonly profile: LocalRecord<'branchProfile'> | null;
  readonly nameOf: (memberId: string) => string;
};

/** Reads areas in their order, members, and what the areas carry on that day. */
export async function readAreas(db: BranchDb, day: LocalDate): Promise<Areas> {
  const [areas, members, profiles] = await Promise.all([
    recordsOfKind(db, 'area'),
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'branchProfile'),
  ]);
  areas.sort((a, b) => a.body.order - b.body.order || (a.body.areaName < b.body.areaName ? -1 : 1));
  const names = new Map(members.map(({ id, body }) => [id as string, body.name]));
  // Where two phones made a profile each, the one that the township counted first stands, as everywhere.
  const profile = profiles.sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null;
  const onRoll = members.filter(({ body }) => isOnRoll(body, day)).map(({ id }) => id as string);
  return {
    areas,
    members,
    profile,
    load: areasLoad(areas, day, { households: profile?.body.households ?? null, onRoll }),
    nameOf: (memberId) => names.get(memberId) ?? '',
  };
}

/** Whether this person may write a record of that kind here. */
export function useMayWrite(): (kind: KindName) => boolean {
  const { actor, session } = useServices();
  return (kind) => may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind, groupId: null });
}
