const PRIME = 0x01000193;

/** Two 32-bit hashes of one text, with different starts. */
function hashed(text: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, PRIME);
    b = Math.imul(b ^ c, 0x85ebca6b) ^ (b >>> 13);
  }
  return [a >>> 0, b >>> 0];
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/**
 * A short fingerprint of which records there are and at which counts, the same in any order of asking. Phone and township
 * compare it to notice that they differ; it is no protection against somebody who wants them to look alike.
 */
export function digestOf(records: Iterable<{ readonly id: string; readonly seq: number }>): string {
  let a = 0;
  let b = 0;
  let count = 0;
  for (const { id, seq } of records) {
    const [x, y] = hashed(`${id} ${seq}`);
    a = (a ^ x) >>> 0;
    b = (b + y) >>> 0;
    count += 1;
  }
  return `${count}.${hex(a)}${hex(b)}`;
}
