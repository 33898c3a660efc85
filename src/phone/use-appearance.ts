import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useSyncExternalStore } from 'react';
import { showLanguage } from '#i18n/i18n.ts';
import { type Appearance, readAppearance, showAppearance } from './appearance.ts';
import { useDeviceServices } from './services.tsx';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

function watchDark(listener: () => void): () => void {
  const query = dark();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The look chosen on this phone, in every tab as soon as it changes; undefined until it is read. */
export function useAppearance(): Appearance | undefined {
  const { deviceDb } = useDeviceServices();
  return useLiveQuery(() => readAppearance(deviceDb), [deviceDb]);
}

/** Whether the phone itself is dark just now. */
export const usePrefersDark = (): boolean => useSyncExternalStore(watchDark, () => dark().matches);

/** Keeps the page's look and language in step with what was chosen and with the phone's own light or dark. */
export function useShownAppearance(): Appearance | undefined {
  const appearance = useAppearance();
  const prefersDark = usePrefersDark();
  useEffect(() => {
    if (appearance) showAppearance(document.documentElement, appearance, prefersDark);
  }, [appearance, prefersDark]);
  useEffect(() => {
    if (appearance) void showLanguage(appearance.language);
  }, [appearance]);
  return appearance;
}
