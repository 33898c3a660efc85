import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { Download, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageBar, Waiting } from '#township/parts.tsx';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** Takes rosters and meetings out as xlsx, of one village or of all. */
export function ExportScreen() {
  const { t } = useTranslation('deskShell');
  const say = useSay();
  const { client, hand } = useServices();
  const branches = useBranches();
  const [branchId, setBranchId] = useState('');
  const [from, setFrom] = useState(`${say.today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState<string>(say.today);
  const branchName = say.village(branches.data?.branches.find((branch) => branch.id === branchId)?.name ?? t('filter.allBranches'));
  const backwards = from > to;

  const roster = useMutation({
    mutationFn: () => client.download(branchId === '' ? '/desk/export/roster.xlsx' : `/branches/${branchId}/export/roster.xlsx`),
    onSuccess: ({ blob }) => hand(blob, t('exporting.fileRoster', { branch: branchName, day: say.today })),
  });
  const meetings = useMutation({
    mutationFn: () =>
      client.download(
        `/desk/export/meetings.xlsx?${new URLSearchParams({ from, to, ...(branchId === '' ? {} : { branchId }) }).toString()}`,
      ),
    onSuccess: ({ blob }) => hand(blob, t('exporting.fileMeetings', { branch: branchName, day: say.today })),
  });
  if (branches.data === undefined) return <Waiting error={branches.error} again={() => void branches.refetch()} />;
  return (
    <>
      <PageBar title={t('exporting.title')}>
        <Select<string>
          aria-label={t('filter.branch')}
          value={branchId}
          onChange={setBranchId}
          options={[
            { value: '', label: t('filter.allBranches') },
            ...branches.data.branches.map((branch) => ({ value: branch.id as string, label: say.village(branch.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </PageBar>
      <div className="dk-page dk-exports">
        <section className="dk-sheet dk-padded">
          <h2>{t('exporting.roster')}</h2>
          <p className="zb-sub">{t('exporting.rosterHint')}</p>
          <button type="button" className="zb-btn zb-btn-second" disabled={roster.isPending} onClick={() => roster.mutate()}>
            <Download className="zb-icon" aria-hidden="true" />
            {roster.isPending ? t('exporting.going') : t('exporting.getRoster')}
          </button>
          {roster.error ? <p className="dk-note">{say.problem(roster.error)}</p> : null}
        </section>
        <section className="dk-sheet dk-padded">
          <h2>{t('exporting.meetings')}</h2>
          <p className="zb-sub">{t('exporting.meetingsHint')}</p>
          <p className="dk-acts">
            <label>
              {t('exporting.from')}{' '}
              <input type="date" className="zb-input" value={from} max={to} onChange={(event) => setFrom(event.target.value || from)} />
            </label>
            <label>
              {t('exporting.to')}{' '}
              <input
                type="date"
                className="zb-input"
                value={to}
                aria-invalid={backwards}
                onChange={(event) => setTo(event.target.value || to)}
              />
            </label>
          </p>
          {backwards ? (
            <p className="zb-field-error" role="alert">
              <Pencil className="zb-icon" aria-hidden="true" />
              {t('exporting.toBeforeFrom')}
            </p>
          ) : null}
          <button
            type="button"
            className="zb-btn zb-btn-second"
            disabled={meetings.isPending || backwards}
            onClick={() => meetings.mutate()}
          >
            <Download className="zb-icon" aria-hidden="true" />
            {meetings.isPending ? t('exporting.going') : t('exporting.getMeetings')}
          </button>
          {meetings.error ? <p className="dk-note">{say.problem(meetings.error)}</p> : null}
        </section>
      </div>
    </>
  );
}
