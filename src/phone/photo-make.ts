import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MAX_PHOTO_BYTES, onlyPicture, type PictureType } from '#domain/photos/picture.ts';
import type { ReadyPhoto } from '#storage/photos.ts';
import { fingerprint } from './photo-fingerprint.ts';

// Faces and a banner can be read at this size on the township's screen; more only costs the line.
const LONG_SIDE = 1_600;
const THUMB_SIDE = 320;
const QUALITIES = [0.8, 0.65, 0.5];
const THUMB_QUALITY = 0.7;

type Canvas = OffscreenCanvas | HTMLCanvasElement;

const canvasOf = (width: number, height: number): Canvas =>
  typeof OffscreenCanvas === 'undefined'
    ? Object.assign(document.createElement('canvas'), { width, height })
    : new OffscreenCanvas(width, height);

function drawn(picture: ImageBitmap, longSide: number): Canvas | undefined {
  const scale = Math.min(1, longSide / Math.max(picture.width, picture.height));
  const canvas = canvasOf(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)));
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null;
  if (!pen) return undefined;
  // What is see-through would turn black in a JPEG.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const blobOf = (canvas: Canvas, quality: number): Promise<Blob | null> =>
  'convertToBlob' in canvas
    ? canvas.convertToBlob({ type: 'image/jpeg', quality })
    : new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));

/** The drawing as a JPEG with nothing in it but the picture: some browsers write notes of their own into what they make. */
async function jpegOf(canvas: Canvas | undefined, qualities: readonly number[]): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for (const quality of canvas ? qualities : []) {
    const blob = canvas && (await blobOf(canvas, quality));
    const bytes = blob ? onlyPicture(new Uint8Array(await blob.arrayBuffer())) : undefined;
    if (bytes && bytes.length <= MAX_PHOTO_BYTES) return bytes;
  }
  return undefined;
}

// The camera's word on which side is up is obeyed here, for it does not travel with the picture.
const decoded = (file: Blob): Promise<ImageBitmap | undefined> =>
  createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);

/** A photo made ready, with its size in pixels. */
export type MadePhoto = ReadyPhoto & { readonly width: number; readonly height: number };

/** Makes a chosen picture ready: small enough, upright, with neither place nor camera in it, and with its name. */
export async function makePhoto(file: Blob): Promise<Result<MadePhoto, Problem<'photo.unreadable'>>> {
  const picture = await decoded(file);
  if (!picture) return fail('photo.unreadable');
  try {
    const large = drawn(picture, LONG_SIDE);
    const bytes = await jpegOf(large, QUALITIES);
    const thumb = await jpegOf(drawn(picture, THUMB_SIDE), [THUMB_QUALITY]);
    if (!large || !bytes || !thumb) return fail('photo.unreadable');
    return ok({
      sha: (await fingerprint(bytes)) as MadePhoto['sha'],
      type: 'image/jpeg',
      bytes,
      thumb,
      width: large.width,
      height: large.height,
    });
  } finally {
    picture.close();
  }
}

/** The small picture of one that came from the township; undefined when it cannot be opened. */
export async function thumbOf(bytes: Uint8Array<ArrayBuffer>, type: PictureType): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const picture = await decoded(new Blob([bytes], { type }));
  if (!picture) return undefined;
  try {
    return await jpegOf(drawn(picture, THUMB_SIDE), [THUMB_QUALITY]);
  } finally {
    picture.close();
  }
}
