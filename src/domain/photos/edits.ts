import type { Photo, PhotoHash } from '#domain/records/meeting.ts';

/** The photos of a record by the fingerprint of their bytes, each with its place in the row. */
export type Photos = Readonly<Record<string, Photo>>;

/** One thing done to the photos of a form. It says what to do, so that it may come late or twice. */
export type PhotoEdit =
  | { readonly type: 'addPhoto'; readonly sha: PhotoHash; readonly photo: Omit<Photo, 'order'> }
  | { readonly type: 'putPhoto'; readonly sha: PhotoHash; readonly photo: Photo | null }
  /** Changes places with its neighbour. */
  | { readonly type: 'movePhoto'; readonly sha: PhotoHash; readonly by: -1 | 1 };

const LAST = 999;

/** The photos in their order; of one place the smaller fingerprint first. */
export const photoRow = (photos: Photos): readonly (readonly [PhotoHash, Photo])[] =>
  (Object.entries(photos) as [PhotoHash, Photo][]).sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1));

/** The photos after an edit. One that is there already is not added again. */
export function photosEdited(photos: Photos, edit: PhotoEdit): Record<PhotoHash, Photo> {
  const { sha } = edit;
  switch (edit.type) {
    case 'addPhoto': {
      if (Object.hasOwn(photos, sha)) return photos;
      const order = Math.min(
        LAST,
        Object.values(photos).reduce((last, photo) => Math.max(last, photo.order + 1), 0),
      );
      return { ...photos, [sha]: { ...edit.photo, order } };
    }
    case 'putPhoto': {
      const { [sha]: _, ...others } = photos;
      return edit.photo === null ? others : { ...photos, [sha]: edit.photo };
    }
    case 'movePhoto':
      return moved(photos, sha, edit.by);
  }
}

/** One of them changed places with its neighbour; those that stay where they are keep what is written of them. */
function moved(photos: Photos, sha: PhotoHash, by: -1 | 1): Record<PhotoHash, Photo> {
  const row = photoRow(photos);
  const at = row.findIndex(([key]) => key === sha);
  const [one, other] = [row[at], row[at + by]];
  if (!one || !other) return photos;
  const places = row.map((entry, i) => (i === at ? other : i === at + by ? one : entry));
  return Object.fromEntries(places.map(([key, photo], order) => [key, photo.order === order ? photo : { ...photo, order }]));
}
