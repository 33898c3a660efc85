import { Lightbulb } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Guide, guideOf, keepGuide } from '#storage/guide.ts';
import { Button } from '#ui/button.tsx';
import './first-steps.css';
import { useServices } from './services.tsx';

/** One sentence for each step of somebody's first meeting. It stands above the step and never in the way; `step` counts from 1. */
export function FirstSteps({ step }: { readonly step: number }) {
  const { t } = useTranslation('start');
  const { db } = useServices();
  const [guide, setGuide] = useState<Guide>('off');
  const [read, setRead] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    let gone = false;
    // Read once: the sentences shall not come and go under somebody's hand.
    void guideOf(db).then((kept) => (gone ? undefined : setGuide(kept)));
    return () => {
      gone = true;
    };
  }, [db]);
  const choose = (chosen: Guide): void => {
    setGuide(chosen);
    void keepGuide(db, chosen);
  };
  if (guide === 'unasked' && step === 1)
    return (
      <aside className="zb-hint" aria-label={t('guide.label')}>
        <Lightbulb className="zb-icon" aria-hidden="true" />
        <p>{t('guide.offer')}</p>
        <div className="zb-hint-acts">
          <Button onPress={() => choose('off')}>{t('guide.no')}</Button>
          <Button onPress={() => choose('on')}>{t('guide.yes')}</Button>
        </div>
      </aside>
    );
  const sentence = t('guide.steps', { returnObjects: true })[step - 1];
  if (guide !== 'on' || read.has(step) || sentence === undefined) return null;
  return (
    <aside className="zb-hint" aria-label={t('guide.label')}>
      <Lightbulb className="zb-icon" aria-hidden="true" />
      <p>{sentence}</p>
      <div className="zb-hint-acts">
        <Button onPress={() => setRead(new Set(read).add(step))}>{t('guide.close')}</Button>
      </div>
    </aside>
  );
}
