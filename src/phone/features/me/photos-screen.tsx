import { useTranslation } from 'react-i18next';
import { PhotoWaiting } from '#phone/photo-waiting.tsx';
import { usePhotoLane } from '#phone/use-photo-lane.ts';
import { AppPage } from '#ui/app-page.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';

const lines = { wifi: 'onWifi', mobile: 'onMobile', unknown: 'unknown' } as const;

/** When photos are uploaded, and which still wait. */
export function PhotosScreen() {
  const { t } = useTranslation('photos');
  const { lane, state } = usePhotoLane();
  return (
    <AppPage title={t('title')} back="/me">
      {lane && state && (
        <>
          <ChoiceChips
            label={t('when.label')}
            hint={t(`when.${lines[state.line]}`)}
            choices={[
              { value: 'wifi', label: t('when.wifi') },
              { value: 'any', label: t('when.any') },
            ]}
            value={state.wifiOnly ? 'wifi' : 'any'}
            onChange={(chosen) => chosen !== null && void lane.setWifiOnly(chosen === 'wifi')}
          />
          <PhotoWaiting always />
        </>
      )}
    </AppPage>
  );
}
