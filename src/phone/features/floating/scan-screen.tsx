import { ImageUp } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { Camera } from './camera.tsx';
import './floating.css';
import { Found } from './found.tsx';
import { type Judged, judge } from './judge.ts';
import { codeInPicture } from './read-picture.ts';
import { readStays, type Stays } from './use-stays.ts';

/** 扫码: reads a card or a return code by camera, from a photo, or from the digits below it. Works without a network. */
export function ScanScreen() {
  const { t } = useTranslation('floating');
  const found = useLive(readStays);
  return (
    <AppPage title={t('scanning.title')} back="/floating">
      {found.state === 'ready' && <Scan stays={found.data} />}
    </AppPage>
  );
}

function Scan({ stays }: { readonly stays: Stays }) {
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const [judged, setJudged] = useState<Judged>();
  const [camera, setCamera] = useState<'on' | 'refused'>('on');
  const [typed, setTyped] = useState('');
  const [photo, setPhoto] = useState<'none' | 'reading' | 'empty'>('none');
  const see = useCallback((text: string) => void judge(text, stays, today()).then(setJudged), [stays, today]);
  const again = (): void => {
    setJudged(undefined);
    setPhoto('none');
    setTyped('');
  };
  const readPhoto = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setPhoto('reading');
    const text = await codeInPicture(file).catch(() => null);
    setPhoto(text === null ? 'empty' : 'none');
    if (text !== null) see(text);
  };
  if (judged) return <Found judged={judged} onAgain={again} />;
  return (
    <>
      {camera === 'on' ? (
        <>
          <Camera onText={see} onRefused={() => setCamera('refused')} />
          <p className="zb-block zb-sub">{t('scanning.help')}</p>
        </>
      ) : (
        <>
          <p className="zb-block" role="status">
            {t('scanning.refused')}
          </p>
          <div className="zb-tools">
            <Button onPress={() => setCamera('on')}>{t('scanning.again')}</Button>
          </div>
        </>
      )}
      <div className="zb-tools">
        <label className="zb-btn zb-btn-second zb-btn-wide zb-photo-pick">
          <ImageUp className="zb-icon" aria-hidden="true" />
          {photo === 'reading' ? t('scanning.reading') : t('scanning.photo')}
          <input
            type="file"
            accept="image/*"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              void readPhoto(file);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {photo === 'empty' && (
        <p className="zb-block" role="status">
          {t('scanning.photoNone')}
        </p>
      )}
      <TextField
        label={t('scanning.number')}
        hint={t('scanning.numberHint')}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        maxLength={900}
      />
      <div className="zb-tools">
        <Button main wide disabled={typed.trim() === ''} onPress={() => see(typed)}>
          {t('scanning.read')}
        </Button>
      </div>
    </>
  );
}
