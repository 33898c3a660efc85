import { createHash } from 'node:crypto';
import type { PhotoHash } from '#domain/records/meeting.ts';

const segment = (marker: number, payload: readonly number[] | Uint8Array): number[] => {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...payload];
};

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

/** What a camera writes into its pictures: that it was held upright, its name, and a place in degrees. */
const exif = (): number[] =>
  segment(0xe1, [
    ...ascii('Exif\0\0MM\0*\0\0\0\x08'),
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0],
    ...ascii('GPSLatitude 30.5912 N, GPSLongitude 104.0123 E, Maker HUAWEI'),
  ]);

/** A JPEG of so many bytes with the parts of a real one, though nobody could look at it. The same seed gives the same bytes. */
export function jpegOf(
  size: number,
  given: { readonly seed?: number; readonly width?: number; readonly height?: number } = {},
): Uint8Array<ArrayBuffer> {
  const { seed = 1, width = 1600, height = 1200 } = given;
  const head = [
    ...[0xff, 0xd8],
    ...segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, new Uint8Array(65).fill(1)),
    ...segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...segment(0xc4, new Uint8Array(18).fill(0)),
    ...segment(0xda, [1, 1, 0, 0, 0x3f, 0]),
  ];
  const bytes = new Uint8Array(size);
  let state = seed * 2_654_435_761;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = (state >>> 24) % 255;
  }
  bytes.set(head);
  bytes.set([0xff, 0xd9], size - 2);
  return bytes;
}

/** The picture as a camera would have made it, with its place and maker in it. */
export function asFromCamera(jpeg: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...jpeg.subarray(0, 2), ...exif(), ...jpeg.subarray(2)]);
}

/** A photo's name. */
export const shaOf = (bytes: Uint8Array): PhotoHash => createHash('sha256').update(bytes).digest('hex') as PhotoHash;
