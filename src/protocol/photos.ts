import { z } from 'zod';
import { MAX_PHOTO_BYTES, pictureTypes } from '#domain/photos/picture.ts';
import { PhotoHash } from '#domain/records/meeting.ts';

/** The content type of a piece of a photo. */
export const PIECE_TYPE = 'application/offset+octet-stream';

/** The most bytes in one piece. */
export const MAX_PIECE_BYTES = 1024 * 1024;

const count = z.string().regex(/^(0|[1-9]\d{0,9})$/);

/** What comes with a piece: where it begins, how long the whole photo is, and what it is. */
export const PieceHeaders = z.strictObject({
  'upload-offset': count.transform(Number),
  'upload-length': count.transform(Number).pipe(z.int().min(1).max(MAX_PHOTO_BYTES)),
  'upload-mime': z.enum(pictureTypes),
});

/** GET /api/v1/photos/:branchId/missing: photos that records of the branch name and that have not arrived whole. */
export const MissingPhotos = z.object({ missing: z.array(PhotoHash) });
export type MissingPhotos = z.infer<typeof MissingPhotos>;
