import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  defaultAt,
  type SettingPath,
  type SettingValue,
  settingAt,
  settingFits,
  settingPaths,
  settingSources,
  settingsChanged,
  settingsWith,
} from '#domain/rules/setting-list.ts';
import { type SettingSection, type Settings, settingSections } from '#domain/rules/settings.ts';
import { sourceWords } from '#i18n/source-words.ts';
import type { DeskSettings } from '#protocol/settings.ts';
import { useSay } from '#township/say.ts';
import { SettingInput } from './setting-input.tsx';
import { valueWords } from './setting-words.ts';
import { useSaveSettings } from './settings-queries.ts';

const COLUMNS = ['name', 'value', 'default', 'changed'] as const;

/** The version in which a number came to be as it is; undefined where it never was another. */
function changeOf({ versions }: DeskSettings, path: SettingPath) {
  return versions.find((version, i) => {
    const before = versions[i + 1]?.settings;
    return settingAt(version.settings, path) !== (before ? settingAt(before, path) : defaultAt(path));
  });
}

// Only what was touched is kept, so that it stands over whatever somebody else has set meanwhile.
type Edits = { readonly [path in SettingPath]?: SettingValue };

const withEdits = (settings: Settings, edits: Edits): Settings =>
  settingPaths.reduce((made, path) => {
    const value = edits[path];
    return value === undefined ? made : settingsWith(made, path, value);
  }, settings);

/** What was typed, as a value; undefined where it is none. */
function asValue(path: SettingPath, text: string): number | null | undefined {
  const typed = text.trim();
  const value = typed === '' ? null : /^\d{1,6}$/.test(typed) ? Number(typed) : undefined;
  return value !== undefined && settingFits(path, value) ? value : undefined;
}

/** The numbers with their rule and default; one button changes all that were touched. */
export function SettingsForm({ known, admin }: { known: DeskSettings; admin: boolean }) {
  const { t } = useTranslation(['deskSettings', 'records']);
  const { t: records } = useTranslation('records');
  const { t: words } = useTranslation('deskSettings');
  const say = useSay();
  const [edits, setEdits] = useState<Edits>({});
  const [typed, setTyped] = useState<Partial<Record<SettingPath, string>>>({});
  const save = useSaveSettings(() => setEdits({}));
  const settings = withEdits(known.settings, edits);
  const changed = settingsChanged(known.settings, settings);
  const wrong = Object.keys(typed).length > 0;
  const untype = (path: SettingPath): void => setTyped(({ [path]: _, ...rest }) => rest as typeof typed);
  const onText = (path: SettingPath, text: string): void => {
    const value = asValue(path, text);
    if (value === undefined) setTyped({ ...typed, [path]: text });
    else {
      untype(path);
      setEdits({ ...edits, [path]: value });
    }
  };
  return (
    <>
      <div className="dk-sheet">
        <table className="dk-plain dk-settings">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {(Object.keys(settingSections) as SettingSection[]).map((section) => (
            <tbody key={section} aria-label={t(`section.${section}`)}>
              <tr>
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {t(`section.${section}`)}
                </th>
              </tr>
              {settingPaths
                .filter((path) => path.startsWith(`${section}.`))
                .map((path) => {
                  const change = changeOf(known, path);
                  return (
                    <tr key={path}>
                      <th scope="row">
                        {t(`name.${path}`)}
                        <span className="zb-sub dk-why">{t(`why.${path}`)}</span>
                        <span className="zb-sub dk-why">{sourceWords(records, settingSources[path])}</span>
                      </th>
                      <td>
                        <SettingInput
                          path={path}
                          value={settingAt(settings, path)}
                          text={typed[path]}
                          disabled={!admin || save.isPending}
                          onValue={(value) => setEdits({ ...edits, [path]: value })}
                          onText={(text) => onText(path, text)}
                        />
                      </td>
                      <td>{valueWords(words, path, defaultAt(path))}</td>
                      <td>
                        {change ? (
                          t('changedBy', { name: change.byName, at: say.moment(change.at) })
                        ) : (
                          <span className="zb-sub">{t('untouched')}</span>
                        )}
                      </td>
                    </tr>
                  );
                })}
            </tbody>
          ))}
        </table>
      </div>
      {changed.length > 0 || wrong ? (
        <p className="dk-acts dk-settings-bar">
          <button
            type="button"
            className="zb-btn zb-btn-second"
            onClick={() => {
              setEdits({});
              setTyped({});
            }}
          >
            {t('undo')}
          </button>
          <button
            type="button"
            className="zb-btn zb-btn-main"
            disabled={save.isPending || wrong || changed.length === 0}
            onClick={() => save.mutate({ version: known.version, settings })}
          >
            {t('save', { count: changed.length })}
          </button>
        </p>
      ) : null}
    </>
  );
}
