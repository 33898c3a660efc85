import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { Version } from '#domain/records/versions.ts';
import { formats } from '#i18n/format.ts';
import { type MeetingLine, meetingLines } from '#i18n/meeting-lines.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { keepHistory } from '#storage/kept-history.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { type VersionRow, VersionsTable } from '#ui/versions-table.tsx';
import '#ui/form-parts.css';
import { versionsNow } from './versions-facts.ts';

/** Every version of a meeting, two side by side: what was changed, by whom, when and why. Got from the township, and kept for when there is no signal. */
export function VersionsScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('meetings');
  const { db, sessions, writer } = useServices();
  const now = useLive(versionsNow, id as RecordId);
  const [asked, setAsked] = useState<'asking' | 'got' | 'offline'>('asking');
  useEffect(() => {
    let gone = false;
    void sessions.history(writer.branchId, id as RecordId).then(async (answer) => {
      if (answer.ok) await keepHistory(db, id as RecordId, answer.value as unknown as JsonObject);
      if (!gone) setAsked(answer.ok ? 'got' : 'offline');
    });
    return () => {
      gone = true;
    };
  }, [db, sessions, writer.branchId, id]);
  return (
    <AppPage title={t('versions.title')} back={`/meetings/${id}`}>
      {now.state === 'ready' && now.data.kept && asked === 'offline' && <p className="zb-guide">{t('versions.kept')}</p>}
      {now.state === 'ready' && now.data.kept && <Versions versions={now.data.versions} unsent={now.data.unsent} names={now.data.names} />}
      {now.state === 'ready' && !now.data.kept && asked === 'offline' && (
        <EmptyState title={t('versions.offline')} help={t('versions.offlineHint')} />
      )}
      {asked === 'asking' && now.state === 'ready' && !now.data.kept && <p className="zb-guide">{t('versions.asking')}</p>}
    </AppPage>
  );
}

function Versions({
  versions,
  unsent,
  names,
}: {
  readonly versions: readonly Version[];
  readonly unsent: boolean;
  readonly names: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('n'));
  const n = Number.isInteger(asked) && asked >= 2 && asked <= versions.length ? asked : versions.length;
  const before = versions[n - 2];
  const after = versions[n - 1];
  const go = (next: number): void => setParams({ n: String(next) }, { replace: true });
  if (!after || !before) return <EmptyState title={t('versions.one')} help={t('versions.oneHint')} />;
  const lines = ({ body }: Version): MeetingLine[] => meetingLines(body as unknown as MeetingBody, names, { meetings: t, records });
  const head = (version: Version) => ({
    title: t('versions.nth', { n: version.n }),
    facts: [
      t('versions.by', { name: version.byName, at: formats().moment(version.at, today()) }),
      ...(unsent && version.n === versions.length ? [t('versions.unsent')] : []),
      ...version.reasons.map((reason) => t('versions.why', { reason })),
      ...(version.afterReturn && version.reasons.length === 0 ? [t('versions.afterReturn')] : []),
    ],
  });
  return (
    <>
      <VersionsTable
        heads={[head(before), head(after)]}
        rows={rowsOf(lines(before), lines(after))}
        empty={t('page.none')}
        changed={t('versions.changed')}
      />
      <div className="zb-tools">
        {n > 2 && <Button onPress={() => go(n - 1)}>{t('versions.earlier')}</Button>}
        {n < versions.length && <Button onPress={() => go(n + 1)}>{t('versions.later')}</Button>}
      </div>
    </>
  );
}

/** Both versions line by line, those that differ first. */
function rowsOf(before: readonly MeetingLine[], after: readonly MeetingLine[]): VersionRow[] {
  const said = (lines: readonly MeetingLine[], label: string): string => lines.find((line) => line.label === label)?.words ?? '';
  const labels = [...new Set([...after, ...before].map(({ label }) => label))];
  const rows = labels.map((label) => ({ key: label, label, before: said(before, label), after: said(after, label) }));
  return [...rows.filter((row) => row.before !== row.after), ...rows.filter((row) => row.before === row.after)];
}
