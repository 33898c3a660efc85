import { Camera, ChevronDown, ChevronUp, Images, Trash2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { letGo } from '#storage/photos.ts';
import { Button } from '#ui/button.tsx';
import { Section } from '#ui/section.tsx';
import './photos.css';
import { type AddProblem, addPhotos, MOST_PHOTOS } from './add-photos.ts';
import { PhotoState } from './photo-state.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import type { PhotosModel } from './photos-model.ts';
import { Thumb } from './thumb.tsx';
import { useFound } from './use-found.ts';
import { type ShownPhoto, usePhotos } from './use-photos.ts';

/** Photos of a form, for who wants some: taken or chosen, put in order by arrows, taken out again. */
export function PhotoField({ model }: { readonly model: PhotosModel }) {
  const { t } = useTranslation('photos');
  const { db, writer, storageState } = useServices();
  const { body, apply, today, place } = model;
  const photos = usePhotos(body.photos);
  const [making, setMaking] = useState(false);
  const [problem, setProblem] = useState<AddProblem | null>(null);
  const [at, setAt] = useState<number | null>(null);
  useFound(model);

  const add = async (files: readonly Blob[]): Promise<void> => {
    setMaking(true);
    setProblem(null);
    const met = await addPhotos(files, { db, writer, today, place, named: body.photos, storageState, apply }).catch(
      () => 'unreadable' as const,
    );
    setProblem(met);
    setMaking(false);
  };
  return (
    <Section title={t('title')} aside={photos.length > 0 ? t('count', { count: photos.length }) : undefined}>
      <p className="zb-guide">{t('optional')}</p>
      {photos.length > 0 && (
        <ul className="zb-photo-rows">
          {photos.map((photo, i) => (
            <PhotoRow key={photo.sha} model={model} photo={photo} n={i + 1} last={i + 1 === photos.length} onOpen={() => setAt(i)} />
          ))}
        </ul>
      )}
      <p className="zb-photo-said" role="status">
        {making ? t('making') : problem === null ? '' : t(`problem.${problem}`, { count: MOST_PHOTOS })}
      </p>
      <div className="zb-tools zb-photo-tools">
        <Choose label={t('camera')} icon={<Camera className="zb-icon" aria-hidden="true" />} camera busy={making} onChoose={add} />
        <Choose label={t('album')} icon={<Images className="zb-icon" aria-hidden="true" />} busy={making} onChoose={add} />
      </div>
      {at !== null && <PhotoViewer photos={photos} at={at} recordId={place.recordId} onMove={setAt} onClose={() => setAt(null)} />}
    </Section>
  );
}

function Choose({
  label,
  icon,
  camera = false,
  busy,
  onChoose,
}: {
  readonly label: string;
  readonly icon: ReactNode;
  readonly camera?: boolean;
  readonly busy: boolean;
  readonly onChoose: (files: readonly Blob[]) => Promise<void>;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        aria-label={label}
        hidden
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same picture chosen again is a choice too.
          event.target.value = '';
          if (files.length > 0) void onChoose(files);
        }}
      />
      <Button icon={icon} disabled={busy} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

function PhotoRow({
  model,
  photo,
  n,
  last,
  onOpen,
}: {
  readonly model: PhotosModel;
  readonly photo: ShownPhoto;
  readonly n: number;
  readonly last: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('photos');
  const { db } = useServices();
  const { apply, say } = model;
  const { sha } = photo;
  const move = (by: -1 | 1) => apply({ type: 'movePhoto', sha, by });
  const remove = () => {
    apply({ type: 'putPhoto', sha, photo: null });
    void letGo(db, sha);
    say(t('removed'), () => apply({ type: 'putPhoto', sha, photo: photo.photo }));
  };
  return (
    <li className="zb-photo-row">
      <button type="button" className="zb-photo-tile" aria-label={t('open', { n })} onClick={onOpen}>
        <Thumb bytes={photo.local?.thumb} words={t('nth', { n })} />
      </button>
      <span className="zb-photo-words">
        {t('nth', { n })}
        <PhotoState photo={photo} standing={photo.standing} />
      </span>
      <span className="zb-photo-acts">
        <button type="button" className="zb-photo-act" aria-label={t('earlier', { n })} disabled={n === 1} onClick={() => move(-1)}>
          <ChevronUp className="zb-icon" aria-hidden="true" />
        </button>
        <button type="button" className="zb-photo-act" aria-label={t('later', { n })} disabled={last} onClick={() => move(1)}>
          <ChevronDown className="zb-icon" aria-hidden="true" />
        </button>
        <button type="button" className="zb-photo-act" aria-label={t('remove', { n })} onClick={remove}>
          <Trash2 className="zb-icon" aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}
