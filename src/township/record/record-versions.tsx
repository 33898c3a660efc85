import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOf } from '#domain/records/registry.ts';
import { type Version, versionsOf, type WrittenStep } from '#domain/records/versions.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import { useSay } from '#township/say.ts';
import { type VersionRow, VersionsTable } from '#ui/versions-table.tsx';
import type { FieldNow } from './field-row.ts';
import { useRowReader } from './record-rows.ts';

/** Two versions of a record side by side, what was changed first, with who, when and why; nothing where there is only one. */
export function RecordVersions({ desk }: { desk: DeskRecord }) {
  const { t } = useTranslation(['inbox', 'meetings']);
  const say = useSay();
  const { record, history, names } = desk;
  const read = useRowReader(record.kind, names);
  const kind = kindOf(record.kind);
  const versions = kind && !record.deleted ? versionsOf(kind, record.body, history as readonly WrittenStep[]) : [];
  const [asked, setAsked] = useState<number>();
  const n = asked !== undefined && asked <= versions.length ? asked : versions.length;
  const before = versions[n - 2];
  const after = versions[n - 1];
  if (!read || !before || !after) return null;
  const head = (version: Version) => ({
    title: t('meetings:versions.nth', { n: version.n }),
    facts: [
      t('meetings:versions.by', { name: version.byName, at: say.moment(version.at) }),
      ...version.reasons.map((reason) => t('meetings:versions.why', { reason })),
      ...(version.afterReturn && version.reasons.length === 0 ? [t('meetings:versions.afterReturn')] : []),
    ],
  });
  return (
    <section className="dk-sheet dk-versions">
      <h3>{t('meetings:versions.title')}</h3>
      <p className="dk-versions-pick">
        {versions.slice(1).map((version) => (
          <button key={version.n} type="button" className="dk-choice" aria-pressed={version.n === n} onClick={() => setAsked(version.n)}>
            {t('inbox:versions.pair', { before: version.n - 1, after: version.n })}
          </button>
        ))}
      </p>
      <VersionsTable
        heads={[head(before), head(after)]}
        rows={rowsOf(read(before.body), read(after.body))}
        empty={t('inbox:row.nothing')}
        changed={t('meetings:versions.changed')}
      />
    </section>
  );
}

/** The rows that differ; what both say alike stands on the page above. */
function rowsOf(before: readonly FieldNow[], after: readonly FieldNow[]): VersionRow[] {
  const keys = [...new Set([...after, ...before].map(({ key }) => key))];
  const said = (rows: readonly FieldNow[], key: string): string => rows.find((row) => row.key === key)?.lines.join('\n') ?? '';
  return keys
    .map((key) => ({
      key,
      label: [...after, ...before].find((row) => row.key === key)?.label ?? key,
      before: said(before, key),
      after: said(after, key),
    }))
    .filter((row) => row.before !== row.after);
}
