import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type SettingPath, type SettingValue, settingField } from '#domain/rules/setting-list.ts';
import { unitWords } from './setting-words.ts';

/** Where one number is put in, by what it may be. `text` is what was typed where that is no value yet. */
export function SettingInput({
  path,
  value,
  text,
  disabled,
  onValue,
  onText,
}: {
  path: SettingPath;
  value: SettingValue;
  text: string | undefined;
  disabled: boolean;
  onValue: (value: SettingValue) => void;
  onText: (text: string) => void;
}) {
  const { t } = useTranslation('deskSettings');
  const field = settingField(path);
  const label = t(`name.${path}`);
  if (field.kind === 'choice')
    return (
      <select
        className="zb-input"
        aria-label={label}
        value={String(value)}
        disabled={disabled}
        onChange={(event) => onValue(event.target.value)}
      >
        {field.options.map((option) => (
          <option key={option} value={option}>
            {t(`choice.${option as 'due'}`)}
          </option>
        ))}
      </select>
    );
  if (field.kind === 'yesNo')
    return (
      <select
        className="zb-input"
        aria-label={label}
        value={value === true ? 'yes' : 'no'}
        disabled={disabled}
        onChange={(event) => onValue(event.target.value === 'yes')}
      >
        <option value="yes">{t('yes')}</option>
        <option value="no">{t('no')}</option>
      </select>
    );
  const bad = text !== undefined;
  return (
    <>
      <span className="dk-number">
        <input
          className="zb-input"
          inputMode="numeric"
          aria-label={label}
          aria-invalid={bad}
          value={text ?? (value === null ? '' : String(value))}
          placeholder={field.orNone ? t('none') : undefined}
          disabled={disabled}
          onChange={(event) => onText(event.target.value)}
        />
        {unitWords(t, path)}
      </span>
      {bad ? (
        <span className="zb-field-error" role="alert">
          <Pencil className="zb-icon" aria-hidden="true" />
          {t('out', { least: field.least, most: field.most })}
        </span>
      ) : null}
    </>
  );
}
