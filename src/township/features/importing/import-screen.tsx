import { useMutation } from '@tanstack/react-query';
import { Select } from 'antd';
import { Download, FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formats } from '#i18n/format.ts';
import { PageBar, Waiting } from '#township/parts.tsx';
import { useBranches } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';
import './importing.css';
import { ColumnsPanel } from './columns-panel.tsx';
import { PreviewTable } from './preview-table.tsx';
import { useImport } from './use-import.ts';

/** Brings a roster in from a file: choose the village, look at every row and mend it there, and only then write, all of it or nothing. */
export function ImportScreen() {
  const { t } = useTranslation('importing');
  const say = useSay();
  const { client, hand } = useServices();
  const branches = useBranches();
  const importing = useImport();
  const { branchId, file, found, preview, take, said, look } = importing;
  const branch = branches.data?.branches.find((one) => one.id === branchId);
  const sample = useMutation({
    mutationFn: () => client.download('/import/sample.xlsx'),
    onSuccess: ({ blob }) => hand(blob, t('sampleName')),
  });
  if (branches.data === undefined) return <Waiting error={branches.error} again={() => void branches.refetch()} />;
  const n = found ? found.counts.add + found.counts.update : 0;
  return (
    <>
      <PageBar title={t('heading')}>
        <Select<string>
          aria-label={t('choose')}
          placeholder={t('choose')}
          {...(branchId === '' ? {} : { value: branchId })}
          onChange={(value) => look(value, file)}
          options={branches.data.branches.map((one) => ({ value: one.id as string, label: say.village(one.name) }))}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <button type="button" className="dk-choice dk-right" disabled={sample.isPending} onClick={() => sample.mutate()}>
          <Download className="zb-icon" aria-hidden="true" />
          {t('sample')}
        </button>
      </PageBar>
      <div className="dk-page">
        {sample.error ? <p className="dk-note">{say.problem(sample.error)}</p> : null}
        {take.data && branch ? (
          <div className="dk-sheet dk-padded" role="status">
            <h2>{t('done', { branch: say.village(branch.name), added: take.data.added, updated: take.data.updated })}</h2>
            {take.data.skipped > 0 ? <p className="zb-sub">{t('doneHint', { skipped: take.data.skipped })}</p> : null}
            <p className="dk-acts">
              <Link className="zb-btn zb-btn-second" to={`/members?branch=${branch.id}`}>
                {t('see', { branch: say.village(branch.name) })}
              </Link>
              <button type="button" className="zb-link" onClick={() => look(branchId, null)}>
                {t('another')}
              </button>
            </p>
          </div>
        ) : found && file && branch ? (
          <>
            <div className="dk-sheet dk-padded dk-import-head">
              <div>
                <h2>{t('file', { name: file.name, encoding: t(`encoding.${found.encoding as 'xlsx'}`) })}</h2>
                <p className="zb-sub">{t('nothingYet', { branch: say.village(branch.name) })}</p>
                <p className="zb-sub">{t('nothingWritten')}</p>
                {found.columns.some(({ use }) => use === 'idNumber') ? <p className="zb-sub">{t('idNote')}</p> : null}
                {found.counts.refuse > 0 ? <p className="zb-sub">{t('refuseNote', { n: found.counts.refuse })}</p> : null}
                {found.newGroups.length > 0 ? <p className="zb-sub">{t('groups', { groups: formats().list(found.newGroups) })}</p> : null}
                {found.needsName ? (
                  <p className="dk-note" role="alert">
                    {t('needsName')}
                  </p>
                ) : null}
                {take.error ? (
                  <p className="dk-note" role="alert">
                    {say.problem(take.error)}
                  </p>
                ) : null}
              </div>
              <p className="dk-acts">
                <span className="zb-sub" role="status">
                  {preview.isPending ? t('rejudging') : ''}
                </span>
                <button type="button" className="zb-link" onClick={() => look(branchId, null)}>
                  {t('another')}
                </button>
                <button
                  type="button"
                  className="zb-btn zb-btn-main"
                  disabled={n === 0 || take.isPending || preview.isPending}
                  onClick={() => take.mutate({ branchId, file, said, ticket: found.ticket })}
                >
                  {take.isPending ? t('importing') : n === 0 ? t('nothingToDo') : t('go', { n })}
                </button>
              </p>
            </div>
            <ColumnsPanel columns={found.columns} onUse={importing.use} />
            {found.needsName ? null : <PreviewTable importing={importing} />}
          </>
        ) : (
          <DropPlace
            ready={branchId !== ''}
            busy={preview.isPending}
            problem={preview.error ? say.problem(preview.error) : ''}
            onFile={(next) => look(branchId, next)}
          />
        )}
      </div>
    </>
  );
}

function DropPlace({ ready, busy, problem, onFile }: { ready: boolean; busy: boolean; problem: string; onFile: (file: File) => void }) {
  const { t } = useTranslation('importing');
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [first] = event.dataTransfer.files;
    if (ready && first) onFile(first);
  };
  return (
    <label
      className="dk-drop"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileSpreadsheet className="zb-icon" aria-hidden="true" />
      <strong>{busy ? t('reading') : ready ? t('drop') : t('step.branch')}</strong>
      <span className="zb-sub">{t('dropHint')}</span>
      {problem === '' ? null : (
        <span className="dk-note" role="alert">
          {problem}
        </span>
      )}
      {ready ? <span className="zb-btn zb-btn-second">{t('pick')}</span> : null}
      <input
        type="file"
        className="zb-vh"
        aria-label={t('pick')}
        accept=".xlsx,.csv,text/csv"
        disabled={!ready || busy}
        onChange={(event) => {
          const [first] = event.target.files ?? [];
          event.target.value = '';
          if (first) onFile(first);
        }}
      />
    </label>
  );
}
