import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';

const offers = ['missing', 'typo', 'people'] as const;

/** Asks for one sentence on why a record that was handed in is changed; three common ones are one press. */
export function WhySheet({ onSay, onClose }: { readonly onSay: (reason: string) => void; readonly onClose: () => void }) {
  const { t } = useTranslation('agenda');
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const own = (): void => {
    setTried(true);
    if (text.trim() !== '') onSay(text.trim());
  };
  return (
    <Sheet open title={t('honest.why')} onClose={onClose}>
      <p className="zb-guide">{t('honest.whyHint')}</p>
      <div className="zb-sheet-list">
        {offers.map((offer) => (
          <button key={offer} type="button" onClick={() => onSay(t(`honest.whyOffers.${offer}`))}>
            {t(`honest.whyOffers.${offer}`)}
          </button>
        ))}
      </div>
      <TextField
        label={t('honest.whyOwn')}
        maxLength={100}
        value={text}
        error={tried && text.trim() === '' ? t('honest.whyMissing') : undefined}
        onChange={setText}
      />
      <div className="zb-tools">
        <Button main wide onPress={own}>
          {t('honest.whyDo')}
        </Button>
      </div>
    </Sheet>
  );
}
