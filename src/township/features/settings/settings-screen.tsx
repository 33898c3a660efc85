import { useTranslation } from 'react-i18next';
import { settingAt, settingsChanged } from '#domain/rules/setting-list.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import type { DeskSettings } from '#protocol/settings.ts';
import { PageBar, Waiting } from '#township/parts.tsx';
import '#township/plain-table.css';
import { useDeskSettings, useSession } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import './settings.css';
import { valueWords } from './setting-words.ts';
import { SettingsForm } from './settings-form.tsx';

/** Every number the township may set, with where it stands, its default and who changed it; and all changes. */
export function SettingsScreen() {
  const { t } = useTranslation('deskSettings');
  const session = useSession();
  const settings = useDeskSettings();
  const admin = session.data?.role === 'townshipAdmin';
  return (
    <>
      <PageBar title={t('heading')}>
        <span className="zb-sub">{admin ? t('hint') : t('adminOnly')}</span>
      </PageBar>
      {settings.data === undefined ? (
        <Waiting error={settings.error} again={() => void settings.refetch()} />
      ) : (
        <div className="dk-page">
          <SettingsForm known={settings.data} admin={admin} />
          <Changes known={settings.data} />
        </div>
      )}
    </>
  );
}

function Changes({ known: { versions } }: { known: DeskSettings }) {
  const { t } = useTranslation('deskSettings');
  const say = useSay();
  return (
    <section className="dk-sheet dk-padded">
      <h2>{t('changes')}</h2>
      {versions.length === 0 ? <p className="zb-sub">{t('noChanges')}</p> : null}
      <ul className="dk-changes">
        {versions.map((version, i) => {
          const before = versions[i + 1]?.settings ?? defaultSettings;
          return settingsChanged(before, version.settings).map((path) => (
            <li key={`${version.version} ${path}`}>
              <span className="zb-sub">{t('changedBy', { name: version.byName, at: say.moment(version.at) })}</span>
              {t('change', {
                name: t(`name.${path}`),
                from: valueWords(t, path, settingAt(before, path)),
                to: valueWords(t, path, settingAt(version.settings, path)),
              })}
            </li>
          ));
        })}
      </ul>
    </section>
  );
}
