import { useTranslation } from 'react-i18next';
import { formats } from '#i18n/format.ts';

/** The names of fields by their paths, each once, parted as in a list: 缺席原因、决议. */
export function useFieldWords(): (paths: readonly string[]) => string {
  const { t, i18n } = useTranslation('records');
  return (paths) => {
    const names = paths.map((path) => {
      const field = path.split('.')[0] ?? path;
      const key = `records:field.${field}`;
      return i18n.exists(key) ? String(t(key as never)) : field;
    });
    return formats().list([...new Set(names)]);
  };
}
