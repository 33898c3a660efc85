import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearLedger } from '#domain/dues/year-ledger.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import './dues.css';
import { duesHere } from './dues-here.ts';

/** 党费收缴台账: members by months, to look at, to print on A4 and to post up once a year. */
export function YearScreen() {
  const { t } = useTranslation('dues');
  const { session, today } = useServices();
  const { dues: settings } = useSettings();
  const found = useLive(duesHere);
  const now = today().slice(0, 4);
  const [year, setYear] = useState(now);
  const [paper, setPaper] = useState<'ledger' | 'notice'>('ledger');
  if (found.state === 'loading') return null;
  const ledger = yearLedger(found.data.members, Number(year), settings);
  const { months, rows } = ledger;
  const { yuan, monthName } = formats();
  const remitted = found.data.batches
    .filter(({ body }) => body.withdrawn === null && body.remittedOn.startsWith(year))
    .reduce((sum, { body }) => sum + body.totalFen + body.largeFen, 0) as Fen;
  const held = (found.data.books.own.heldFen + found.data.books.large.heldFen) as Fen;
  const withGifts = paper === 'ledger' && ledger.gifts > 0;
  return (
    <AppPage
      title={t('year.title')}
      back="/dues"
      action={<BarAction icon={<Printer className="zb-icon" aria-hidden="true" />} label={t('print')} onPress={() => window.print()} />}
    >
      <div className="zb-dues-noprint">
        <ChoiceChips
          label={t('year.which')}
          choices={[0, 1, 2]
            .map((back) => String(Number(now) - back))
            .map((each) => ({ value: each, label: formats().year(`${each}-01` as YearMonth) }))}
          value={year}
          onChange={(chosen) => setYear(chosen ?? now)}
        />
        <ChoiceChips
          label={t('year.paper')}
          choices={[
            { value: 'ledger', label: t('year.ledger') },
            { value: 'notice', label: t('year.notice') },
          ]}
          value={paper}
          onChange={(chosen) => setPaper(chosen ?? 'ledger')}
        />
      </div>
      <h2 className="zb-block">
        {t(paper === 'ledger' ? 'year.ledgerHead' : 'year.noticeHead', {
          branch: session.branchName ?? '',
          year: formats().year(`${year}-01` as YearMonth),
        })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no finger scrolls the wide ledger with the arrow keys */}
      <section className="zb-dues-scroll" aria-label={t('year.title')} tabIndex={0}>
        <table className="zb-dues-table">
          <thead>
            <tr>
              <th scope="col">{t('year.name')}</th>
              {paper === 'ledger' &&
                months.map((month) => (
                  <th key={month} scope="col">
                    {monthName(month)}
                  </th>
                ))}
              {withGifts && <th scope="col">{t('year.gifts')}</th>}
              <th scope="col">{t('year.sum')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ member, paid, gifts, sum }) => (
              <tr key={member.id}>
                <th scope="row">{member.body.name}</th>
                {paper === 'ledger' && paid.map((each, i) => <td key={months[i]}>{each === 0 ? '' : yuan(each)}</td>)}
                {withGifts && <td>{gifts === 0 ? '' : yuan(gifts)}</td>}
                <td>{yuan(sum)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('year.sum')}</th>
              {paper === 'ledger' && ledger.paid.map((each, i) => <td key={months[i]}>{yuan(each)}</td>)}
              {withGifts && <td>{yuan(ledger.gifts)}</td>}
              <td>{yuan(ledger.sum)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="zb-block zb-sub">
        {year === now
          ? t('year.remitted', { remitted: yuan(remitted), held: yuan(held) })
          : t('year.remittedThen', { remitted: yuan(remitted) })}
      </p>
    </AppPage>
  );
}
