import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { PhotoEdit, Photos } from '#domain/photos/edits.ts';
import type { StorageState } from '#phone/services.tsx';
import type { BranchDb } from '#storage/db.ts';
import { keepChosen } from '#storage/photos.ts';
import type { Writer } from '#storage/shapes.ts';
import type { FormPlace } from './photos-model.ts';

/** The most photos of one record. */
export const MOST_PHOTOS = 9;

// Below this a phone begins to lose what it holds; words need so little that they are never refused for it.
const ROOM_BYTES = 50_000_000;

/** Why a photo was not added. The form goes on without it. */
export type AddProblem = 'noRoom' | 'unreadable' | 'tooMany' | 'twice';

/** What adding photos works with. */
export type Adding = {
  readonly db: BranchDb;
  readonly writer: Writer;
  readonly today: LocalDate;
  readonly place: FormPlace;
  readonly named: Photos;
  readonly storageState: () => Promise<StorageState>;
  readonly apply: (edit: PhotoEdit) => void;
};

const hasRoom = ({ usedBytes, quotaBytes }: StorageState): boolean =>
  usedBytes === null || quotaBytes === null || quotaBytes - usedBytes >= ROOM_BYTES;

/**
 * Makes each chosen picture ready, puts it on the disk and only then lets the form name it: whenever the app is killed, what
 * is named is here, and what is here and not named yet is found at the next opening. Answers why the first one was left out.
 */
export async function addPhotos(files: readonly Blob[], adding: Adding): Promise<AddProblem | null> {
  const { db, writer, today, place, storageState, apply } = adding;
  const named = new Set(Object.keys(adding.named));
  let problem: AddProblem | null = null;
  for (const file of files) {
    if (named.size >= MOST_PHOTOS) return problem ?? 'tooMany';
    if (!hasRoom(await storageState())) return problem ?? 'noRoom';
    const { makePhoto } = await import('#phone/photo-make.ts');
    const made = await makePhoto(file);
    if (!made.ok) {
      problem ??= 'unreadable';
      continue;
    }
    const { sha, bytes, width, height } = made.value;
    if (named.has(sha)) {
      problem ??= 'twice';
      continue;
    }
    const kept = await keepChosen(db, writer, made.value, place);
    if (!kept.ok) return problem ?? 'noRoom';
    named.add(sha);
    apply({ type: 'addPhoto', sha, photo: { size: bytes.length, width, height, addedOn: today } });
  }
  return problem;
}
