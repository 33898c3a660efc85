import { useTranslation } from 'react-i18next';
import { languages } from '#i18n/languages.ts';
import { keepAppearance, sizes, themes } from '#phone/appearance.ts';
import { useServices } from '#phone/services.tsx';
import { useAppearance } from '#phone/use-appearance.ts';
import { AppPage } from '#ui/app-page.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';

/** 长辈版, 深色 and the language: each changes the whole app at once and stays chosen on this phone. */
export function LookScreen() {
  const { t } = useTranslation(['me', 'common']);
  const { deviceDb } = useServices();
  const appearance = useAppearance();
  if (appearance === undefined) return null;
  return (
    <AppPage title={t('look')} back="/me">
      <ChoiceChips
        label={t('size.label')}
        hint={t('sizeHint')}
        choices={sizes.map((size) => ({ value: size, label: t(`size.${size}`) }))}
        value={appearance.size}
        onChange={(size) => size !== null && void keepAppearance(deviceDb, { size })}
      />
      <ChoiceChips
        label={t('theme.label')}
        choices={themes.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
        value={appearance.theme}
        onChange={(theme) => theme !== null && void keepAppearance(deviceDb, { theme })}
      />
      <ChoiceChips
        label={t('common:language.label')}
        choices={languages.map((language) => ({ value: language, label: t(`common:language.${language}`) }))}
        value={appearance.language}
        onChange={(language) => language !== null && void keepAppearance(deviceDb, { language })}
      />
    </AppPage>
  );
}
