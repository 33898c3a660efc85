import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { photosNamed } from '#domain/photos/named.ts';
import { onlyPicture, pictureTypeOf, readPicture } from '#domain/photos/picture.ts';
import { asFromCamera, jpegOf } from '#tests/support/pictures.ts';

const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);
const ascii = (text: string): number[] => [...Buffer.from(text)];
const fourBytes = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const part = (name: string, data: readonly number[]): number[] => [
  ...ascii(name),
  ...fourBytes(data.length),
  ...data,
  ...(data.length % 2 ? [0] : []),
];
const webp = (...parts: readonly (readonly number[])[]): Uint8Array => {
  const body = [...ascii('WEBP'), ...parts.flat()];
  return new Uint8Array([...ascii('RIFF'), ...fourBytes(body.length), ...body]);
};
const lossy = part('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x06, 0xb0, 0x04, 1, 2, 3]);

describe('a photo', () => {
  test('keeps neither the place nor the camera nor anything after its end', () => {
    const bare = jpegOf(5_000);
    const taken = asFromCamera(bare);
    const comment = new Uint8Array([
      ...taken.subarray(0, 2),
      0xff,
      0xfe,
      0,
      10,
      ...ascii('<script>'),
      ...taken.subarray(2),
      ...ascii('PK..'),
    ]);
    expect(readPicture(taken)?.more).toBe(true);
    expect(holds(comment, 'GPSLatitude')).toBe(true);
    for (const given of [bare, taken, comment]) {
      const kept = onlyPicture(given);
      expect(Buffer.from(kept ?? []).equals(Buffer.from(bare))).toBe(true);
    }
    expect(readPicture(bare)).toEqual({ type: 'image/jpeg', width: 1600, height: 1200, more: false });
  });

  test('keeps what its colours need', () => {
    const bare = jpegOf(2_000);
    const colours = [0xff, 0xe2, 0, 17, ...ascii('ICC_PROFILE\0'), 1, 1, 9];
    const coloured = new Uint8Array([...bare.subarray(0, 2), ...colours, ...bare.subarray(2)]);
    expect(onlyPicture(coloured)?.length).toBe(coloured.length);
    expect(readPicture(coloured)?.more).toBe(false);
  });

  test('in WebP says its size, and whether it carries more than the picture', () => {
    expect(readPicture(webp(lossy))).toEqual({ type: 'image/webp', width: 1600, height: 1200, more: false });
    expect(readPicture(webp(lossy, part('EXIF', ascii('GPS'))))?.more).toBe(true);
    expect(readPicture(webp(part('VP8X', [0, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0]), lossy))).toMatchObject({ width: 1600, height: 1200 });
    expect(readPicture(webp(part('VP8L', [0x2f, 0x3f, 0xc6, 0x2b, 0x01])))).toMatchObject({ width: 1600, height: 1200 });
    // One that moves has no still picture in it.
    expect(readPicture(webp(part('VP8X', [2, 0, 0, 0, 0x3f, 6, 0, 0xaf, 4, 0]), part('ANMF', lossy)))).toBeUndefined();
  });

  test.each([
    ['nothing', []],
    ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page', ascii('<!doctype html>')],
    ['a GIF', ascii('GIF89a')],
    ['a JPEG that breaks off', [...jpegOf(500).subarray(0, 300)]],
  ])('is none: %s', (_what, bytes) => {
    expect(readPicture(new Uint8Array(bytes))).toBeUndefined();
    expect(onlyPicture(new Uint8Array(bytes))).toBeUndefined();
  });

  test('is read from any bytes whatever without a fault', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom([], [0xff, 0xd8, 0xff], [...webp(lossy)].slice(0, 20)),
        (rest, start) => {
          const bytes = new Uint8Array([...start, ...rest]);
          readPicture(bytes);
          const kept = onlyPicture(bytes);
          if (kept) expect(pictureTypeOf(kept)).toBe('image/jpeg');
        },
      ),
    );
  });
});

test('a record names its photos, whatever kind it is of', () => {
  expect(photosNamed({ photos: { aa: {}, bb: {} } })).toEqual(['aa', 'bb']);
  expect(photosNamed({ name: '王建国' })).toEqual([]);
});
