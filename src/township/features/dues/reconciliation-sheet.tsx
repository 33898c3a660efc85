import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { differenceFen, standingOfBatch, statedFen } from '#domain/dues/township-book.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { formats } from '#i18n/format.ts';
import type { DeskDues } from '#protocol/dues.ts';
import { useSession } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import { RegisterSheet } from '#ui/register-sheet.tsx';
import type { VillageDues } from './dues-queries.ts';
import { GetSheet } from './get-sheet.tsx';

/** So many of 10,000 as a percentage, cut from its digits. */
function percent(basisPoints: number): string {
  const digits = String(basisPoints).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, '');
}

const COLUMNS = { village: 14, day: 13, entries: 6, stated: 12, large: 11, counted: 12, difference: 10, standing: 11, number: 11 } as const;

/** 对账单: every batch of the year in register order, for paper, with its sums and the places for both names. */
export function ReconciliationSheet({
  rows,
  year,
  shareUp,
}: {
  readonly rows: readonly VillageDues[];
  readonly year: number;
  readonly shareUp: DeskDues['shareUp'];
}) {
  const { t } = useTranslation('deskDues');
  const say = useSay();
  const session = useSession();
  const { yuan, fullDay } = formats();
  const batches = rows.flatMap((row) =>
    row.batches
      .filter(({ withdrawn, remittedOn }) => !withdrawn && remittedOn.startsWith(`${year}-`))
      .sort((a, b) => (a.remittedOn < b.remittedOn ? -1 : a.remittedOn > b.remittedOn ? 1 : 0))
      .map((batch) => ({ branchId: row.branchId, village: say.village(row.name), batch })),
  );
  const sum = (of: (one: (typeof batches)[number]['batch']) => number): string =>
    yuan(batches.reduce((all, { batch }) => all + of(batch), 0) as Fen);
  const none = rows.filter((row) => !batches.some(({ branchId }) => branchId === row.branchId));
  return (
    <div className="dk-page dk-dues-sheet">
      <div className="zb-print-shown">
        <p className="dk-acts">
          <button type="button" className="zb-btn zb-btn-main" onClick={() => window.print()}>
            <Printer className="zb-icon" aria-hidden="true" />
            {t('sheet.print')}
          </button>
          <GetSheet path={`/desk/export/dues.xlsx?year=${year}`} name={t('fileSheet', { year })} label={t('download')} />
        </p>
        <RegisterSheet
          title={t('sheet.heading', { year })}
          place={t('sheet.place', { township: session.data?.townshipName ?? '', day: fullDay(say.today) })}
          numberLabel={t('sheet.no')}
          columns={Object.entries(COLUMNS).map(([key, share]) => ({ key, label: t(`sheet.column.${key as keyof typeof COLUMNS}`), share }))}
          rows={batches.map(({ village, batch }) => {
            const difference = differenceFen(batch);
            const counted = batch.receipt?.countedFen ?? null;
            return {
              id: batch.id,
              cells: [
                village,
                fullDay(batch.remittedOn),
                String(batch.entries),
                yuan(statedFen(batch)),
                yuan(batch.largeFen),
                counted === null ? '' : yuan(counted),
                difference === null ? '' : yuan(difference),
                t(`standing.${standingOfBatch(batch)}`),
                batch.receipt?.number ?? '',
              ],
            };
          })}
          foot={
            <>
              <strong>
                {t('sheet.together', {
                  n: batches.length,
                  stated: sum(statedFen),
                  large: sum(({ largeFen }) => largeFen),
                  signed: sum((batch) => (batch.receipt?.state === 'signed' ? statedFen(batch) : 0)),
                })}
              </strong>
              {shareUp ? <p>{t('sheet.shareUp', { percent: percent(shareUp.basisPoints), sum: yuan(shareUp.fen) })}</p> : null}
              {none.length > 0 ? <p>{t('sheet.none', { names: formats().list(none.map(({ name }) => say.village(name))) })}</p> : null}
              <p className="dk-dues-signs">
                <span>{t('sheet.branchSigns')}</span>
                <span>{t('sheet.townshipSigns')}</span>
                <span>{t('sheet.day')}</span>
              </p>
            </>
          }
          gapLabel=""
        />
      </div>
    </div>
  );
}
