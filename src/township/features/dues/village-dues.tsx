import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { differenceFen, standingOfBatch, statedFen } from '#domain/dues/township-book.ts';
import { formats } from '#i18n/format.ts';
import { StandingPill } from '#township/parts.tsx';
import { useSay } from '#township/say.ts';
import { CountDialog } from './count-dialog.tsx';
import { type Batch, useGiveReceipt, type VillageDues } from './dues-queries.ts';
import { GetSheet } from './get-sheet.tsx';
import { PeriodsOfVillage } from './periods-of-village.tsx';
import { duesLooks } from './standing-words.ts';

/** One village in one year: its batches with what can be done about each, and its months to close. */
export function VillageDuesView({ village, year }: { readonly village: VillageDues; readonly year: number }) {
  const { t } = useTranslation('deskDues');
  const say = useSay();
  const [counting, setCounting] = useState<string | null>(null);
  const batches = village.batches.filter(({ remittedOn }) => remittedOn.startsWith(`${year}-`));
  const counted = batches.find(({ id }) => id === counting);
  return (
    <div className="dk-page">
      <section className="dk-sheet dk-padded" aria-label={t('batches')}>
        <h2>{t('batchesOf', { village: say.village(village.name), year })}</h2>
        {batches.length === 0 ? (
          <p className="zb-sub">{t('noBatches')}</p>
        ) : (
          <table className="dk-plain dk-dues-batches">
            <thead>
              <tr>
                <th scope="col">{t('column.day')}</th>
                <th scope="col" className="dk-dues-sum">
                  {t('column.entries')}
                </th>
                <th scope="col" className="dk-dues-sum">
                  {t('column.stated')}
                </th>
                <th scope="col" className="dk-dues-sum">
                  {t('column.counted')}
                </th>
                <th scope="col" className="dk-dues-sum">
                  {t('column.difference')}
                </th>
                <th scope="col">{t('column.standing')}</th>
                <th scope="col">{t('column.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <BatchRow key={batch.id} batch={batch} onCount={() => setCounting(batch.id)} />
              ))}
            </tbody>
          </table>
        )}
      </section>
      <p className="dk-acts">
        <GetSheet
          path={`/branches/${village.branchId}/export/dues.xlsx?year=${year}`}
          name={t('fileLedger', { village: say.village(village.name), year })}
          label={t('downloadLedger')}
        />
      </p>
      <PeriodsOfVillage village={village} year={year} />
      {counted ? <CountDialog batch={counted} village={say.village(village.name)} onClose={() => setCounting(null)} /> : null}
    </div>
  );
}

function BatchRow({ batch, onCount }: { readonly batch: Batch; readonly onCount: () => void }) {
  const { t } = useTranslation('deskDues');
  const { message } = App.useApp();
  const say = useSay();
  const { yuan } = formats();
  const receive = useGiveReceipt(() => void message.success(t('done.received')));
  const standing = standingOfBatch(batch);
  const difference = differenceFen(batch);
  const { receipt } = batch;
  return (
    <tr>
      <th scope="row">{say.day(batch.remittedOn)}</th>
      <td className="dk-dues-sum">{batch.entries}</td>
      <td className="dk-dues-sum">
        {yuan(statedFen(batch))}
        {batch.largeFen > 0 ? <span className="zb-sub"> {t('large', { sum: yuan(batch.largeFen) })}</span> : null}
      </td>
      <td className="dk-dues-sum">{receipt?.countedFen === null || receipt === null ? '' : yuan(receipt.countedFen)}</td>
      <td className="dk-dues-sum">{difference === null ? '' : yuan(difference)}</td>
      <td>
        <StandingPill standing={duesLooks[standing]}>{t(`standing.${standing}`)}</StandingPill>
        {receipt ? (
          <ul className="dk-dues-said zb-sub">
            <li>{t('by', { name: receipt.byName, day: say.day(receipt.on) })}</li>
            {receipt.number !== '' && <li>{t('numbered', { number: receipt.number })}</li>}
            {receipt.note !== '' && <li>{receipt.note}</li>}
          </ul>
        ) : null}
      </td>
      <td>
        {standing === 'signed' || standing === 'withdrawn' ? null : (
          <span className="dk-acts">
            {standing === 'onItsWay' ? (
              <button
                type="button"
                className="zb-btn zb-btn-second"
                disabled={receive.isPending}
                onClick={() =>
                  receive.mutate({ remittanceId: batch.id, rev: 0, state: 'received', countedFen: null, number: '', note: '' })
                }
              >
                {t('receive')}
              </button>
            ) : null}
            <button type="button" className="zb-btn zb-btn-second" onClick={onCount}>
              {t(standing === 'difference' ? 'countAgain' : 'count')}
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}
