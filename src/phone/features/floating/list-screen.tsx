import { Plus, ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { floatingObligations } from '#domain/floating/obligations.ts';
import { isAway, nextContactOn, overdueBy, toRegister } from '#domain/floating/stays.ts';
import { daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useDaysLeft } from '#phone/days-left.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill, StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { readStays, type StayRecord, type Stays, useWritesStays } from './use-stays.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** 流动党员: whom to register, who is away and when he is to be reached, and who is here as a guest. */
export function FloatingScreen() {
  const { t } = useTranslation('floating');
  const found = useLive(readStays);
  return (
    <AppPage
      title={t('title')}
      back="/roster/setup"
      action={<BarAction icon={<ScanLine {...ICON} />} label={t('scan')} href="/floating/scan" />}
    >
      {found.state === 'ready' && <Lists stays={found.data} />}
    </AppPage>
  );
}

function Lists({ stays }: { readonly stays: Stays }) {
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const words = useDayWords();
  const writes = useWritesStays();
  const settings = useSettings();
  const day = today();
  const open = stays.out.filter(({ body }) => isAway(body, day)).sort((a, b) => dueOf(a, day, settings) - dueOf(b, day, settings));
  const guests = stays.guests.filter(({ body }) => isAway(body, day));
  const ended = stays.stays.filter(({ body }) => !isAway(body, day));
  const proposed = toRegister(stays.members, stays.stays, day);
  const spring = floatingObligations(stays, day, settings).find(({ what }) => what === 'spring');
  const people = (list: readonly unknown[]) => t('list.people', { count: list.length });
  const acts = writes && (
    <div className="zb-tools">
      <Button wide icon={<Plus {...ICON} />} href="/floating/form?direction=out">
        {t('list.addOut')}
      </Button>
      <Button wide icon={<Plus {...ICON} />} href="/floating/form?direction=in">
        {t('list.addIn')}
      </Button>
    </div>
  );
  return (
    <>
      {stays.stays.length === 0 && proposed.length === 0 && <EmptyState title={t('list.emptyTitle')} help={t('list.emptyHelp')} />}
      {spring && (
        <Ledger>
          <LedgerRow
            tone="overdue"
            margin={<StateIcon state="overdue" />}
            name={t('list.springTitle', { day: words.day(spring.dueOn) })}
            facts={t('list.springFacts', { count: Number(spring.facts['count']) })}
          />
        </Ledger>
      )}
      {proposed.length > 0 && (
        <Section title={t('list.propose')} aside={people(proposed)}>
          <Ledger>
            {proposed.map(({ id, body }) => (
              <LedgerRow
                key={id}
                margin={<b>{[...body.name][0]}</b>}
                name={body.name}
                facts={t('list.proposeFacts', { day: words.day(body.away?.since as LocalDate) })}
                href={writes ? `/floating/form?direction=out&member=${id}` : undefined}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {open.length > 0 && (
        <Section title={t('list.out')} aside={people(open)}>
          <Ledger>
            {open.map((stay) => (
              <OutRow key={stay.id} stay={stay} day={day} />
            ))}
          </Ledger>
        </Section>
      )}
      {guests.length > 0 && (
        <Section title={t('list.in')} aside={people(guests)}>
          <Ledger>
            {guests.map(({ id, body }) => (
              <LedgerRow
                key={id}
                margin={<b>{[...body.name][0]}</b>}
                name={body.name}
                facts={body.otherBranch === '' ? t('list.at', { place: body.place }) : t('list.from', { branch: body.otherBranch })}
                href={`/floating/${id}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {acts}
      {ended.length > 0 && (
        <Section title={t('list.ended')} aside={people(ended)}>
          <Ledger>
            {ended.map(({ id, body }) => (
              <LedgerRow
                key={id}
                margin={formats().shortDay(body.endedOn ?? body.since)}
                name={body.name}
                facts={t('list.at', { place: body.place })}
                href={`/floating/${id}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
    </>
  );
}

const dueOf = (stay: StayRecord, day: LocalDate, settings: ReturnType<typeof useSettings>): number =>
  daysBetween(day, nextContactOn(stay.body, day, settings.roster));

function OutRow({ stay, day }: { readonly stay: StayRecord; readonly day: LocalDate }) {
  const { t } = useTranslation('floating');
  const daysLeft = useDaysLeft();
  const settings = useSettings();
  const { body } = stay;
  const due = nextContactOn(body, day, settings.roster);
  const late = overdueBy(due, day);
  const at = t('list.at', { place: body.place });
  return (
    <LedgerRow
      tone={late > 0 ? 'overdue' : 'plain'}
      margin={daysLeft(late > 0 ? -late : daysBetween(day, due))}
      name={body.name}
      facts={body.contact ? formats().facts([at, t('list.contact', { by: body.contact.name })]) : at}
      pill={late > 0 ? <Pill state="overdue">{t('list.unreached')}</Pill> : undefined}
      href={`/floating/${stay.id}`}
    />
  );
}
