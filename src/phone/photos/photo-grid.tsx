import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { Photos } from '#domain/photos/edits.ts';
import { Section } from '#ui/section.tsx';
import './photos.css';
import { PhotoState } from './photo-state.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { Thumb } from './thumb.tsx';
import { useBringing, usePhotos } from './use-photos.ts';

/** A record's photos to look at, each with where it stands; what this phone lacks is fetched. */
export function PhotoGrid({
  photos,
  recordId,
  notes = [],
}: {
  readonly photos: Photos;
  readonly recordId: RecordId;
  readonly notes?: readonly string[];
}) {
  const { t } = useTranslation('photos');
  const shown = usePhotos(photos);
  const fetching = useBringing(recordId, shown);
  const [at, setAt] = useState<number | null>(null);
  if (shown.length === 0 && notes.length === 0) return null;
  const standingOf = (photo: (typeof shown)[number]) =>
    photo.standing === null || photo.local?.thumb || photo.standing === 'gone'
      ? photo.standing
      : (fetching.get(photo.sha) ?? photo.standing);
  return (
    <Section title={t('title')} aside={shown.length > 0 ? t('count', { count: shown.length }) : undefined}>
      {notes.map((note) => (
        <p key={note} className="zb-guide zb-photo-note">
          {note}
        </p>
      ))}
      <ul className="zb-photo-grid">
        {shown.map((photo, i) => (
          <li key={photo.sha}>
            <button type="button" className="zb-photo-tile" aria-label={t('open', { n: i + 1 })} onClick={() => setAt(i)}>
              <Thumb bytes={photo.local?.thumb} words={t('nth', { n: i + 1 })} />
              <PhotoState photo={photo} standing={standingOf(photo)} />
            </button>
          </li>
        ))}
      </ul>
      {at !== null && <PhotoViewer photos={shown} at={at} recordId={recordId} onMove={setAt} onClose={() => setAt(null)} />}
    </Section>
  );
}
