import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type MonthAtTownship, yearAtTownship } from '#domain/dues/township-book.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { formats } from '#i18n/format.ts';
import { StandingIcon } from '#township/parts.tsx';
import { useSay } from '#township/say.ts';
import { CloseEverywhere } from './close-everywhere.tsx';
import type { VillageDues } from './dues-queries.ts';
import { duesLooks } from './standing-words.ts';

const LEGEND = ['onItsWay', 'received', 'difference', 'signed'] as const;

const sumOf = (months: readonly MonthAtTownship[]): Fen => months.reduce((sum, { sumFen }) => sum + sumFen, 0) as Fen;

const together = (amounts: readonly Fen[]): Fen => amounts.reduce<number>((sum, amount) => sum + amount, 0) as Fen;

/** Villages by months in register order; a cell says what was handed up in that month, to the fen, and how it stands. */
export function DuesTable({
  rows,
  year,
  onOpen,
}: {
  readonly rows: readonly VillageDues[];
  readonly year: number;
  readonly onOpen: (branchId: string) => void;
}) {
  const { t } = useTranslation('deskDues');
  const say = useSay();
  const { yuan, monthName } = formats();
  const lines = rows.map((row) => ({ row, months: yearAtTownship(row.batches, year) }));
  const heads = yearAtTownship([], year);
  const columns = heads.map((_, i) => lines.reduce((sum, { months }) => sum + (months[i]?.sumFen ?? 0), 0) as Fen);
  return (
    <>
      <p className="dk-legend">
        {LEGEND.map((standing) => (
          <span key={standing} className={`dk-is-${duesLooks[standing]}`}>
            <StandingIcon standing={duesLooks[standing]} />
            {t(`standing.${standing}`)}
          </span>
        ))}
        <span>
          <Lock className="zb-icon" aria-hidden="true" />
          {t('closed')}
        </span>
        <span>{t('byDayHandedUp')}</span>
      </p>
      <div className="dk-scroll">
        <table className="dk-matrix dk-dues" aria-label={t('table')}>
          <thead>
            <tr>
              <th scope="col">
                <b>{t('village')}</b>
              </th>
              {heads.map(({ month }) => (
                <th key={month} scope="col">
                  <b>{monthName(month)}</b>
                </th>
              ))}
              {(['wholeYear', 'collected', 'held'] as const).map((sum) => (
                <th key={sum} scope="col">
                  <b>{t(sum)}</b>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ row, months }) => (
              <tr key={row.branchId}>
                <th scope="row">
                  <button type="button" className="dk-dues-village" onClick={() => onOpen(row.branchId)}>
                    {say.village(row.name)}
                  </button>
                </th>
                {months.map((month) => (
                  <Cell key={month.month} month={month} closed={row.closed.includes(month.month) || row.closed.includes(String(year))} />
                ))}
                {[sumOf(months), row.collectedFen, row.heldFen].map((sum, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the three never change places
                  <td key={i}>
                    <span className="dk-dues-cell">{yuan(sum)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('together')}</th>
              {heads.map(({ month }, i) => (
                <td key={month}>
                  <span className="dk-dues-cell">{yuan(columns[i] ?? (0 as Fen))}</span>
                </td>
              ))}
              <td>
                <span className="dk-dues-cell">{yuan(together(columns))}</span>
              </td>
              <td>
                <span className="dk-dues-cell">{yuan(together(rows.map(({ collectedFen }) => collectedFen)))}</span>
              </td>
              <td>
                <span className="dk-dues-cell">{yuan(together(rows.map(({ heldFen }) => heldFen)))}</span>
              </td>
            </tr>
            <CloseEverywhere rows={rows} months={heads.map(({ month }) => month)} year={year} />
          </tfoot>
        </table>
      </div>
    </>
  );
}

function Cell({ month, closed }: { readonly month: MonthAtTownship; readonly closed: boolean }) {
  const { t } = useTranslation('deskDues');
  const { yuan, list } = formats();
  const { standing } = month;
  const facts = standing === null ? [t('nothingUp')] : [t('yuan', { sum: yuan(month.sumFen) }), t(`standing.${standing}`)];
  return (
    <td className={standing === null ? 'dk-is-none' : `dk-is-${duesLooks[standing]}`}>
      <span className="dk-dues-cell" role="img" aria-label={list(closed ? [...facts, t('closed')] : facts)}>
        <span className="dk-dues-marks">
          {closed ? <Lock className="zb-icon" aria-hidden="true" /> : null}
          {standing === null ? null : <StandingIcon standing={duesLooks[standing]} />}
        </span>
        {standing === null ? null : <span>{yuan(month.sumFen)}</span>}
      </span>
    </td>
  );
}
