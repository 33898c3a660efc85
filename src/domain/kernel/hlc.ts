import { z } from 'zod';

/** A hybrid logical time, "<ms base36, 9>:<counter, 4 hex>:<device, 8>". Sorts as a string. It only decides between edits neither of which saw the other. */
export const Hlc = z
  .string()
  .regex(/^[0-9a-z]{9}:[0-9a-f]{4}:[0-9a-z]{8}$/)
  .brand<'Hlc'>();
export type Hlc = z.infer<typeof Hlc>;

/** The clock's own memory: the last millisecond it gave and how often. */
export type HlcState = { readonly ms: number; readonly count: number };

/** Writes a hybrid time. `device` is any text; its first eight letters and digits are kept. */
export function formatHlc(ms: number, count: number, device: string): Hlc {
  const tail = device
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .slice(-8)
    .padStart(8, '0');
  return `${Math.max(0, Math.floor(ms)).toString(36).padStart(9, '0')}:${count.toString(16).padStart(4, '0')}:${tail}` as Hlc;
}

/** The milliseconds since 1970 that a hybrid time claims. */
export const msOfHlc = (hlc: Hlc): number => Number.parseInt(hlc.slice(0, 9), 36);

/** The next time to give, later than every one given or seen. Never fails, however wrong the clock is. */
export function tick(state: HlcState, physicalMs: number): HlcState {
  if (physicalMs > state.ms) return { ms: physicalMs, count: 0 };
  if (state.count < 0xffff) return { ms: state.ms, count: state.count + 1 };
  return { ms: state.ms + 1, count: 0 };
}

/** Takes note of a time seen elsewhere, so that the next own one is later; ignores one more than `slackMs` ahead. */
export function witnessed(state: HlcState, seen: Hlc, physicalMs: number, slackMs: number): HlcState {
  const ms = msOfHlc(seen);
  if (ms > physicalMs + slackMs || ms < state.ms) return state;
  const count = Number.parseInt(seen.slice(10, 14), 16);
  return ms > state.ms ? { ms, count } : { ms, count: Math.max(count, state.count) };
}

/** The time by which edits are compared, never later than the endpoint's own clock plus `slackMs`. */
export function bounded(claimed: Hlc, endpointMs: number, slackMs: number): { readonly hlc: Hlc; readonly clamped: boolean } {
  if (msOfHlc(claimed) <= endpointMs + slackMs) return { hlc: claimed, clamped: false };
  return { hlc: formatHlc(endpointMs, 0, claimed.slice(15)), clamped: true };
}
