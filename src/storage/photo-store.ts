import type { BranchId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, dayInChina, instantAt } from '#domain/kernel/local-date.ts';
import { photosNamed } from '#domain/photos/named.ts';
import type { MeetingBody, PhotoHash } from '#domain/records/meeting.ts';
import { type KindName, kinds } from '#domain/records/registry.ts';
import type { PhotoStore } from '#sync/photos/ports.ts';
import type { BranchDb } from './db.ts';
import type { LocalPhoto } from './photo-shapes.ts';
import { dropPhoto, recordsNaming } from './photos.ts';
import { confirmedOf } from './rebuild.ts';
import type { LocalRecord, Writer } from './shapes.ts';

const withPhotos = Object.values(kinds).flatMap((kind): KindName[] => ('photos' in kind.fields ? [kind.kind] : []));

// The author's other phone may just be handing it in; after so long nobody is.
const PATIENCE_DAYS = 2;

const names = (record: LocalRecord | undefined, sha: PhotoHash): boolean =>
  record !== undefined && record.deleted === 0 && photosNamed(record.body as unknown as JsonObject).includes(sha);

/** Every record of the branch that names one of these photos. */
async function naming(db: BranchDb, shas: ReadonlySet<PhotoHash>): Promise<Map<PhotoHash, LocalRecord[]>> {
  const found = new Map<PhotoHash, LocalRecord[]>();
  if (shas.size === 0) return found;
  for (const record of await db.records.where('kind').anyOf(withPhotos).toArray())
    for (const sha of record.deleted === 0 ? photosNamed(record.body as unknown as JsonObject) : [])
      if (shas.has(sha)) found.set(sha, [...(found.get(sha) ?? []), record]);
  return found;
}

/** The phone's database as the photo lane sees it. */
export function dexiePhotoStore(db: BranchDb, writer: Pick<Writer, 'name' | 'now'>): PhotoStore {
  /** Whether a record that still names it here has come back from the township with it. */
  const isDue = async (row: LocalPhoto): Promise<boolean> => {
    for (const { id } of await recordsNaming(db, row)) if (names(await confirmedOf(db, id), row.sha)) return true;
    return false;
  };

  return {
    async next(branchId, without) {
      const waiting = await db.photos.where('state').equals('waiting').sortBy('addedAt');
      for (const row of waiting)
        if (row.branchId === branchId && !without.has(row.sha) && (await isDue(row)))
          return { sha: row.sha, branchId, size: row.size, type: row.type };
      return undefined;
    },

    bytes: async (sha) => (await db.photoBytes.get(sha))?.bytes,

    async delivered(sha) {
      await db.photos.update(sha, { state: 'delivered', deliveredAt: instantAt(writer.now()) });
    },

    async gone(sha) {
      await db.transaction('rw', db.photos, db.photoBytes, async () => {
        await db.photoBytes.delete(sha);
        await db.photos.update(sha, { state: 'gone' });
      });
    },

    async refused(sha) {
      await db.photos.update(sha, { state: 'refused' });
    },

    async lacking(branchId, shas) {
      const lacking = new Set(shas);
      const named = await naming(db, lacking);
      const patient = addDays(dayInChina(instantAt(writer.now())), -PATIENCE_DAYS);
      await db.transaction('rw', db.photos, db.photoBytes, async () => {
        const held = new Set(
          await db.photoBytes
            .where('sha')
            .anyOf([...lacking])
            .primaryKeys(),
        );
        for (const [sha, records] of named) {
          const row = await db.photos.get(sha);
          if (row && held.has(sha)) {
            if (row.state === 'delivered' || row.state === 'gone')
              await db.photos.put({ ...row, state: 'waiting', recordIds: records.map(({ id }) => id) });
          } else {
            const own = records.find((record) => record.updatedByName === writer.name || record.createdByName === writer.name);
            const photo = own && (own.body as MeetingBody).photos[sha];
            if (!own || !photo || photo.addedOn > patient || row?.state === 'gone') continue;
            await db.photos.put({
              sha,
              branchId,
              type: row?.type ?? 'image/jpeg',
              size: photo.size,
              thumb: row?.thumb ?? null,
              addedAt: row?.addedAt ?? instantAt(writer.now()),
              deliveredAt: null,
              recordIds: records.map(({ id }) => id),
              draftId: row?.draftId ?? '',
              state: 'gone',
            });
          }
        }
        // Another phone had it after all.
        const found = (await db.photos.where('state').equals('gone').toArray()).filter(
          (row) => row.branchId === branchId && !lacking.has(row.sha),
        );
        for (const row of found)
          await (row.thumb === null
            ? db.photos.delete(row.sha)
            : db.photos.put({ ...row, state: 'delivered', deliveredAt: instantAt(writer.now()) }));
      });
    },
  };
}

/** How long delivered photos stay whole on the phone, should the township come back from an older backup; and how much of them at most. */
export const keptPhotos = { days: 35, bytes: 50_000_000 };

// What no record and no form names, though somebody chose it: long enough for every form that was begun.
const UNNAMED_DAYS = 30;

/**
 * Makes room: of delivered photos only the small picture stays after a while, oldest first; those of a branch that was left
 * go. What has not arrived is never touched while anything names it.
 */
export async function trimPhotos(db: BranchDb, nowMs: number, branchId: BranchId): Promise<void> {
  const before = (days: number): string => instantAt(nowMs - days * 86_400_000);
  let bytes = 0;
  for (const row of await wholeAndDelivered(db)) {
    bytes += row.size;
    if (bytes > keptPhotos.bytes || (row.deliveredAt ?? '') < before(keptPhotos.days)) await db.photoBytes.delete(row.sha);
  }
  for (const row of await db.photos.toArray()) {
    const left = row.branchId !== branchId && row.state !== 'waiting';
    if (left || (row.addedAt < before(UNNAMED_DAYS) && !(await isWanted(db, row)))) await dropPhoto(db, row.sha);
  }
}

/** Photos that the township has too and that no form is holding, the last delivered first. */
async function wholeAndDelivered(db: BranchDb): Promise<LocalPhoto[]> {
  const held = new Set(await db.photoBytes.toCollection().primaryKeys());
  const delivered = await db.photos.where('state').equals('delivered').toArray();
  return delivered
    .filter((row) => held.has(row.sha) && row.draftId === '')
    .sort((a, b) => ((a.deliveredAt ?? '') < (b.deliveredAt ?? '') ? 1 : -1));
}

async function isWanted(db: BranchDb, row: LocalPhoto): Promise<boolean> {
  if (row.draftId !== '' && (await db.drafts.get(row.draftId))) return true;
  const path = `photos.${row.sha}`;
  for (const id of row.recordIds) {
    if (names(await db.records.get(id), row.sha) || names(await confirmedOf(db, id), row.sha)) return true;
    const refused = await db.attention.where('recordId').equals(id).toArray();
    if (refused.some((item) => Object.hasOwn(item.operation.changes, path))) return true;
  }
  return false;
}
