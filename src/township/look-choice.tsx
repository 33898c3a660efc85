import { useTranslation } from 'react-i18next';
import { SmallChoice } from '#ui/small-choice.tsx';
import { chooseLook, looks, useLook } from './look.ts';
import { useServices } from './services.tsx';

/** Light, dark or as the system has it; stays chosen in this browser. */
export function LookChoice() {
  const { t } = useTranslation('deskShell');
  const { notebook } = useServices();
  return (
    <SmallChoice
      label={t('look.label')}
      choices={looks.map((look) => ({ value: look, label: t(`look.${look}`) }))}
      value={useLook()}
      onChange={(look) => chooseLook(notebook, document.documentElement, look)}
    />
  );
}
