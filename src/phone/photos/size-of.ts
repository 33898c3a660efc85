import { readPicture } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { BranchDb } from '#storage/db.ts';
import { fullBytes } from '#storage/photos.ts';

/** How large a photo on this phone is, in pixels; undefined when it is not here whole. */
export async function sizeOf(db: BranchDb, sha: PhotoHash): Promise<{ readonly width: number; readonly height: number } | undefined> {
  const bytes = await fullBytes(db, sha);
  const facts = bytes && readPicture(bytes);
  return facts && { width: facts.width, height: facts.height };
}
