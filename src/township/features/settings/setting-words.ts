import type { TFunction } from 'i18next';
import { type SettingPath, type SettingValue, settingField } from '#domain/rules/setting-list.ts';

type Words = TFunction<'deskSettings'>;

/** The unit a number is in; empty for what has none. */
export const unitWords = (t: Words, path: SettingPath): string =>
  settingField(path).kind === 'count' ? t(`unit.${path as 'meetings.graceDays'}`) : '';

/** A value as people say it. */
export function valueWords(t: Words, path: SettingPath, value: SettingValue): string {
  if (value === null) return t('none');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string') return t(`choice.${value as 'due'}`);
  return t('count', { n: value, unit: unitWords(t, path) });
}
