import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { PhotoEdit } from '#domain/photos/edits.ts';
import type { Photo, PhotoHash } from '#domain/records/meeting.ts';

/** Which form it is, and of which record. */
export type FormPlace = { readonly recordId: RecordId; readonly draftId: string };

/** A form as far as its photos need it, whatever record it writes. */
export type PhotosModel = {
  readonly place: FormPlace;
  readonly body: { readonly photos: Readonly<Record<PhotoHash, Photo>> };
  readonly today: LocalDate;
  readonly apply: (edit: PhotoEdit) => void;
  /** Says what was done, with the way back. */
  readonly say: (text: string, undo: () => void) => void;
};
