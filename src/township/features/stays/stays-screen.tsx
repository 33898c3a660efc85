import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formats } from '#i18n/format.ts';
import type { DeskStaysRow } from '#protocol/desk-stays.ts';
import { Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useDeskStays } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import '#township/plain-table.css';
import './stays.css';
import { StaysTable } from './stays-table.tsx';

/** 流动与任期: who is away and who is a guest, and when each committee is elected anew, by village in the order of the register. */
export function StaysScreen() {
  const { t } = useTranslation('deskStays');
  const say = useSay();
  const found = useDeskStays();
  return (
    <>
      <PageBar title={t('heading')}>
        {found.data ? <span className="zb-sub dk-right">{t('asOf', { at: say.moment(found.data.now) })}</span> : null}
      </PageBar>
      <p className="dk-legend">{t('help')}</p>
      {found.data === undefined ? (
        <Waiting error={found.error} again={() => void found.refetch()} />
      ) : found.data.rows.length === 0 ? (
        <Empty title={t('empty')} />
      ) : (
        <div className="dk-scroll">
          <h2 className="dk-table-title">{t('terms')}</h2>
          <TermsTable rows={found.data.rows} />
          <h2 className="dk-table-title">{t('stays')}</h2>
          <StaysTable rows={found.data.rows} />
          <Unregistered rows={found.data.rows} />
        </div>
      )}
    </>
  );
}

const COMMITTEES = ['branch', 'village', 'supervision'] as const;

/** When each committee's term ends; from six months before, how long it still is. */
function TermsTable({ rows }: { readonly rows: readonly DeskStaysRow[] }) {
  const { t } = useTranslation(['deskStays', 'records']);
  const say = useSay();
  return (
    <table className="dk-plain" aria-label={t('deskStays:terms')}>
      <thead>
        <tr>
          <th scope="col">{t('deskStays:village')}</th>
          {COMMITTEES.map((committee) => (
            <th key={committee} scope="col">
              {t(`records:committee.${committee}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ branch, terms }) => (
          <tr key={branch.id}>
            <th scope="row">{say.village(branch.name)}</th>
            {COMMITTEES.map((committee) => {
              const term = terms.find((one) => one.committee === committee);
              if (term === undefined) return <td key={committee}>{t('deskStays:noTerm')}</td>;
              const days = Math.abs(term.daysLeft);
              return (
                <td key={committee} className={term.stage === 'running' ? undefined : 'dk-due'}>
                  {t(`deskStays:stage.${term.stage}`, { day: say.day(term.dueOn), days })}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Those whom the roster has as away for half a year and whom nobody registered, by village. */
function Unregistered({ rows }: { readonly rows: readonly DeskStaysRow[] }) {
  const { t } = useTranslation('deskStays');
  const say = useSay();
  const some = rows.filter(({ unregistered }) => unregistered.length > 0);
  if (some.length === 0) return null;
  return (
    <>
      <h2 className="dk-table-title">{t('unregistered')}</h2>
      <dl className="dk-names dk-under">
        {some.map(({ branch, unregistered }) => (
          <Fragment key={branch.id}>
            <dt>{say.village(branch.name)}</dt>
            <dd>
              {unregistered.map(({ id, name }, i) => (
                <Fragment key={id}>
                  {i > 0 && formats().list(['', ''])}
                  <Link className="zb-link" to={`/records/${id}`}>
                    {name}
                  </Link>
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
