import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InApp } from '#phone/in-app.ts';
import { useDeviceServices } from '#phone/services.tsx';
import { Button } from '#ui/button.tsx';
import './start.css';

/** The way from an app's own window to the browser. `waiting` is how much was written here and has no receipt: it goes first. */
export function InAppGuide({
  inApp,
  picture,
  waiting = 0,
  onStay,
}: {
  readonly inApp: InApp;
  readonly picture: ReactNode;
  readonly waiting?: number;
  readonly onStay?: () => void;
}) {
  const { t } = useTranslation('start');
  const { copyText } = useDeviceServices();
  const [said, setSaid] = useState('');
  const app = t(`inApp.apps.${inApp}`);
  const address = `${window.location.origin}/`;
  const copy = async (): Promise<void> => setSaid((await copyText(address)) ? t('inApp.copied') : t('inApp.copyByHand'));
  return (
    <div className="zb-in-app">
      <h2>{t('inApp.title')}</h2>
      <p className="zb-sub">{t('inApp.lead', { app })}</p>
      {waiting > 0 && <p className="zb-in-app-first">{t('inApp.waiting', { count: waiting })}</p>}
      {picture}
      <ol className="zb-steps">
        <li>{t('inApp.stepMenu')}</li>
        <li>{t('inApp.stepOpen')}</li>
      </ol>
      <p className="zb-sub">{t('inApp.address')}</p>
      <p className="zb-address">{address}</p>
      <Button main wide onPress={() => void copy()}>
        {t('inApp.copy')}
      </Button>
      <p className="zb-sub" role="status">
        {said}
      </p>
      {onStay && (
        <>
          <Button wide onPress={onStay}>
            {t('inApp.stay')}
          </Button>
          <p className="zb-sub">{t('inApp.stayHelp', { app })}</p>
        </>
      )}
    </div>
  );
}
