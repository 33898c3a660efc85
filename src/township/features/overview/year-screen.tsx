import { ChevronLeft, ChevronRight, FilePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formats } from '#i18n/format.ts';
import type { DeskBranch } from '#protocol/desk.ts';
import type { YearCell } from '#protocol/year.ts';
import { Choice, Empty, PageBar, type Standing, StandingIcon, Waiting } from '#township/parts.tsx';
import { useYear } from '#township/queries.ts';
import { useSay } from '#township/say.ts';

const OBLIGATIONS = ['assembly', 'committee', 'group', 'themeDay', 'lesson', 'lifeMeeting', 'appraisal'] as const;
const STATES = ['held', 'incomplete', 'missing', 'due', 'ahead', 'notAsked'] as const;

/** How each state looks: the icons and colours of the monthly view. */
const looks: Readonly<Record<YearCell['state'], Standing>> = {
  held: 'approved',
  incomplete: 'late',
  missing: 'overdue',
  due: 'open',
  ahead: 'none',
  notAsked: 'none',
};

const lacks = ({ state }: YearCell): boolean => state === 'missing' || state === 'incomplete';

/** A year of all villages: each obligation a strip of its months, quarters or the year; every cell says why and opens its records. */
export function YearScreen() {
  const { t } = useTranslation(['overview', 'deskShell']);
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(say.today.slice(0, 4));
  const asked = Number(params.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= thisYear ? asked : thisYear;
  const onlyMissing = params.get('missing') === '1';
  const data = useYear(year);
  const go = (next: number, missing = onlyMissing): void =>
    setParams({ year: String(next), ...(missing ? { missing: '1' } : {}) }, { replace: true });
  const rows = data.data?.rows.filter(({ cells }) => !onlyMissing || cells.some(lacks)) ?? [];
  return (
    <>
      <PageBar title={t('overview:year.heading')}>
        <span className="dk-month">
          <button type="button" aria-label={t('overview:year.previous')} onClick={() => go(year - 1)}>
            <ChevronLeft className="zb-icon" aria-hidden="true" />
          </button>
          <b>{t('overview:year.of', { year })}</b>
          <button type="button" aria-label={t('overview:year.next')} disabled={year >= thisYear} onClick={() => go(year + 1)}>
            <ChevronRight className="zb-icon" aria-hidden="true" />
          </button>
        </span>
        <Choice chosen={onlyMissing} onChoose={() => go(year, !onlyMissing)}>
          {t('overview:year.onlyMissing')}
        </Choice>
        <Link className="zb-link" to="/overview">
          {t('overview:year.month')}
        </Link>
        {data.data ? <span className="zb-sub dk-right">{t('overview:asOf', { at: say.moment(data.data.now) })}</span> : null}
      </PageBar>
      <p className="dk-legend">
        {STATES.map((state) => (
          <span key={state} className={`dk-is-${looks[state]}`}>
            <StandingIcon standing={looks[state]} />
            {t(`overview:year.state.${state}`)}
          </span>
        ))}
      </p>
      {data.data === undefined ? (
        <Waiting error={data.error} again={() => void data.refetch()} />
      ) : rows.length === 0 ? (
        <Empty title={t('overview:year.none')} hint={t('overview:year.noneHint')} />
      ) : (
        <div className="dk-scroll">
          <table className="dk-matrix">
            <thead>
              <tr>
                <th scope="col">
                  <b>{t('overview:village')}</b>
                </th>
                {OBLIGATIONS.map((id) => (
                  <th key={id} scope="col">
                    <b>{id === 'appraisal' ? t('overview:year.appraisal') : t(`overview:obligation.${id}`)}</b>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ branch, cells }) => (
                <tr key={branch.id}>
                  <th scope="row">
                    <Link to={`/book/${branch.id}?year=${year}`} title={t('overview:year.book')}>
                      {say.village(branch.name)}
                    </Link>
                  </th>
                  {OBLIGATIONS.map((id) => (
                    <td key={id} className="dk-strip-cell">
                      <span className="dk-strip">
                        {cells
                          .filter(({ obligation }) => obligation === id)
                          .map((cell) => (
                            <Cell key={cell.first} cell={cell} branch={branch} />
                          ))}
                      </span>
                    </td>
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

function Cell({ cell, branch }: { cell: YearCell; branch: DeskBranch }) {
  const { t } = useTranslation('overview');
  const say = useSay();
  const said = cell.said.length > 0 && cell.state !== 'held' ? t('year.said', { reasons: formats().list(cell.said) }) : null;
  const lack =
    cell.reason !== null
      ? t(`year.reason.${cell.reason}`)
      : cell.groupsMissing.length > 0 && cell.state !== 'ahead'
        ? t('year.groups', { names: formats().list(cell.groupsMissing) })
        : cell.daysLeft !== null
          ? t('year.daysLeft', { n: cell.daysLeft })
          : cell.need > 1
            ? t('year.times', { have: cell.have, need: cell.need })
            : null;
  const why = formats().facts([lack, said].filter((part) => part !== null)) || null;
  const facts = {
    village: say.village(branch.name),
    obligation: cell.obligation === 'appraisal' ? t('year.appraisal') : t(`obligation.${cell.obligation}`),
    span: formats().list([...new Set([say.month(cell.first.slice(0, 7)), say.month(cell.last.slice(0, 7))])]),
    state: t(`year.state.${cell.state}`),
  };
  const label = why === null ? t('year.cell', facts) : t('year.cellWhy', { ...facts, why });
  const icon = said === null ? <StandingIcon standing={looks[cell.state]} /> : <FilePen className="zb-icon" aria-hidden="true" />;
  const [only] = cell.records;
  const look = `dk-is-${looks[cell.state]}`;
  if (only === undefined)
    return (
      <span className={look} role="img" aria-label={label} title={label}>
        {icon}
      </span>
    );
  const to =
    cell.records.length === 1
      ? `/records/${only}`
      : `/meetings?branch=${branch.id}&month=${cell.first.slice(0, 7)}&until=${cell.last.slice(0, 7)}&kind=${cell.obligation}`;
  return (
    <Link className={look} to={to} aria-label={label} title={label}>
      {icon}
    </Link>
  );
}
