import { useEffect, useMemo, useState } from 'react';
import type { RecordId } from '#domain/kernel/ids.ts';
import { type Photos, photoRow } from '#domain/photos/edits.ts';
import type { Photo, PhotoHash } from '#domain/records/meeting.ts';
import { lineAllows } from '#phone/photo-line.ts';
import type { PhotoLoop } from '#phone/photo-loop.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { usePhotoLane } from '#phone/use-photo-lane.ts';
import type { BranchDb } from '#storage/db.ts';
import type { LocalPhoto } from '#storage/photo-shapes.ts';
import { keepFetched, photosOf } from '#storage/photos.ts';
import type { Writer } from '#storage/shapes.ts';

/** Where a photo stands, as a person is told it. */
export type PhotoStanding = 'waiting' | 'sending' | 'delivered' | 'gone' | 'refused' | 'fetching' | 'elsewhere' | 'notThere' | 'offline';

/** A photo of a record as its page shows it. */
export type ShownPhoto = {
  readonly sha: PhotoHash;
  readonly photo: Photo;
  /** What this phone has of it. */
  readonly local: LocalPhoto | undefined;
  /** Null where there is nobody to send to. */
  readonly standing: PhotoStanding | null;
  /** How much of it has arrived, in whole per cent; only while it is on its way. */
  readonly percent: number;
};

const rowsOf = (db: BranchDb, names: string): Promise<ReadonlyMap<PhotoHash, LocalPhoto>> =>
  photosOf(db, names === '' ? [] : (names.split(' ') as PhotoHash[]));

/** The photos a record names, in order, with where each stands now. What was written before there were photos has no list of them. */
export function usePhotos(photos: Photos | undefined): readonly ShownPhoto[] {
  const { practice } = useServices();
  const { state } = usePhotoLane();
  const row = useMemo(() => photoRow(photos ?? {}), [photos]);
  const rows = useLive(rowsOf, row.map(([sha]) => sha).join(' '));
  const known = rows.state === 'ready' ? rows.data : undefined;
  return row.map(([sha, photo]) => {
    const local = known?.get(sha);
    const sending = state?.sending?.sha === sha ? state.sending : null;
    const standing = practice || !known ? null : sending ? 'sending' : (local?.state ?? 'elsewhere');
    return { sha, photo, local, standing, percent: Math.floor((sending?.share ?? 0) * 100) };
  });
}

/** Fetches one photo from the township and keeps it, large and small. */
export async function bringPhoto(
  db: BranchDb,
  writer: Writer,
  lane: PhotoLoop,
  sha: PhotoHash,
  recordId: RecordId,
): Promise<'here' | 'notThere' | 'offline'> {
  const brought = await lane.bring(sha);
  if (!brought.ok) return brought.problem.code === 'photo.notThere' ? 'notThere' : 'offline';
  const { thumbOf } = await import('#phone/photo-make.ts');
  const thumb = await thumbOf(brought.value.bytes, brought.value.type);
  if (!thumb) return 'notThere';
  const kept = await keepFetched(db, writer, { sha, ...brought.value, thumb }, recordId);
  return kept.ok ? 'here' : 'offline';
}

/** What fetching came to, by photo. */
export type Fetching = ReadonlyMap<PhotoHash, 'fetching' | 'notThere' | 'offline'>;

/**
 * Fetches the photos of an opened record that this phone has no picture of, one after the other. On mobile data it leaves
 * that to who opens one. Tries again when the browser says that the line is back.
 */
export function useBringing(recordId: RecordId, photos: readonly ShownPhoto[]): Fetching {
  const { db, writer } = useServices();
  const { lane, state } = usePhotoLane();
  const [fetching, setFetching] = useState<Fetching>(new Map());
  const freely = state !== undefined && lineAllows(state.line, state.wifiOnly);
  const lacking = photos.filter(({ local, standing }) => standing !== null && local?.state !== 'gone' && (local?.thumb ?? null) === null);
  const busy = [...fetching.values()].includes('fetching');
  const next = freely && !busy ? lacking.find(({ sha }) => !fetching.has(sha))?.sha : undefined;
  useEffect(() => {
    if (!lane || next === undefined) return;
    setFetching((before) => new Map(before).set(next, 'fetching'));
    void bringPhoto(db, writer, lane, next, recordId)
      .catch(() => 'offline' as const)
      .then((outcome) =>
        setFetching((before) => {
          const after = new Map(before);
          if (outcome === 'here') after.delete(next);
          else after.set(next, outcome);
          return after;
        }),
      );
  }, [db, writer, lane, recordId, next]);
  useEffect(() => {
    const again = () => setFetching((before) => new Map([...before].filter(([, outcome]) => outcome !== 'offline')));
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return fetching;
}

/** An address for these bytes as long as they are shown; null while there are none. */
export function usePictureAddress(bytes: Uint8Array<ArrayBuffer> | null | undefined, type: string): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!bytes) return setAddress(null);
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return address;
}
