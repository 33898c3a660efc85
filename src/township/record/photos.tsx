import { ChevronLeft, ChevronRight, ImageOff, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingBody } from '#domain/records/meeting.ts';
import './photos.css';

/** Where a photo of a branch is read. */
export const photoAddress = (branchId: string, sha: string): string => `/api/v1/photos/${branchId}/${sha}`;

/** A meeting's photos, small; one pressed is shown over the page. One that has not arrived says so. */
export function RecordPhotos({ branchId, photos }: { readonly branchId: string; readonly photos: MeetingBody['photos'] }) {
  const { t } = useTranslation('photos');
  const shas = Object.entries(photos)
    .sort(([a, one], [b, other]) => one.order - other.order || (a < b ? -1 : 1))
    .map(([sha]) => sha);
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<number | null>(null);
  const here = shas.filter((sha) => !missing.has(sha));
  return (
    <>
      <ul className="dk-photos">
        {shas.map((sha, i) => (
          <li key={sha}>
            {missing.has(sha) ? (
              <span className="dk-photo-none">
                <ImageOff className="zb-icon" aria-hidden="true" />
                {t('desk.notHere')}
              </span>
            ) : (
              <button type="button" aria-label={t('open', { n: i + 1 })} onClick={() => setAt(here.indexOf(sha))}>
                <img
                  src={photoAddress(branchId, sha)}
                  alt={t('desk.alt', { n: i + 1 })}
                  loading="lazy"
                  onError={() => setMissing((before) => new Set(before).add(sha))}
                />
              </button>
            )}
          </li>
        ))}
      </ul>
      {at !== null && here[at] !== undefined && (
        <Large address={photoAddress(branchId, here[at])} at={at} count={here.length} onMove={setAt} onClose={() => setAt(null)} />
      )}
    </>
  );
}

function Large({
  address,
  at,
  count,
  onMove,
  onClose,
}: {
  readonly address: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (at: number) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('photos');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const words = t('of', { n: at + 1, count });
  const move = (by: number) => {
    if (at + by >= 0 && at + by < count) onMove(at + by);
  };
  return (
    <dialog
      ref={dialog}
      className="dk-photo-view"
      aria-label={words}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        // The desk's own keys would approve or return what lies beneath.
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
        if (event.key === 'ArrowLeft') move(-1);
        if (event.key === 'ArrowRight') move(1);
      }}
    >
      <header>
        <span>{words}</span>
        <button type="button" className="zb-link" onClick={onClose}>
          <X className="zb-icon" aria-hidden="true" />
          {t('close')}
        </button>
      </header>
      <img src={address} alt={words} />
      <footer>
        <button type="button" className="zb-link" disabled={at === 0} onClick={() => move(-1)}>
          <ChevronLeft className="zb-icon" aria-hidden="true" />
          {t('previous')}
        </button>
        <button type="button" className="zb-link" disabled={at + 1 >= count} onClick={() => move(1)}>
          {t('next')}
          <ChevronRight className="zb-icon" aria-hidden="true" />
        </button>
      </footer>
    </dialog>
  );
}
