import { CalendarRange } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Obligation } from '#domain/rules/obligation.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { dueNow } from './due-facts.ts';
import { DueRow } from './due-row.tsx';
import { useObligationWords } from './due-words.ts';

const pageOf = ({ id }: Obligation): string => `/due/item?id=${encodeURIComponent(id)}`;

/** Everything due, what was put off and what was explained; each opens its own page with the article. */
export function DueAllScreen() {
  const { t } = useTranslation('agenda');
  const { today, actor } = useServices();
  const days = useDayWords();
  const words = useObligationWords();
  const now = useLive(dueNow, today(), actor);
  return (
    <AppPage
      title={t('due.title')}
      back="/"
      action={<BarAction icon={<CalendarRange className="zb-icon" aria-hidden="true" />} label={t('due.year')} href="/due/year" />}
    >
      {now.state === 'ready' && (
        <>
          {now.data.open.length === 0 ? (
            <EmptyState title={t('due.none')} help={t('due.noneHelp')} />
          ) : (
            <Section title={t('due.open')} aside={t('due.count', { count: now.data.open.length })}>
              <Ledger>
                {now.data.open.map((due) => (
                  <DueRow key={due.id} due={due} drafts={now.data.drafts} href={pageOf(due)} />
                ))}
              </Ledger>
            </Section>
          )}
          {now.data.putOff.length > 0 && (
            <Section title={t('due.putOff')} aside={t('due.count', { count: now.data.putOff.length })}>
              <Ledger>
                {now.data.putOff.map(({ obligation, given }) => (
                  <LedgerRow
                    key={obligation.id}
                    margin={days.day(given.until)}
                    name={words(obligation).name}
                    nameNote={words(obligation).note}
                    facts={given.why}
                    href={pageOf(obligation)}
                  />
                ))}
              </Ledger>
            </Section>
          )}
          {now.data.explained.length > 0 && (
            <Section title={t('due.explained')} aside={t('due.count', { count: now.data.explained.length })}>
              <Ledger>
                {now.data.explained.map(({ obligation, excusal }) => (
                  <LedgerRow
                    key={obligation.id}
                    margin={t('due.explainedMargin')}
                    name={words(obligation).name}
                    nameNote={words(obligation).note}
                    facts={excusal.body.reason}
                    href={pageOf(obligation)}
                  />
                ))}
              </Ledger>
            </Section>
          )}
        </>
      )}
    </AppPage>
  );
}
