import { ALargeSmall } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BarAction } from '#ui/app-page.tsx';
import { keepAppearance, nextSize } from './appearance.ts';
import { useDeviceServices } from './services.tsx';
import { useAppearance } from './use-appearance.ts';

/** 字大一点, before anybody has signed in: one size larger at each press, and from the largest back to the ordinary one. */
export function SizeSwitch() {
  const { t } = useTranslation('signIn');
  const { deviceDb } = useDeviceServices();
  const size = nextSize(useAppearance()?.size ?? 'normal');
  return (
    <BarAction
      icon={<ALargeSmall className="zb-icon" aria-hidden="true" />}
      label={t(size === 'normal' ? 'standard' : 'larger')}
      onPress={() => void keepAppearance(deviceDb, { size })}
    />
  );
}
