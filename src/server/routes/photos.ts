import { z } from 'zod';
import { BranchId } from '#domain/kernel/ids.ts';
import { PhotoHash } from '#domain/records/meeting.ts';
import { MAX_PIECE_BYTES, MissingPhotos, PIECE_TYPE, PieceHeaders } from '#protocol/photos.ts';
import { takePiece } from '#server/photos/take-piece.ts';
import { bytesOf, findPhoto, photosNamedIn, photosOf } from '#server/repos/photos.ts';
import { answer, type Route, refuse, route } from './route.ts';

const path = '/api/v1/photos/:branchId/:sha256';
const params = z.strictObject({ branchId: BranchId, sha256: PhotoHash });

const missing = route({
  method: 'GET',
  path: '/api/v1/photos/:branchId/missing',
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'Photos that records of the branch name and that have not arrived whole',
  params: z.strictObject({ branchId: BranchId }),
  response: MissingPhotos,
  handle: async ({ services, params: { branchId } }) => {
    const { db } = services.store;
    const [named, held] = [await photosNamedIn(db, branchId), await photosOf(db, branchId)];
    const whole = new Set<string>(held.filter((row) => row.whole === 1).map((row) => row.sha256));
    return answer({ missing: [...named].filter((sha) => !whole.has(sha)).sort() });
  },
});

const offset = route({
  method: 'HEAD',
  path,
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'How much of a photo has arrived, as Upload-Offset and Upload-Length; equal when all of it has',
  params,
  response: null,
  handle: async ({ services, params: { branchId, sha256: sha } }) => {
    const row = await findPhoto(services.store.db, { branchId, sha });
    if (!row) return refuse('not.found');
    return new Response(null, { headers: { 'Upload-Offset': String(row.received), 'Upload-Length': String(row.size) } });
  },
});

const append = route({
  method: 'PATCH',
  path,
  access: { deed: 'sync', on: 'branchInPath' },
  summary: 'Hand in the next piece of a photo',
  params,
  headers: PieceHeaders,
  raw: { types: [PIECE_TYPE] },
  maxBytes: MAX_PIECE_BYTES,
  response: null,
  handle: async ({ services, actor, params: { branchId, sha256: sha }, headers, bytes, now }) => {
    const taken = await takePiece(services.store, {
      key: { branchId, sha },
      offset: headers['upload-offset'],
      length: headers['upload-length'],
      type: headers['upload-mime'],
      bytes,
      actor,
      now,
    });
    if (taken.ok) return new Response(null, { status: 204, headers: { 'Upload-Offset': String(taken.value) } });
    const { code, facts } = taken.problem;
    return refuse(code, facts, code === 'photo.moved' ? { 'Upload-Offset': String(facts?.['offset'] ?? 0) } : undefined);
  },
});

const picture = route({
  method: 'GET',
  path,
  access: { deed: 'read', on: 'branchInPath' },
  summary: 'A photo that has arrived whole',
  params,
  response: null,
  handle: async ({ services, params: { branchId, sha256: sha } }) => {
    const { db } = services.store;
    const row = await findPhoto(db, { branchId, sha });
    if (row?.whole !== 1) return refuse('not.found');
    return new Response(await bytesOf(db, { branchId, sha }), {
      headers: {
        'Content-Type': row.mime,
        'Content-Length': String(row.size),
        'Content-Disposition': `inline; filename="${sha.slice(0, 12)}.${row.mime === 'image/webp' ? 'webp' : 'jpg'}"`,
        // People are on it: no proxy keeps it, and a shared desk has none left on its disk after signing out.
        'Cache-Control': 'private, no-store',
        'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      },
    });
  },
});

/** Photos in pieces, named by the fingerprint of their bytes. The list of the missing stands first: its address fits the others too. */
export const photoRoutes: readonly Route[] = [missing, offset, append, picture];
