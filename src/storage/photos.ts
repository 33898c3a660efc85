import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { photosNamed } from '#domain/photos/named.ts';
import type { PictureType } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { BranchDb } from './db.ts';
import { type StorageProblem, storageProblemOf } from './full-disk.ts';
import type { LocalPhoto } from './photo-shapes.ts';
import type { LocalRecord, Writer } from './shapes.ts';

/** A photo as it was made ready on this phone, or fetched. */
export type ReadyPhoto = {
  readonly sha: PhotoHash;
  readonly type: PictureType;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly thumb: Uint8Array<ArrayBuffer>;
};

const withRecord = (known: LocalPhoto | undefined, recordId: RecordId): readonly RecordId[] => [
  ...new Set([...(known?.recordIds ?? []), recordId]),
];

/**
 * Puts a photo on the disk, small and large together, before the form names it. The two megabytes laid by for words are not
 * given up for it: a full phone refuses the photo.
 */
async function put(db: BranchDb, photo: ReadyPhoto, row: LocalPhoto): Promise<Result<LocalPhoto, Problem<StorageProblem>>> {
  try {
    await db.transaction('rw', db.photos, db.photoBytes, async () => {
      await db.photoBytes.put({ sha: photo.sha, bytes: photo.bytes });
      await db.photos.put(row);
    });
    return ok(row);
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === undefined) throw error;
    return fail(problem);
  }
}

/** Keeps a photo that was chosen in a form. Chosen again it stays one, and what the township has is not handed in twice. */
export async function keepChosen(
  db: BranchDb,
  writer: Pick<Writer, 'branchId' | 'now'>,
  photo: ReadyPhoto,
  place: { readonly recordId: RecordId; readonly draftId: string },
): Promise<Result<LocalPhoto, Problem<StorageProblem>>> {
  const known = await db.photos.get(photo.sha);
  return put(db, photo, {
    sha: photo.sha,
    branchId: writer.branchId,
    state: known?.state === 'delivered' ? 'delivered' : 'waiting',
    type: photo.type,
    size: photo.bytes.length,
    thumb: photo.thumb,
    addedAt: known?.addedAt ?? instantAt(writer.now()),
    deliveredAt: known?.deliveredAt ?? null,
    recordIds: withRecord(known, place.recordId),
    draftId: place.draftId,
  });
}

/** Keeps a photo that came from the township. */
export async function keepFetched(
  db: BranchDb,
  writer: Pick<Writer, 'branchId' | 'now'>,
  photo: ReadyPhoto,
  recordId: RecordId,
): Promise<Result<LocalPhoto, Problem<StorageProblem>>> {
  const known = await db.photos.get(photo.sha);
  const now = instantAt(writer.now());
  return put(db, photo, {
    sha: photo.sha,
    branchId: writer.branchId,
    state: 'delivered',
    type: photo.type,
    size: photo.bytes.length,
    thumb: photo.thumb,
    addedAt: known?.addedAt ?? now,
    deliveredAt: now,
    recordIds: withRecord(known, recordId),
    draftId: known?.draftId ?? '',
  });
}

/** What this phone knows of these photos, by name. */
export async function photosOf(db: BranchDb, shas: readonly PhotoHash[]): Promise<ReadonlyMap<PhotoHash, LocalPhoto>> {
  const rows = await db.photos.bulkGet([...shas]);
  return new Map(rows.flatMap((row) => (row ? [[row.sha, row] as const] : [])));
}

/** A photo's full bytes; undefined when this phone does not keep them. */
export const fullBytes = async (db: BranchDb, sha: PhotoHash): Promise<Uint8Array<ArrayBuffer> | undefined> =>
  (await db.photoBytes.get(sha))?.bytes;

/** Photos that were chosen in a form that may have ended before it could name them. */
export async function chosenIn(db: BranchDb, draftId: string): Promise<readonly LocalPhoto[]> {
  return (await db.photos.where('state').anyOf('waiting', 'delivered').toArray()).filter((row) => row.draftId === draftId);
}

/** The form no longer wants this photo: it is not put back at the next opening. */
export async function letGo(db: BranchDb, sha: PhotoHash): Promise<void> {
  await db.photos.update(sha, { draftId: '' });
}

/** A form was saved: its photos belong to the record. */
export async function photosSaved(db: BranchDb, draftId: string): Promise<void> {
  for (const row of await chosenIn(db, draftId)) await letGo(db, row.sha);
}

/** A form was thrown away: photos that were chosen in it and that nothing else names go with it. */
export async function photosThrownAway(db: BranchDb, draftId: string): Promise<void> {
  for (const row of await chosenIn(db, draftId)) {
    if ((await recordsNaming(db, row)).length > 0) await letGo(db, row.sha);
    else await dropPhoto(db, row.sha);
  }
}

/** The records among its own that name it as they are shown. */
export async function recordsNaming(db: BranchDb, row: LocalPhoto): Promise<readonly LocalRecord[]> {
  const records = await db.records.bulkGet([...row.recordIds]);
  return records.flatMap((record) =>
    record && record.deleted === 0 && photosNamed(record.body as unknown as JsonObject).includes(row.sha) ? [record] : [],
  );
}

/** Takes a photo off this phone. */
export async function dropPhoto(db: BranchDb, sha: PhotoHash): Promise<void> {
  await db.transaction('rw', db.photos, db.photoBytes, async () => {
    await db.photoBytes.delete(sha);
    await db.photos.delete(sha);
  });
}

/** What the sync centre says of photos. Only those that a record names are counted. */
export type PhotoSummary = {
  readonly waiting: number;
  /** Bytes of those. */
  readonly bytes: number;
  /** Not at the township and not on this phone, with the record to mend. */
  readonly gone: readonly { readonly sha: PhotoHash; readonly record: LocalRecord }[];
  readonly refused: readonly { readonly sha: PhotoHash; readonly record: LocalRecord }[];
};

/** Counts the photos that have not arrived. */
export async function photoSummary(db: BranchDb): Promise<PhotoSummary> {
  const rows = await db.photos.where('state').anyOf('waiting', 'gone', 'refused').toArray();
  const named = await Promise.all(rows.map(async (row) => ({ row, record: (await recordsNaming(db, row))[0] })));
  const of = (state: LocalPhoto['state']) =>
    named.flatMap(({ row, record }) => (record && row.state === state ? [{ row, sha: row.sha, record }] : []));
  const waiting = of('waiting');
  const plain = (found: ReturnType<typeof of>) => found.map(({ sha, record }) => ({ sha, record }));
  return {
    waiting: waiting.length,
    bytes: waiting.reduce((sum, { row }) => sum + row.size, 0),
    gone: plain(of('gone')),
    refused: plain(of('refused')),
  };
}
