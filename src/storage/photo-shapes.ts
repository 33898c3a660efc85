import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { PictureType } from '#domain/photos/picture.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';

/**
 * Where a photo stands. 'waiting': its bytes are here and have to be handed in. 'delivered': the township has all of it.
 * 'gone': neither the township nor this phone has it. 'refused': the township would not have it; it is here.
 */
export type PhotoState = 'waiting' | 'delivered' | 'gone' | 'refused';

/** What this phone knows of a photo. Its full bytes lie apart, so that a page of small pictures reads no large ones. */
export type LocalPhoto = {
  readonly sha: PhotoHash;
  readonly branchId: BranchId;
  readonly state: PhotoState;
  readonly type: PictureType;
  /** In bytes. */
  readonly size: number;
  /** A small picture of it; null when none was ever made here. */
  readonly thumb: Uint8Array<ArrayBuffer> | null;
  readonly addedAt: Instant;
  /** When the township was first known to have all of it, or it was fetched from there. */
  readonly deliveredAt: Instant | null;
  /** The records that it was chosen for or fetched with. */
  readonly recordIds: readonly RecordId[];
  /** The form it was chosen in, until that form is saved; '' afterwards. */
  readonly draftId: string;
};

/** The full bytes of a photo, as long as this phone keeps them. */
export type PhotoBytes = { readonly sha: PhotoHash; readonly bytes: Uint8Array<ArrayBuffer> };
