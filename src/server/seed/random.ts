/** A source of chance that always gives the same row for the same seed, on every machine. */
export type Random = {
  /** A fraction from 0 up to, but not, 1. */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of the first parts, each as likely as its second part is heavy. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T;
  /** Some of the list, in a new order. */
  readonly some: <T>(list: readonly T[], count: number) => T[];
  /** An id of the shape of a UUIDv7 for this moment. */
  readonly uuid: (atMs: number) => string;
};

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hashed(text: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Starts the row that belongs to this seed (mulberry32). */
export function randomFrom(seed: string): Random {
  let state = hashed(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const at = <T>(list: readonly T[], index: number): T => {
    if (index >= list.length) throw new Error('nothing to pick from');
    return list[index] as T;
  };
  const byte = (): string => HEX[int(0, 255)] as string;
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of list) {
        left -= weight;
        if (left < 0) return item;
      }
      return at(list, list.length - 1)[0];
    },
    some: (list, count) => {
      const rest = [...list];
      const taken = [];
      while (taken.length < count && rest.length > 0) taken.push(...rest.splice(int(0, rest.length - 1), 1));
      return taken;
    },
    uuid: (atMs) => {
      const time = Math.max(0, Math.floor(atMs)).toString(16).padStart(12, '0');
      const variant = (8 + int(0, 3)).toString(16);
      return `${time.slice(0, 8)}-${time.slice(8)}-7${byte()}${byte().slice(1)}-${variant}${byte()}${byte().slice(1)}-${byte()}${byte()}${byte()}${byte()}${byte()}${byte()}`;
    },
  };
}
