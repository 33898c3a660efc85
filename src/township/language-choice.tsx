import { useTranslation } from 'react-i18next';
import { asLanguage, languages } from '#i18n/languages.ts';
import { SmallChoice } from '#ui/small-choice.tsx';
import { chooseLanguage } from './language.ts';
import { useServices } from './services.tsx';

/** 中文 or English for the whole desk; stays chosen in this browser. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('common');
  const { notebook } = useServices();
  return (
    <SmallChoice
      label={t('language.label')}
      choices={languages.map((language) => ({ value: language, label: t(`language.${language}`), lang: language }))}
      value={asLanguage(i18n.language)}
      onChange={(language) => void chooseLanguage(notebook, language)}
    />
  );
}
