import type { BranchId } from '#domain/kernel/ids.ts';
import type { PictureType } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';
import type { Failure } from '#sync/ports.ts';

/** A photo to be handed in: its name, which is the fingerprint of its bytes, and what the township is told of it. */
export type PhotoJob = {
  readonly sha: PhotoHash;
  readonly branchId: BranchId;
  /** In bytes. */
  readonly size: number;
  readonly type: PictureType;
};

/** Why a photo did not go on. Every one leaves it on the phone. */
export type PhotoFailure =
  | Failure
  | 'moved' // the township has another number of its bytes than the phone thought
  | 'damaged' // all arrived, but not as they were; the township has dropped them
  | 'refused' // the township will not have this one
  | 'full'; // the branch has as many photos as it may

/** An answer, or why there is none. */
export type PhotoAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: PhotoFailure; readonly waitMs?: number };

/** How much of a photo the township has. */
export type Arrived = { readonly offset: number; readonly size: number };

/** The township as the photo lane sees it. */
export interface PhotoTownship {
  /** Null when it has nothing of it. */
  arrived(job: PhotoJob, signal?: AbortSignal): Promise<PhotoAnswer<Arrived | null>>;
  /** Hands in the piece that begins at `offset`; the answer is how much the township has now. */
  append(job: PhotoJob, offset: number, piece: Uint8Array, signal?: AbortSignal): Promise<PhotoAnswer<number>>;
  /** Photos that records name and that have not arrived whole. */
  missing(branchId: BranchId): Promise<PhotoAnswer<readonly PhotoHash[]>>;
  /** A whole photo; null when the township does not have it. */
  bring(branchId: BranchId, sha: PhotoHash): Promise<PhotoAnswer<{ readonly bytes: Uint8Array; readonly type: PictureType } | null>>;
}

/** The phone's photos as the lane sees them. */
export interface PhotoStore {
  /** The photo that waits longest among those whose record has its receipt, without those named. */
  next(branchId: BranchId, without: ReadonlySet<PhotoHash>): Promise<PhotoJob | undefined>;
  /** Its bytes; undefined when this phone does not have them any more. */
  bytes(sha: PhotoHash): Promise<Uint8Array | undefined>;
  /** The township has all of it, and said so. */
  delivered(sha: PhotoHash): Promise<void>;
  /** This phone has no right bytes of it any more; its person is told. */
  gone(sha: PhotoHash): Promise<void>;
  /** The township will not have it; it stays on the phone and its person is told. */
  refused(sha: PhotoHash): Promise<void>;
  /** The township names what it lacks: what this phone still has waits again. */
  lacking(branchId: BranchId, shas: readonly PhotoHash[]): Promise<void>;
}
