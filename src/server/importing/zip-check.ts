import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 400;
const ELSEWHERE_16 = [4, 6, 8, 10];
const ELSEWHERE_32 = [12, 16];

/** What a zip file turns out to hold before anything reads it. */
export type ZipVerdict = 'fine' | 'tooLarge' | 'locked' | 'broken';

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 65_536; at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return -1;
}

/** Unpacks every part of a zip and throws the result away, stopping at `maxBytes` in sum; a declared size is not believed. */
export function checkZip(bytes: Uint8Array, maxBytes: number): ZipVerdict {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return 'broken';
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return 'tooLarge';
  // Where one of these says 'see elsewhere', a reader of large zips takes another directory than the one that is checked here.
  if (ELSEWHERE_16.some((place) => view.getUint16(end + place, true) === 0xff_ff)) return 'broken';
  if (ELSEWHERE_32.some((place) => view.getUint32(end + place, true) === 0xff_ff_ff_ff)) return 'broken';
  let at = view.getUint32(end + 16, true);
  let left = maxBytes;
  try {
    // Readers go on as long as there are entries, whatever the count says; so does the check, and the two have to agree.
    let seen = 0;
    for (; at + 4 <= view.byteLength && view.getUint32(at, true) === ENTRY; seen += 1) {
      if (seen >= MAX_ENTRIES) return 'tooLarge';
      if ((view.getUint16(at + 8, true) & 1) === 1) return 'locked';
      const method = view.getUint16(at + 10, true);
      const packed = view.getUint32(at + 20, true);
      if (view.getUint32(at + 24, true) > left) return 'tooLarge';
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== LOCAL) return 'broken';
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (method === 8) left -= inflateRawSync(bytes.subarray(from, from + packed), { maxOutputLength: left + 1 }).byteLength;
      else if (method === 0) left -= packed;
      else return 'broken';
      if (left < 0) return 'tooLarge';
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
    if (seen !== count || seen === 0) return 'broken';
  } catch (error) {
    return error instanceof RangeError && (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken';
  }
  return 'fine';
}
