import { House, Plus, UserRound } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showAppearance, sizes, themes } from '#phone/appearance.ts';
import { useAppearance, usePrefersDark } from '#phone/use-appearance.ts';
import { AppPage } from '#ui/app-page.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { PracticeRibbon } from '#ui/practice-ribbon.tsx';
import { TabBar } from '#ui/tab-bar.tsx';
import { ButtonSamples } from './sample-buttons.tsx';
import { FieldSamples } from './sample-fields.tsx';
import { PaperSamples } from './sample-papers.tsx';
import { RowSamples } from './sample-rows.tsx';
import { Specimen } from './specimen.tsx';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** 组件样张: every part of the kit in every state. Its own switches change the look only while it is open. */
export function GalleryScreen() {
  const { t } = useTranslation(['gallery', 'me', 'common']);
  const chosen = useAppearance();
  const prefersDark = usePrefersDark();
  const [tried, setTried] = useState<Partial<NonNullable<typeof chosen>>>({});
  useEffect(() => {
    if (chosen === undefined) return;
    showAppearance(document.documentElement, { ...chosen, ...tried }, prefersDark);
    return () => showAppearance(document.documentElement, chosen, prefersDark);
  }, [chosen, tried, prefersDark]);
  if (chosen === undefined) return null;
  const shown = { ...chosen, ...tried };
  return (
    <AppPage title={t('gallery:title')} back="/me/version">
      <ChoiceChips
        label={t('me:size.label')}
        choices={sizes.map((size) => ({ value: size, label: t(`me:size.${size}`) }))}
        value={shown.size}
        onChange={(size) => size !== null && setTried({ ...tried, size })}
      />
      <ChoiceChips
        label={t('me:theme.label')}
        hint={t('gallery:hint')}
        choices={themes.map((theme) => ({ value: theme, label: t(`me:theme.${theme}`) }))}
        value={shown.theme}
        onChange={(theme) => theme !== null && setTried({ ...tried, theme })}
      />
      <ButtonSamples />
      <FieldSamples />
      <RowSamples />
      <PaperSamples />
      <Specimen title={t('gallery:page')} code="AppPage, PracticeRibbon, TabBar">
        <PracticeRibbon mark={t('common:practice.mark')} text={t('common:practice.text')} />
        <TabBar
          label={t('gallery:tabs')}
          tabs={[
            { href: '/', label: t('common:tabs.home'), icon: <House {...ICON} />, current: true },
            { href: '/roster', label: t('common:tabs.roster'), icon: <UserRound {...ICON} />, current: false },
            { href: '/log', label: t('common:tabs.log'), icon: <Plus {...ICON} />, current: false, main: true },
            { href: '/visits', label: t('common:tabs.visits'), icon: <UserRound {...ICON} />, current: false },
            { href: '/me', label: t('common:tabs.me'), icon: <UserRound {...ICON} />, current: false },
          ]}
        />
      </Specimen>
    </AppPage>
  );
}
