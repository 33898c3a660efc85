import { may } from '#domain/access.ts';
import { guestsOf } from '#domain/floating/stays.ts';
import type { BranchId } from '#domain/kernel/ids.ts';
import { useServices } from '#phone/services.tsx';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** A stay as this phone has it. */
export type StayRecord = LocalRecord<'floatingStay'>;

/** The stays, those out and one for each guest, with the roster they belong to. */
export async function readStays(db: BranchDb) {
  const [stays, members] = await Promise.all([recordsOfKind(db, 'floatingStay'), recordsOfKind(db, 'member')]);
  return { stays, out: stays.filter(({ body }) => body.direction === 'out'), guests: guestsOf(stays), members };
}

/** What the screens of 流动党员 read. */
export type Stays = Awaited<ReturnType<typeof readStays>>;

/** Whether this person writes stays here. */
export function useWritesStays(): boolean {
  const { actor, session } = useServices();
  return may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'floatingStay', groupId: null });
}
