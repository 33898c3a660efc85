import { Select } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Choice, Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useSay } from '#township/say.ts';
import { useDues } from './dues-queries.ts';
import { DuesTable } from './dues-table.tsx';
import { ReconciliationSheet } from './reconciliation-sheet.tsx';
import { VillageDuesView } from './village-dues.tsx';
import './dues.css';

/** 党费: what every village handed up, month by month; one village's batches to count and sign; and the sheet both sides put their names to. */
export function DuesScreen() {
  const { t } = useTranslation(['deskDues', 'deskShell']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(say.today.slice(0, 4));
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const dues = useDues(year);
  const branchId = params.get('branch') ?? '';
  const sheet = params.get('view') === 'sheet';
  const go = (next: { year?: number; branch?: string; sheet?: boolean }): void => {
    const branch = next.branch ?? branchId;
    setParams(
      {
        year: String(next.year ?? year),
        ...(branch === '' ? {} : { branch }),
        ...((next.sheet ?? sheet) ? { view: 'sheet' } : {}),
      },
      { replace: true },
    );
  };
  const rows = dues.data?.rows ?? [];
  // While another year is on its way, what stands is still that of the year before.
  const shown = dues.data?.year ?? year;
  const village = rows.find((row) => row.branchId === branchId);
  return (
    <>
      <PageBar title={t('deskDues:heading')}>
        <span className="dk-month">
          <button type="button" aria-label={t('deskDues:previousYear')} onClick={() => go({ year: year - 1 })}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{t('deskDues:year', { year })}</b>
          <button type="button" aria-label={t('deskDues:nextYear')} disabled={year >= thisYear} onClick={() => go({ year: year + 1 })}>
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        <Select<string>
          aria-label={t('deskShell:filter.branch')}
          value={village ? branchId : ''}
          onChange={(value) => go({ branch: value })}
          options={[
            { value: '', label: t('deskShell:filter.allBranches') },
            ...rows.map((row) => ({ value: row.branchId as string, label: say.village(row.name) })),
          ]}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <Choice chosen={sheet} onChoose={() => go({ sheet: !sheet })}>
          {t('deskDues:sheet.title')}
        </Choice>
      </PageBar>
      {dues.data === undefined ? (
        <Waiting error={dues.error} again={() => void dues.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('deskDues:noVillages')} hint={t('deskDues:noVillagesHint')} />
      ) : sheet ? (
        <ReconciliationSheet rows={village ? [village] : rows} year={shown} shareUp={village ? null : (dues.data?.shareUp ?? null)} />
      ) : village ? (
        <VillageDuesView key={`${village.branchId} ${shown}`} village={village} year={shown} />
      ) : (
        <DuesTable rows={rows} year={shown} onOpen={(branch) => go({ branch })} />
      )}
    </>
  );
}
