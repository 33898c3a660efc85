import { createHash } from 'node:crypto';
import type { Actor } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { HEAD_BYTES, type PictureType, pictureTypeOf, readPicture } from '#domain/photos/picture.ts';
import type { Store, Tx } from '#server/db/store.ts';
import type { PhotoRow } from '#server/db/tables.ts';
import {
  addPhoto,
  addPiece,
  bytesOf,
  dropPhoto,
  dropPieces,
  findPhoto,
  lockPhoto,
  type PhotoKey,
  photoUse,
  savePhoto,
} from '#server/repos/photos.ts';

/** How much one branch may keep: photos, and their bytes together. */
export const branchLimits = { photos: 2_000, bytes: 1_000_000_000 };

// A picture of a few thousand bytes can claim to be a wall; whoever opens it pays for it with his memory.
const MOST_PIXELS = 25_000_000;

/** A piece of a photo as it came. */
export type Piece = {
  readonly key: PhotoKey;
  readonly offset: number;
  readonly length: number;
  readonly type: PictureType;
  readonly bytes: Uint8Array;
  readonly actor: Pick<Actor, 'accountId' | 'townshipId'>;
  readonly now: Instant;
};

/** How far a photo has come, or why the piece was not taken. 'photo.moved' says in its facts where the next piece has to begin. */
export type Taken = Result<
  number,
  Problem<'photo.moved' | 'photo.damaged' | 'photo.wrongType' | 'photo.notBare' | 'photo.branchFull' | 'request.malformed'>
>;

const sameAs = (piece: Piece, row: PhotoRow): boolean => row.size === piece.length && row.mime === piece.type;

/** Takes one piece in. The last one is answered only when the fingerprint of all is right; wrong bytes are dropped, all of them. */
export async function takePiece(store: Store, piece: Piece): Promise<Taken> {
  const { bytes, offset, length, type } = piece;
  if (bytes.length === 0 || offset + bytes.length > length) return fail('request.malformed', { path: 'body' });
  if (offset === 0 && (bytes.length < Math.min(length, HEAD_BYTES) || pictureTypeOf(bytes) !== type)) return fail('photo.wrongType');
  if (!(await findPhoto(store.db, piece.key))) {
    const use = await photoUse(store.db, piece.key.branchId);
    if (use.count >= branchLimits.photos || use.bytes + length > branchLimits.bytes) return fail('photo.branchFull');
  }
  return store.write((tx) => append(tx, store, piece));
}

async function append(tx: Tx, store: Store, piece: Piece): Promise<Taken> {
  const { key, bytes, length, type, actor, now } = piece;
  // Only a first piece begins a photo; what names a later place of one that is not here is told to begin.
  if (piece.offset === 0)
    await addPhoto(tx, {
      branch_id: key.branchId,
      sha256: key.sha,
      township_id: actor.townshipId,
      size: length,
      mime: type,
      received: 0,
      whole: 0,
      account_id: actor.accountId,
      created_at: now,
      touched_at: now,
    });
  const row = await lockPhoto(tx, store.flavour, key);
  if (!row) return fail('photo.moved', { offset: 0 });
  let received = row.received;
  if (row.whole === 0 && !sameAs(piece, row)) {
    // One fingerprint cannot have two lengths: what came before was said wrongly, so it begins anew.
    await dropPieces(tx, key);
    await savePhoto(tx, key, { size: length, mime: type, received: 0, touched_at: now });
    received = 0;
  }
  if (piece.offset !== received) return fail('photo.moved', { offset: received });
  await addPiece(tx, key, row.township_id, received, bytes);
  received += bytes.length;
  if (received < length) {
    await savePhoto(tx, key, { received, touched_at: now });
    return ok(received);
  }
  const fault = faultOf(await bytesOf(tx, key), key.sha);
  if (fault) {
    await dropPhoto(tx, key);
    return fail(fault);
  }
  await savePhoto(tx, key, { received, whole: 1, touched_at: now });
  return ok(received);
}

/** What is wrong with a whole photo; undefined when nothing is. */
function faultOf(bytes: Uint8Array, sha: string): 'photo.damaged' | 'photo.wrongType' | 'photo.notBare' | undefined {
  if (createHash('sha256').update(bytes).digest('hex') !== sha) return 'photo.damaged';
  const facts = readPicture(bytes);
  if (!facts || facts.width * facts.height > MOST_PIXELS) return 'photo.wrongType';
  return facts.more ? 'photo.notBare' : undefined;
}
