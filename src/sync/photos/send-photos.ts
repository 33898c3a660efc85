import type { BranchId } from '#domain/kernel/ids.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { Clock } from '#sync/ports.ts';
import { nextPiece, pieceBytes, smallerPiece } from './pace.ts';
import type { PhotoAnswer, PhotoFailure, PhotoJob, PhotoStore, PhotoTownship } from './ports.ts';

/** What a run of the lane works with. */
export type PhotoLane = {
  readonly store: PhotoStore;
  readonly township: PhotoTownship;
  readonly clock: Pick<Clock, 'now'>;
  readonly branchId: BranchId;
  /** The fingerprint of these bytes, in hex. */
  readonly fingerprint: (bytes: Uint8Array) => Promise<string>;
  /** Asked before every piece: false while text wants the line, or the line is one that photos may not use. */
  readonly mayGoOn: () => boolean;
  readonly progress?: (job: PhotoJob, sent: number) => void;
  /** Ends the run at once, also in the middle of a piece; nothing is lost by it. */
  readonly signal?: AbortSignal;
  /** The size of pieces that the line bore last; kept from run to run. */
  readonly pace: { size: number };
};

/** How a run went. 'held': it made way. */
export type PhotoReport = {
  readonly delivered: number;
  readonly stopped: 'done' | 'held' | PhotoFailure;
  /** How long the township asked to be left alone, where it did. */
  readonly waitMs: number | null;
};

type Ended = 'delivered' | 'later' | { readonly stop: 'held' | PhotoFailure; readonly waitMs: number | null };

// Two phones with one photo take turns at the same place; more than this without a step forward is something else.
const MOST_MOVES = 8;

/** A pace for a phone that knows nothing of its line yet. */
export const unknownPace = (): { size: number } => ({ size: pieceBytes.first });

/**
 * Hands in every photo whose record has its receipt, one after the other. Nothing of the way is remembered on the phone: the
 * township says where to go on, so a cut, a killed app or a second phone costs at most one piece. One bad photo does not
 * hold up the others. Always ends, and never throws for what a network can do.
 */
export async function sendPhotos(lane: PhotoLane): Promise<PhotoReport> {
  const tried = new Set<PhotoHash>();
  let delivered = 0;
  for (;;) {
    if (!mayGoOn(lane)) return { delivered, stopped: 'held', waitMs: null };
    const job = await lane.store.next(lane.branchId, tried);
    if (!job) return { delivered, stopped: 'done', waitMs: null };
    tried.add(job.sha);
    const bytes = await lane.store.bytes(job.sha);
    if (!bytes) {
      await lane.store.gone(job.sha);
      continue;
    }
    const ended = await sendOne(lane, job, bytes);
    if (ended === 'delivered') delivered += 1;
    else if (ended !== 'later') return { delivered, stopped: ended.stop, waitMs: ended.waitMs };
  }
}

const mayGoOn = (lane: PhotoLane): boolean => !lane.signal?.aborted && lane.mayGoOn();

async function sendOne(lane: PhotoLane, job: PhotoJob, bytes: Uint8Array): Promise<Ended> {
  const { store, township, clock, pace, signal } = lane;
  let at: number | undefined;
  let moves = 0;
  for (;;) {
    if (!mayGoOn(lane)) return { stop: 'held', waitMs: null };
    if (at === undefined) {
      const arrived = await township.arrived(job, signal);
      if (!arrived.ok) return stopped(lane, arrived);
      // Another length under the same fingerprint was said wrongly once; the township begins anew with the right one.
      at = arrived.value?.size === bytes.length ? arrived.value.offset : 0;
    }
    lane.progress?.(job, at);
    if (at >= bytes.length) {
      await store.delivered(job.sha);
      return 'delivered';
    }
    const before = clock.now();
    const answer = await township.append(job, at, bytes.subarray(at, at + pace.size), signal);
    if (answer.ok) {
      pace.size = nextPiece(pace.size, clock.now() - before);
      moves = answer.value > at ? 0 : moves + 1;
      at = answer.value;
    } else if (answer.failure === 'moved') {
      moves += 1;
      at = undefined;
    } else if (answer.failure === 'damaged') return damaged(lane, job, bytes);
    else if (answer.failure === 'refused' || answer.failure === 'tooLarge') {
      await store.refused(job.sha);
      return 'later';
    } else return stopped(lane, answer);
    if (moves > MOST_MOVES) return { stop: 'busy', waitMs: null };
  }
}

/** Was it the line, or did the phone's own disk hurt them? From a hurt disk no second try will do. */
async function damaged(lane: PhotoLane, job: PhotoJob, bytes: Uint8Array): Promise<Ended> {
  if ((await lane.fingerprint(bytes)) !== job.sha) {
    await lane.store.gone(job.sha);
    return 'later';
  }
  return { stop: 'damaged', waitMs: null };
}

function stopped(lane: PhotoLane, answer: Extract<PhotoAnswer<unknown>, { ok: false }>): Ended {
  // Cut because text wanted the line: that says nothing about the line.
  if (!mayGoOn(lane)) return { stop: 'held', waitMs: null };
  if (answer.failure === 'offline') lane.pace.size = smallerPiece(lane.pace.size);
  return { stop: answer.failure, waitMs: answer.waitMs ?? null };
}

/** Asks what the township lacks, as after it came back from a backup; what this phone still has waits again. */
export async function askWhatIsMissing(lane: Pick<PhotoLane, 'store' | 'township' | 'branchId'>): Promise<PhotoFailure | 'done'> {
  const answer = await lane.township.missing(lane.branchId);
  if (!answer.ok) return answer.failure;
  await lane.store.lacking(lane.branchId, answer.value);
  return 'done';
}
