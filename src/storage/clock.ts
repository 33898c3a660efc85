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

/** The next hybrid time and number after what the clock remembers, and what it has to remember then. */
export function stampAfter(
  clock: PhoneClock,
  deviceId: DeviceId,
  wallMs: number,
): { readonly hlc: Hlc; readonly n: number; readonly clock: PhoneClock } {
  const state: HlcState = tick(clock, wallMs + clock.offset);
  const n = clock.n + 1;
  return { hlc: formatHlc(state.ms, state.count, deviceId), n, clock: { ...clock, ...state, n } };
}

/** Keeps what was given out. To be called in the transaction that read the clock and stores what the stamp is for, so that none is given twice. */
export const keepClock = (db: BranchDb, clock: PhoneClock): Promise<void> => writeMeta(db, 'clock', clock);

/** Takes the next hybrid time and number, inside the transaction that stores what they are for. */
export async function nextStamp(db: BranchDb, deviceId: DeviceId, wallMs: number): Promise<{ readonly hlc: Hlc; readonly n: number }> {
  const { hlc, n, clock } = stampAfter(await readClock(db), deviceId, wallMs);
  await keepClock(db, clock);
  return { hlc, n };
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
