import { defaultSettings, type Settings } from '#domain/rules/settings.ts';
import { settingsHere } from '#storage/settings.ts';
import { useLive } from './use-live.ts';

/** What the township has set, as this phone has it; the defaults until it is read. */
export function useSettings(): Settings {
  const settings = useLive(settingsHere);
  return settings.state === 'ready' ? settings.data : defaultSettings;
}
