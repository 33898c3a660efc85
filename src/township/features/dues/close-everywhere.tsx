import { App } from 'antd';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingOfBatch } from '#domain/dues/township-book.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { Dialog } from '#township/dialog.tsx';
import { useSay } from '#township/say.ts';
import { useGiveClose, type VillageDues } from './dues-queries.ts';

/** The last row of the year's table: a month is closed for every village at once, after saying what of it is not signed for yet. */
export function CloseEverywhere({
  rows,
  months,
  year,
}: {
  readonly rows: readonly VillageDues[];
  readonly months: readonly YearMonth[];
  readonly year: number;
}) {
  const { t } = useTranslation('deskDues');
  const { message } = App.useApp();
  const say = useSay();
  const { month: named, monthName } = formats();
  const [closing, setClosing] = useState<YearMonth | null>(null);
  const give = useGiveClose(({ period }) => {
    void message.success(t('done.closedEverywhere', { period: named(period as YearMonth) }));
    setClosing(null);
  });
  const isClosed = (row: VillageDues, month: YearMonth): boolean => row.closed.includes(month) || row.closed.includes(String(year));
  const unsigned = (month: YearMonth): number =>
    rows
      .flatMap(({ batches }) => batches)
      .filter((batch) => {
        const standing = standingOfBatch(batch);
        return batch.remittedOn.startsWith(month) && standing !== 'signed' && standing !== 'withdrawn';
      }).length;
  return (
    <tr>
      <th scope="row">{t('closing')}</th>
      {months.map((month) => (
        <td key={month}>
          <span className="dk-dues-cell">
            {month > say.today.slice(0, 7) ? null : rows.every((row) => isClosed(row, month)) ? (
              <span role="img" aria-label={t('closed')}>
                <Lock className="zb-icon" aria-hidden="true" />
              </span>
            ) : (
              <button
                type="button"
                className="zb-link"
                aria-label={t('closeAllOf', { period: named(month) })}
                onClick={() => setClosing(month)}
              >
                {t('close')}
              </button>
            )}
          </span>
        </td>
      ))}
      <td colSpan={3}>
        {closing === null ? null : (
          <Dialog
            title={t('closeAllTitle', { period: named(closing) })}
            okText={t('closeAll')}
            cancelText={t('cancel')}
            busy={give.isPending}
            onOk={() => give.mutate({ branchId: null, period: closing, reopen: false, reason: '' })}
            onCancel={() => setClosing(null)}
          >
            <p>{t('closeAllSays', { n: rows.filter((row) => !isClosed(row, closing)).length, month: monthName(closing) })}</p>
            {unsigned(closing) > 0 ? <p className="dk-note">{t('closeAllUnsigned', { n: unsigned(closing) })}</p> : null}
          </Dialog>
        )}
      </td>
    </tr>
  );
}
