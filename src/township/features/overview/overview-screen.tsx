import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { DeskBranch, OverviewCell } from '#protocol/desk.ts';
import { Choice, Empty, PageBar, StandingIcon, Waiting } from '#township/parts.tsx';
import { useOverview } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { cellFact, monthBeside, wantsMending } from './cell-fact.ts';

const LEGEND = ['approved', 'delivered', 'open', 'overdue', 'late', 'returned', 'none'] as const;
const PERIOD = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Villages by obligations in one month, in the order of the register; every cell opens what stands behind it. */
export function OverviewScreen() {
  const { t } = useTranslation(['overview', 'deskShell']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = PERIOD.test(asked) ? asked : say.today.slice(0, 7);
  const onlyMissing = params.get('missing') === '1';
  const overview = useOverview(month);
  const go = (next: { month?: string; missing?: boolean }): void =>
    setParams({ month: next.month ?? month, ...((next.missing ?? onlyMissing) ? { missing: '1' } : {}) }, { replace: true });
  const rows = overview.data?.rows.filter((row) => !onlyMissing || row.cells.some(wantsMending)) ?? [];
  return (
    <>
      <PageBar title={t('overview:heading')}>
        <span className="dk-month">
          <button type="button" aria-label={t('deskShell:filter.previousMonth')} onClick={() => go({ month: monthBeside(month, -1) })}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{say.month(month)}</b>
          <button
            type="button"
            aria-label={t('deskShell:filter.nextMonth')}
            disabled={month >= say.today.slice(0, 7)}
            onClick={() => go({ month: monthBeside(month, 1) })}
          >
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        <Choice chosen={onlyMissing} onChoose={() => go({ missing: !onlyMissing })}>
          {t('overview:onlyMissing')}
        </Choice>
        <Link className="zb-link" to={`/year?year=${month.slice(0, 4)}`}>
          {t('overview:year.open')}
        </Link>
        {overview.data ? <span className="zb-sub dk-right">{t('overview:asOf', { at: say.moment(overview.data.now) })}</span> : null}
      </PageBar>
      <p className="dk-legend">
        {LEGEND.map((standing) => (
          <span key={standing} className={`dk-is-${standing}`}>
            <StandingIcon standing={standing} />
            {t(`overview:legend.${standing}`)}
          </span>
        ))}
      </p>
      {overview.data === undefined ? (
        <Waiting error={overview.error} again={() => void overview.refetch()} />
      ) : rows.length === 0 ? (
        <Empty
          title={overview.data.rows.length === 0 ? t('overview:empty.none') : t('overview:empty.title')}
          hint={t('overview:empty.hint')}
        />
      ) : (
        <div className="dk-scroll">
          <table className="dk-matrix">
            <thead>
              <tr>
                <th scope="col">
                  <b>{t('overview:village')}</b>
                  {t('overview:memberCount')}
                </th>
                {overview.data.obligations.map(({ id, period }) => (
                  <th key={id} scope="col">
                    <b>{t(`overview:obligation.${id as 'assembly'}`)}</b>
                    {t(`overview:period.${period}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ branch, cells }) => (
                <tr key={branch.id}>
                  <th scope="row">
                    <Link to={`/members?branch=${branch.id}`}>
                      {say.village(branch.name)} <small>{branch.memberCount}</small>
                    </Link>
                  </th>
                  {cells.map((cell) => (
                    <Cell key={cell.obligation} cell={cell} branch={branch} village={say.village(branch.name)} month={month} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function Cell({ cell, branch, village, month }: { cell: OverviewCell; branch: DeskBranch; village: string; month: string }) {
  const { t } = useTranslation('overview');
  const fact = cellFact(cell, t);
  const label = t('cell.label', {
    village,
    obligation: t(`obligation.${cell.obligation as 'assembly'}`),
    standing: t(`legend.${cell.state}`),
    fact,
  });
  const [only] = cell.records;
  const words = (
    <>
      <StandingIcon standing={cell.state} />
      <span>{fact}</span>
    </>
  );
  const to =
    only === undefined
      ? null
      : cell.records.length === 1
        ? `/records/${only}`
        : `/meetings?branch=${branch.id}&month=${month}&kind=${cell.obligation}`;
  return (
    <td className={`dk-is-${cell.state}`}>
      {to === null ? (
        <span className="dk-cell" role="img" aria-label={label}>
          {words}
        </span>
      ) : (
        <Link className="dk-cell" to={to} aria-label={label}>
          {words}
        </Link>
      )}
    </td>
  );
}
