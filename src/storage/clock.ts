import { formatHlc, type Hlc, type HlcState, tick, witnessed } from '#domain/kernel/hlc.ts';
import type { DeviceId } from '#domain/kernel/ids.ts';
import { CLOCK_SLACK_MS } from '#protocol/version.ts';
import { type BranchDb, readMeta, writeMeta } from './db.ts';

/** The phone's memory of time: the last hybrid time given, how many operations were made, how far its clock is off. */
export type PhoneClock = { readonly ms: number; readonly count: number; readonly n: number; readonly offset: number };

const START: PhoneClock = { ms: 0, count: 0, n: 0, offset: 0 };
const ADOPT_MS = 2_000;

/** The phone's memory of time as it is stored. */
export const readClock = async (db: BranchDb): Promise<PhoneClock> => (await readMeta<PhoneClock>(db, 'clock')) ?? START;

/**
 * Takes the next hybrid time and number. To be called in the transaction that stores what they are for, so that none is given twice;
 * `known` is the clock where that transaction has read it already.
 */
export async function nextStamp(
  db: BranchDb,
  deviceId: DeviceId,
  wallMs: number,
  known?: PhoneClock,
): Promise<{ readonly hlc: Hlc; readonly n: number }> {
  const clock = known ?? (await readClock(db));
  const state: HlcState = tick(clock, wallMs + clock.offset);
  await writeMeta(db, 'clock', { ...clock, ...state, n: clock.n + 1 });
  return { hlc: formatHlc(state.ms, state.count, deviceId), n: clock.n + 1 };
}

/** Learns from an answer how far the phone's clock is off and which times others have written, so that the next own edit is later than what it was made over. */
export async function learnTime(db: BranchDb, endpointMs: number, wallMs: number, seen: readonly Hlc[]): Promise<void> {
  const clock = await readClock(db);
  const measured = endpointMs - wallMs;
  const offset = Math.abs(measured - clock.offset) > ADOPT_MS ? measured : clock.offset;
  // Stored times are never later than the endpoint's clock plus the slack, so the highest one is enough and safe.
  const highest = seen.reduce<Hlc | undefined>((max, hlc) => (max === undefined || hlc > max ? hlc : max), undefined);
  const state = highest === undefined ? clock : witnessed(clock, highest, endpointMs, CLOCK_SLACK_MS);
  if (offset === clock.offset && state.ms === clock.ms && state.count === clock.count) return;
  await writeMeta(db, 'clock', { ms: state.ms, count: state.count, n: clock.n, offset });
}
