import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#domain/kernel/local-date.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { plansFrom } from './plan-facts.ts';

const KEPT_DAYS = 30;

/** What is planned, the nearest first, with last month's below; and the guide of each kind. */
export function PlansScreen() {
  const { t } = useTranslation(['agenda', 'records']);
  const { today } = useServices();
  const days = useDayWords();
  const found = useLive(plansFrom, addDays(today(), -KEPT_DAYS));
  const plans = found.state === 'ready' ? found.data : [];
  return (
    <AppPage
      title={t('agenda:plan.list')}
      back="/log"
      action={<BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('agenda:plan.new')} href="/plans/new" />}
    >
      {found.state === 'ready' && plans.length === 0 && (
        <EmptyState
          title={t('agenda:plan.empty')}
          help={t('agenda:plan.emptyHelp')}
          act={{ label: t('agenda:plan.new'), href: '/plans/new' }}
        />
      )}
      {plans.length > 0 && (
        <Ledger>
          {plans.map(({ plan, held, groupName }) => (
            <LedgerRow
              key={plan.id}
              margin={days.day(plan.body.plannedOn)}
              name={t(`records:meetingKind.${plan.body.meetingKind}`)}
              nameNote={groupName}
              facts={
                plan.body.calledOff !== ''
                  ? t('agenda:plan.calledOff', { why: plan.body.calledOff })
                  : held.length > 0
                    ? t('agenda:plan.recorded')
                    : plan.body.place === ''
                      ? t('agenda:plan.noPlace')
                      : plan.body.place
              }
              href={`/plans/${plan.id}`}
            />
          ))}
        </Ledger>
      )}
      <Section title={t('agenda:guide.list')}>
        <Ledger>
          {MeetingKind.options.map((kind) => (
            <LedgerRow
              low
              key={kind}
              margin={<StateIcon state="todo" />}
              name={t(`records:meetingKind.${kind}`)}
              href={`/guides/${kind}`}
            />
          ))}
        </Ledger>
      </Section>
    </AppPage>
  );
}
