import { App } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearAtTownship } from '#domain/dues/township-book.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { Dialog } from '#township/dialog.tsx';
import { useSay } from '#township/say.ts';
import { useGiveClose, type VillageDues } from './dues-queries.ts';

/** The months of a village's year and the year itself: what is closed takes no entry of that time any more, until it is opened again. */
export function PeriodsOfVillage({ village, year }: { readonly village: VillageDues; readonly year: number }) {
  const { t } = useTranslation('deskDues');
  const { message } = App.useApp();
  const say = useSay();
  const id = useId();
  const { yuan } = formats();
  const [reopening, setReopening] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const told = (period: string): string => (period.length === 4 ? t('wholeYearOf', { year }) : formats().month(period as YearMonth));
  const give = useGiveClose(({ period, reopen }) => {
    void message.success(t(reopen ? 'done.reopened' : 'done.closed', { period: told(period) }));
    setReopening(null);
  });
  const months = yearAtTownship(village.batches, year).filter(({ month }) => month <= say.today.slice(0, 7));
  const yearClosed = village.closed.includes(String(year));
  const missing = tried && reason.trim() === '';
  const act = (period: string) =>
    village.closed.includes(period) ? (
      <button
        type="button"
        className="zb-link"
        aria-label={t('reopenOf', { period: told(period) })}
        onClick={() => {
          setReason('');
          setTried(false);
          setReopening(period);
        }}
      >
        {t('reopen')}
      </button>
    ) : (
      <button
        type="button"
        className="zb-link"
        aria-label={t('closeOf', { period: told(period) })}
        disabled={give.isPending}
        onClick={() => give.mutate({ branchId: village.branchId, period, reopen: false, reason: '' })}
      >
        {t('close')}
      </button>
    );
  return (
    <section className="dk-sheet dk-padded" aria-label={t('periods')}>
      <h2>{t('periods')}</h2>
      <p className="zb-sub">{t('periodsHint')}</p>
      <table className="dk-plain dk-dues-batches">
        <thead>
          <tr>
            <th scope="col">{t('column.period')}</th>
            <th scope="col" className="dk-dues-sum">
              {t('column.stated')}
            </th>
            <th scope="col">{t('column.standing')}</th>
            <th scope="col">{t('column.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, sumFen }) => (
            <tr key={month}>
              <th scope="row">{told(month)}</th>
              <td className="dk-dues-sum">{yuan(sumFen)}</td>
              <td>{village.closed.includes(month) ? t('closed') : yearClosed ? t('closedWithYear') : t('open')}</td>
              <td>{yearClosed && !village.closed.includes(month) ? null : act(month)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{told(String(year))}</th>
            <td />
            <td>{yearClosed ? t('closed') : t('open')}</td>
            <td>{act(String(year))}</td>
          </tr>
        </tbody>
      </table>
      {reopening === null ? null : (
        <Dialog
          title={t('reopenTitle', { period: told(reopening) })}
          okText={t('reopen')}
          cancelText={t('cancel')}
          busy={give.isPending}
          onCancel={() => setReopening(null)}
          onOk={() => {
            setTried(true);
            if (reason.trim() !== '') give.mutate({ branchId: village.branchId, period: reopening, reopen: true, reason: reason.trim() });
          }}
        >
          <label htmlFor={`${id}-reason`}>
            {t('reopenReason')}
            <input
              id={`${id}-reason`}
              className="zb-input"
              maxLength={60}
              value={reason}
              aria-invalid={missing}
              onChange={(event) => setReason(event.target.value)}
            />
            {missing ? <span className="dk-note">{t('reopenReasonMissing')}</span> : null}
          </label>
        </Dialog>
      )}
    </section>
  );
}
