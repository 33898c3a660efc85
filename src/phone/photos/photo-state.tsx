import { useTranslation } from 'react-i18next';
import type { PhotoStanding, ShownPhoto } from './use-photos.ts';

/** Where a photo stands, in words. */
export function PhotoState({ photo, standing }: { readonly photo: ShownPhoto; readonly standing: PhotoStanding | null }) {
  const { t } = useTranslation('photos');
  if (standing === null) return null;
  return (
    <span className="zb-photo-state" data-standing={standing}>
      {t(`state.${standing}`, { percent: photo.percent })}
    </span>
  );
}
