/** The kinds of picture that are kept. Neither can carry a script. */
export const pictureTypes = ['image/jpeg', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];

/** The most bytes one photo may have; a record says the same of its size. */
export const MAX_PHOTO_BYTES = 2_000_000;

/** How many of a picture's first bytes tell its type. */
export const HEAD_BYTES = 16;

/** What a picture's own bytes say of it. */
export type PictureFacts = {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
  /** Whether it carries more than the picture: where and when it was taken, by which phone, a comment, anything after its end. */
  readonly more: boolean;
};

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));
const big = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const little = (bytes: Uint8Array, at: number, count: number): number => {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
};

/** The type a picture's first bytes say it is; undefined when it is none of ours, whatever its name says. */
export function pictureTypeOf(head: Uint8Array): PictureType | undefined {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg';
  return text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP' ? 'image/webp' : undefined;
}

const SCAN = 0xda;
const END = 0xd9;

/** A part of a JPEG from its marker to the next one; a scan has its picture data in it. */
type Segment = { readonly marker: number; readonly from: number; readonly to: number };

/** Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** The parts of a JPEG up to its end; undefined when it breaks off or is no JPEG. */
function segmentsOf(bytes: Uint8Array): readonly Segment[] | undefined {
  const segments: Segment[] = [];
  let at = 2;
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) return [...segments, { marker, from: at, to: at + 2 }];
    const length = big(bytes, at + 2);
    if (length < 2) return undefined;
    const after = at + 2 + length;
    const to = marker === SCAN ? endOfScan(bytes, after) : after;
    if (to > bytes.length) return undefined;
    segments.push({ marker, from: at, to });
    at = to;
  }
  return undefined;
}

/** Whether a part is needed to show the picture: its frame, tables and scans, how its colours are meant. */
function showsPicture(bytes: Uint8Array, { marker, from }: Segment): boolean {
  const application = marker >= 0xe0 && marker <= 0xef;
  if (!application) return marker !== 0xfe;
  const name = text(bytes, from + 4, from + 16);
  return (
    (marker === 0xe0 && name.startsWith('JFIF\0')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE\0')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

const isFrame = ({ marker }: Segment): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** A JPEG with nothing in it but the picture; undefined when it cannot be read. What some browsers write into a picture they make goes too. */
export function onlyPicture(jpeg: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const segments = pictureTypeOf(jpeg) === 'image/jpeg' ? segmentsOf(jpeg) : undefined;
  if (!segments) return undefined;
  const kept = segments.filter((segment) => showsPicture(jpeg, segment));
  const bytes = new Uint8Array(kept.reduce((size, { from, to }) => size + to - from, 2));
  bytes.set(jpeg.subarray(0, 2));
  let at = 2;
  for (const { from, to } of kept) {
    bytes.set(jpeg.subarray(from, to), at);
    at += to - from;
  }
  return bytes;
}

function readJpeg(bytes: Uint8Array): PictureFacts | undefined {
  const segments = segmentsOf(bytes);
  const frame = segments?.find(isFrame);
  if (!segments || !frame || !segments.some(({ marker }) => marker === SCAN)) return undefined;
  const trailing = (segments.at(-1)?.to ?? 0) < bytes.length;
  return {
    type: 'image/jpeg',
    width: big(bytes, frame.from + 7),
    height: big(bytes, frame.from + 5),
    more: trailing || segments.some((segment) => !showsPicture(bytes, segment)),
  };
}

/** Width and height of one WebP chunk that says them. */
function webpSize(bytes: Uint8Array, name: string, at: number): readonly [number, number] | undefined {
  if (name === 'VP8X') return [little(bytes, at + 4, 3) + 1, little(bytes, at + 7, 3) + 1];
  if (name === 'VP8 ') return [little(bytes, at + 6, 2) & 0x3fff, little(bytes, at + 8, 2) & 0x3fff];
  if (name !== 'VP8L') return undefined;
  const bits = little(bytes, at + 1, 4);
  return [(bits & 0x3fff) + 1, (Math.floor(bits / 0x4000) & 0x3fff) + 1];
}

const WEBP_PARTS = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);

function readWebp(bytes: Uint8Array): PictureFacts | undefined {
  const end = 8 + little(bytes, 4, 4);
  if (end > bytes.length) return undefined;
  let size: readonly [number, number] | undefined;
  let more = end < bytes.length;
  let picture = false;
  for (let at = 12; at + 8 <= end; ) {
    const name = text(bytes, at, at + 4);
    const length = little(bytes, at + 4, 4);
    if (at + 8 + length > end) return undefined;
    size ??= webpSize(bytes, name, at + 8);
    picture ||= name === 'VP8 ' || name === 'VP8L';
    more ||= !WEBP_PARTS.has(name);
    at += 8 + length + (length % 2);
  }
  if (!size || !picture) return undefined;
  return { type: 'image/webp', width: size[0], height: size[1], more };
}

/** What a whole picture is; undefined when it breaks off, moves, or is no picture of ours. */
export function readPicture(bytes: Uint8Array): PictureFacts | undefined {
  const type = pictureTypeOf(bytes);
  const facts = type === 'image/jpeg' ? readJpeg(bytes) : type === 'image/webp' ? readWebp(bytes) : undefined;
  return facts && facts.width > 0 && facts.height > 0 ? facts : undefined;
}
