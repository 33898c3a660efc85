const FIRST_MS = 1_000;
const LONGEST_MS = 300_000;

/**
 * How long to wait before asking again, after so many failures in a row: anywhere between nothing and a bound that doubles
 * from one second to five minutes, so that the phones of a township do not all come back in the same second.
 * A wait the township asked for is kept to, and spread out in the same way.
 */
export function backoff(failures: number, random: () => number, askedMs?: number): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.round((askedMs ?? 0) + random() * (askedMs === undefined ? bound : Math.min(bound, Math.max(FIRST_MS, askedMs))));
}
