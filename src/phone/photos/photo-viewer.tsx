import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import { useServices } from '#phone/services.tsx';
import { usePhotoLane } from '#phone/use-photo-lane.ts';
import { fullBytes } from '#storage/photos.ts';
import { PhotoState } from './photo-state.tsx';
import { bringPhoto, type ShownPhoto, usePictureAddress } from './use-photos.ts';

type Large = { readonly bytes: Uint8Array<ArrayBuffer> | undefined; readonly why: 'here' | 'fetching' | 'notThere' | 'offline' };

/** A photo's full bytes: this phone's own, else the township's. */
function useLarge(photo: ShownPhoto, recordId: RecordId): Large {
  const { db, writer } = useServices();
  const { lane } = usePhotoLane();
  const [large, setLarge] = useState<Large>({ bytes: undefined, why: 'fetching' });
  const { sha } = photo;
  const state = photo.local?.state;
  useEffect(() => {
    let wanted = true;
    const tell = (said: Large) => wanted && setLarge(said);
    const look = async (): Promise<void> => {
      tell({ bytes: undefined, why: 'fetching' });
      const own = await fullBytes(db, sha);
      if (own) return void tell({ bytes: own, why: 'here' });
      if (!lane || state === 'gone') return void tell({ bytes: undefined, why: lane ? 'notThere' : 'offline' });
      const why = await bringPhoto(db, writer, lane, sha, recordId);
      tell({ bytes: why === 'here' ? await fullBytes(db, sha) : undefined, why });
    };
    void look().catch(() => tell({ bytes: undefined, why: 'offline' }));
    return () => {
      wanted = false;
    };
  }, [db, writer, lane, sha, state, recordId]);
  return large;
}

/** One photo over the whole screen, with the way to its neighbours. Esc and the phone's own back close it. */
export function PhotoViewer({
  photos,
  at,
  recordId,
  onMove,
  onClose,
}: {
  readonly photos: readonly ShownPhoto[];
  readonly at: number;
  readonly recordId: RecordId;
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
  const photo = photos[at];
  const words = t('of', { n: at + 1, count: photos.length });
  return (
    <dialog
      ref={dialog}
      className="zb-photo-view"
      aria-label={words}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        if (event.key === 'ArrowLeft' && at > 0) onMove(at - 1);
        if (event.key === 'ArrowRight' && at + 1 < photos.length) onMove(at + 1);
      }}
    >
      <header>
        <span>{words}</span>
        <button type="button" className="zb-photo-act" onClick={onClose}>
          <X className="zb-icon" aria-hidden="true" />
          {t('close')}
        </button>
      </header>
      {photo && <Large key={photo.sha} photo={photo} recordId={recordId} words={words} />}
      <footer>
        <button type="button" className="zb-photo-act" disabled={at === 0} onClick={() => onMove(at - 1)}>
          <ChevronLeft className="zb-icon" aria-hidden="true" />
          {t('previous')}
        </button>
        <button type="button" className="zb-photo-act" disabled={at + 1 >= photos.length} onClick={() => onMove(at + 1)}>
          {t('next')}
          <ChevronRight className="zb-icon" aria-hidden="true" />
        </button>
      </footer>
    </dialog>
  );
}

function Large({ photo, recordId, words }: { readonly photo: ShownPhoto; readonly recordId: RecordId; readonly words: string }) {
  const { t } = useTranslation('photos');
  const { bytes, why } = useLarge(photo, recordId);
  const thumb = photo.local?.thumb ?? null;
  const address = usePictureAddress(bytes ?? thumb, photo.local?.type ?? 'image/jpeg');
  const help =
    photo.standing === 'gone'
      ? t('goneHelp')
      : photo.standing === 'refused'
        ? t('refusedHelp')
        : bytes || why === 'here'
          ? null
          : why === 'fetching'
            ? t('state.fetching')
            : why === 'notThere'
              ? t('notThereHelp')
              : thumb
                ? t('smallOnly')
                : t('state.offline');
  return (
    <>
      <div className="zb-photo-large">{address !== null && <img src={address} alt={words} data-full={bytes !== undefined} />}</div>
      <p className="zb-photo-said" role="status">
        {help ?? <PhotoState photo={photo} standing={photo.standing} />}
      </p>
    </>
  );
}
