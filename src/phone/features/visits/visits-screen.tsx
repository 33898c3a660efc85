import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { type PeopleOfGroup, peopleToSee } from './people.ts';
import './visits.css';

/** 走访: whom the roster says to look in on, by group, with the telephone where the person agreed to it. */
export function VisitsScreen() {
  const { t } = useTranslation('visits');
  const people = useLive(peopleToSee);
  return (
    <AppPage title={t('title')} tabs>
      {people.state === 'ready' && (
        <>
          {people.data.care.length + people.data.away.length === 0 && (
            <EmptyState title={t('emptyTitle')} help={t('emptyHelp')} act={{ label: t('emptyAct'), href: '/roster' }} />
          )}
          <People title={t('care')} groups={people.data.care} />
          <People title={t('away')} groups={people.data.away} />
        </>
      )}
      <p className="zb-sub zb-visit-note">{t('later')}</p>
    </AppPage>
  );
}

function People({ title, groups }: { readonly title: string; readonly groups: readonly PeopleOfGroup[] }) {
  const { t } = useTranslation('visits');
  if (groups.length === 0) return null;
  return (
    <Section title={title} aside={t('people', { count: groups.reduce((sum, { people }) => sum + people.length, 0) })}>
      <Ledger>
        {groups.flatMap(({ groupName, people }) =>
          people.map((person) => <PersonRow key={person.id} person={person} groupName={groupName || t('noGroup')} />),
        )}
      </Ledger>
    </Section>
  );
}

function PersonRow({ person, groupName }: { readonly person: LocalRecord<'member'>; readonly groupName: string }) {
  const { t } = useTranslation('visits');
  const days = useDayWords();
  const { name, away, phone, phoneConsent } = person.body;
  const reach = phone === '' ? t('noPhone') : phoneConsent ? '' : t('noConsent');
  const where =
    away === null
      ? ''
      : away.place === ''
        ? t('awayNoPlace', { since: days.day(away.since) })
        : t('awayFacts', { since: days.day(away.since), place: away.place });
  return (
    <LedgerRow
      margin={<b>{[...name][0]}</b>}
      name={name}
      nameNote={groupName}
      facts={where || reach}
      href={`/roster/${person.id}`}
      beside={
        reach === '' ? (
          <a className="zb-row-beside" href={`tel:${phone.replaceAll(' ', '')}`} aria-label={t('callOf', { name })}>
            <Phone className="zb-icon" aria-hidden="true" />
            {t('call')}
          </a>
        ) : undefined
      }
    />
  );
}
