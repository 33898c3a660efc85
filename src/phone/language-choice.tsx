import { useTranslation } from 'react-i18next';
import { languages } from '#i18n/languages.ts';
import { SmallChoice } from '#ui/small-choice.tsx';
import { keepAppearance } from './appearance.ts';
import { useDeviceServices } from './services.tsx';
import { useAppearance } from './use-appearance.ts';

/** 中文 or English, small, on the pages before somebody is known; stays chosen on this phone. */
export function LanguageChoice() {
  const { t } = useTranslation('common');
  const { deviceDb } = useDeviceServices();
  const appearance = useAppearance();
  if (appearance === undefined) return null;
  return (
    <SmallChoice
      label={t('language.label')}
      choices={languages.map((language) => ({ value: language, label: t(`language.${language}`), lang: language }))}
      value={appearance.language}
      onChange={(language) => void keepAppearance(deviceDb, { language })}
    />
  );
}
