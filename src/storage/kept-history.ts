import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { type BranchDb, readMeta, writeMeta } from './db.ts';

const KEY = 'histories';
// A page that was looked at once can be looked at again without a signal; more than a handful nobody goes back to.
const MOST = 12;

type Kept = readonly { readonly id: RecordId; readonly history: JsonObject }[];

/** The history of a record as this phone last got it; undefined where it never did, or not lately. */
export const keptHistory = async (db: BranchDb, id: RecordId): Promise<JsonObject | undefined> =>
  (await readMeta<Kept>(db, KEY))?.find((kept) => kept.id === id)?.history;

/** Keeps the history of a record for when there is no signal; the one looked at longest ago goes. */
export async function keepHistory(db: BranchDb, id: RecordId, history: JsonObject): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const others = ((await readMeta<Kept>(db, KEY)) ?? []).filter((kept) => kept.id !== id);
    await writeMeta(db, KEY, [{ id, history }, ...others].slice(0, MOST));
  });
}
