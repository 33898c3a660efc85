import type { JsonObject } from '#domain/kernel/json.ts';
import { photosNamed } from '#domain/photos/named.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { Db, Store, Tx } from '#server/db/store.ts';
import type { PhotoRow } from '#server/db/tables.ts';

/** A photo's name: its branch and the fingerprint of its bytes. */
export type PhotoKey = { readonly branchId: string; readonly sha: string };

const AT_ONCE = 500;

/** What is known of a photo; undefined while nothing of it has come. */
export async function findPhoto(db: Db, { branchId, sha }: PhotoKey): Promise<PhotoRow | undefined> {
  return db.selectFrom('photos').selectAll().where('branch_id', '=', branchId).where('sha256', '=', sha).executeTakeFirst();
}

/** Takes the photo's row for the rest of the transaction, so that two phones with the same photo take turns. */
export async function lockPhoto(tx: Tx, flavour: Store['flavour'], { branchId, sha }: PhotoKey): Promise<PhotoRow | undefined> {
  const query = tx.selectFrom('photos').selectAll().where('branch_id', '=', branchId).where('sha256', '=', sha);
  return flavour === 'postgres' ? query.forUpdate().executeTakeFirst() : query.executeTakeFirst();
}

/** Makes room for a photo, unless there is some. */
export async function addPhoto(tx: Tx, row: PhotoRow): Promise<void> {
  await tx
    .insertInto('photos')
    .values(row)
    .onConflict((conflict) => conflict.columns(['branch_id', 'sha256']).doNothing())
    .execute();
}

/** Writes what changed of a photo. */
export async function savePhoto(
  tx: Tx,
  { branchId, sha }: PhotoKey,
  change: Partial<Pick<PhotoRow, 'size' | 'mime' | 'received' | 'whole' | 'touched_at'>>,
): Promise<void> {
  await tx.updateTable('photos').set(change).where('branch_id', '=', branchId).where('sha256', '=', sha).execute();
}

/** Adds a piece; `position` is where it begins in the photo. */
export async function addPiece(
  tx: Tx,
  { branchId, sha }: PhotoKey,
  townshipId: string,
  position: number,
  bytes: Uint8Array,
): Promise<void> {
  await tx.insertInto('photo_chunks').values({ branch_id: branchId, sha256: sha, township_id: townshipId, position, bytes }).execute();
}

/** All bytes of a photo that have come, in order. */
export async function bytesOf(db: Db, { branchId, sha }: PhotoKey): Promise<Uint8Array<ArrayBuffer>> {
  const rows = await db
    .selectFrom('photo_chunks')
    .select('bytes')
    .where('branch_id', '=', branchId)
    .where('sha256', '=', sha)
    .orderBy('position')
    .execute();
  return new Uint8Array(Buffer.concat(rows.map((row) => row.bytes)));
}

/** Takes a photo's bytes away; the row stays. */
export async function dropPieces(tx: Tx, { branchId, sha }: PhotoKey): Promise<void> {
  await tx.deleteFrom('photo_chunks').where('branch_id', '=', branchId).where('sha256', '=', sha).execute();
}

/** Takes a photo away, bytes and all. */
export async function dropPhoto(tx: Tx, key: PhotoKey): Promise<void> {
  await dropPieces(tx, key);
  await tx.deleteFrom('photos').where('branch_id', '=', key.branchId).where('sha256', '=', key.sha).execute();
}

/** How many photos a branch has begun or finished, and how many bytes they are or will be. */
export async function photoUse(db: Db, branchId: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const row = await db
    .selectFrom('photos')
    .select((e) => [e.fn.countAll().as('count'), e.fn.sum('size').as('bytes')])
    .where('branch_id', '=', branchId)
    .executeTakeFirst();
  return { count: Number(row?.count ?? 0), bytes: Number(row?.bytes ?? 0) };
}

/** Every photo of a branch, without its bytes. */
export async function photosOf(db: Db, branchId: string): Promise<PhotoRow[]> {
  return db.selectFrom('photos').selectAll().where('branch_id', '=', branchId).orderBy('sha256').execute();
}

/** The photos that the branch's living records name. */
export async function photosNamedIn(db: Db, branchId: string): Promise<Set<PhotoHash>> {
  const rows = await db
    .selectFrom('records')
    .select('body')
    .where('branch_id', '=', branchId)
    .where('deleted', '=', 0)
    // As JSON writes it when the map is not empty: a text with the same signs would have them escaped.
    .where('body', 'like', '%"photos":{"%')
    .execute();
  return new Set(rows.flatMap((row) => photosNamed(JSON.parse(row.body) as JsonObject)));
}

/** Notes that these photos are named today. */
export async function touchPhotos(tx: Tx, branchId: string, shas: readonly string[], at: string): Promise<void> {
  for (let from = 0; from < shas.length; from += AT_ONCE)
    await tx
      .updateTable('photos')
      .set({ touched_at: at })
      .where('branch_id', '=', branchId)
      .where('sha256', 'in', shas.slice(from, from + AT_ONCE))
      .execute();
}

/** The ids of every branch there is, of every township. */
export async function everyBranch(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('branches').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}
