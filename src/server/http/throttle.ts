/** Counts failures by key and says when there were too many. Kept in memory: each endpoint process counts for itself. */
export type Throttle = {
  /** Seconds to wait before the next try; 0 when there is none. Counts this try. */
  readonly attempt: (key: string, limit: number, nowMs: number) => number;
  /** Takes back a try that turned out right. */
  readonly forgive: (key: string) => void;
};

const WINDOW_MS = 15 * 60_000;
const KEYS_KEPT = 20_000;

/** A throttle that has seen nothing yet. */
export function makeThrottle(): Throttle {
  const tries = new Map<string, { since: number; count: number }>();
  return {
    attempt: (key, limit, nowMs) => {
      const known = tries.get(key);
      if (!known || nowMs - known.since >= WINDOW_MS) {
        tries.delete(key);
        // Bounded, so that made-up logins cannot fill the memory; the oldest goes first.
        if (tries.size >= KEYS_KEPT) tries.delete(tries.keys().next().value ?? '');
        tries.set(key, { since: nowMs, count: 1 });
        return 0;
      }
      if (known.count >= limit) return Math.ceil((known.since + WINDOW_MS - nowMs) / 1000);
      known.count += 1;
      return 0;
    },
    forgive: (key) => {
      const known = tries.get(key);
      if (known) known.count = Math.max(0, known.count - 1);
    },
  };
}
