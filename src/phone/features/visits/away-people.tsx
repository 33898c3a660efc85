import { Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { peopleAway } from './people.ts';

/** Members who are away, by group, with the telephone where the person agreed to it. */
export function AwayPeople() {
  const { t } = useTranslation('visits');
  const people = useLive(peopleAway);
  if (people.state === 'loading' || people.data.length === 0) return null;
  return (
    <Section title={t('away')} aside={t('people', { count: people.data.reduce((sum, group) => sum + group.people.length, 0) })}>
      <Ledger>
        {people.data.flatMap(({ groupName, people: some }) =>
          some.map((person) => <PersonRow key={person.id} person={person} groupName={groupName || t('noGroup')} />),
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
