import { addDays, daysBetween, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';

const EPOCH = '2020-01-01' as LocalDate;
const EPOCH_YEAR = 2000;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Puts values one after the other, big end first. Throws on what does not fit: whoever packs has cut it to size. */
export class Packer {
  private readonly bytes: number[] = [];

  number(value: number, size: 1 | 2 | 4): this {
    if (!Number.isInteger(value) || value < 0 || value >= 256 ** size) throw new RangeError(`${value} does not fit ${size} bytes`);
    for (let at = size - 1; at >= 0; at -= 1) this.bytes.push(Math.floor(value / 256 ** at) % 256);
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.bytes.push(...bytes);
    return this;
  }

  /** At most 255 bytes of UTF-8. */
  text(text: string): this {
    const bytes = new TextEncoder().encode(text);
    return this.number(bytes.length, 1).raw(bytes);
  }

  day(day: LocalDate | null): this {
    return this.number(day === null ? 0 : daysBetween(EPOCH, day) + 1, 2);
  }

  month(month: YearMonth | null): this {
    return this.number(month === null ? 0 : (Number(month.slice(0, 4)) - EPOCH_YEAR) * 12 + Number(month.slice(5)), 2);
  }

  end(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.bytes);
  }
}

/** What a reader comes upon when bytes end too early or say what cannot be. */
export class BadBytes extends Error {}

/** Takes values off one after the other, as a Packer put them. */
export class Unpacker {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  raw(size: number): Uint8Array {
    if (this.at + size > this.bytes.length) throw new BadBytes('too short');
    this.at += size;
    return this.bytes.slice(this.at - size, this.at);
  }

  number(size: 1 | 2 | 4): number {
    return this.raw(size).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  text(): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(this.raw(this.number(1)));
    } catch {
      throw new BadBytes('no text');
    }
  }

  day(): LocalDate | null {
    const days = this.number(2);
    return days === 0 ? null : addDays(EPOCH, days - 1);
  }

  month(): YearMonth | null {
    const count = this.number(2);
    if (count === 0) return null;
    return `${EPOCH_YEAR + Math.floor((count - 1) / 12)}-${String(((count - 1) % 12) + 1).padStart(2, '0')}` as YearMonth;
  }

  /** Whether nothing is left. */
  done(): boolean {
    return this.at === this.bytes.length;
  }
}

/** The CRC-32 of ISO 3309, which finds every fault of up to 32 bits in a row. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Bytes in capital letters and digits (RFC 4648 base32 without padding), which a QR code holds two to eleven bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += DIGITS[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + DIGITS[(held << (5 - bits)) & 31] : text;
}

/** The bytes of such a text; null where a letter is none of its digits. */
export function fromBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    const value = DIGITS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bytes.push((held >>> (bits - 8)) & 255);
      bits -= 8;
    }
  }
  return Uint8Array.from(bytes);
}

/** An id as its 16 bytes. */
export const idBytes = (id: string): Uint8Array => hexBytes(id.replaceAll('-', ''));

/** Hex digits as bytes. */
export const hexBytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Bytes as hex digits. */
export const bytesHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** 16 bytes as an id. */
export const bytesId = (bytes: Uint8Array): string => bytesHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
