import { BookUser, ChartNoAxesColumn, Contact, UserRoundCog, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { setupHints } from '#domain/roster/setup.ts';
import { isReachable, vcardsOf } from '#domain/roster/vcard.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger } from '#ui/section.tsx';
import { countHolders, isOpen, type Roster } from './use-roster.ts';

/** The ways to groups and offices, and what about the branch's set-up is worth a look, each with where it stands written. */
export function SetupHints({ roster, day }: { readonly roster: Roster; readonly day: LocalDate }) {
  const { t } = useTranslation(['roster', 'registers', 'structure']);
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const hints = setupHints(roster, day);
  const facts = (hint: (typeof hints)[number]) => {
    const ends = hint.facts['ends'];
    return typeof ends === 'string' ? { ...hint.facts, ends: words.day(ends as LocalDate) } : hint.facts;
  };
  return (
    <Ledger>
      <LedgerRow
        low
        margin={<Users className="zb-icon" aria-hidden="true" />}
        name={t('setup.groups')}
        end={t('setup.groupCount', { count: roster.groups.filter((group) => isOpen(group, day)).length })}
        href="/roster/groups"
      />
      <LedgerRow
        low
        margin={<UserRoundCog className="zb-icon" aria-hidden="true" />}
        name={t('setup.offices')}
        end={t('setup.officeCount', { count: countHolders(roster.offices, day) })}
        href="/roster/offices"
      />
      <LedgerRow
        low
        margin={<BookUser className="zb-icon" aria-hidden="true" />}
        name={t('registers:title')}
        facts={t('registers:hint')}
        href="/roster/registers"
      />
      <LedgerRow
        low
        margin={<ChartNoAxesColumn className="zb-icon" aria-hidden="true" />}
        name={t('structure:title')}
        href="/roster/structure"
      />
      <ContactsRow roster={roster} day={day} />
      {hints.map((hint) => (
        <LedgerRow
          key={hint.code}
          tone="overdue"
          margin={<StateIcon state="overdue" />}
          name={t(`hint.${hint.code}`, facts(hint))}
          facts={t('hint.source', { source: sourceWords(records, hint.source) })}
        />
      ))}
    </Ledger>
  );
}

/** The telephones of whoever agreed, as a file for the phone's own address book. */
function ContactsRow({ roster, day }: { readonly roster: Roster; readonly day: LocalDate }) {
  const { t } = useTranslation('structure');
  const { session, saveFile } = useServices();
  const toast = useToast();
  const people = roster.members.filter(({ body }) => isOnRoll(body, day) && isReachable(body));
  const branch = session.branchName ?? '';
  const save = (): void => {
    saveFile(t('contactsFile', { branch }), new Blob([vcardsOf(people, branch)], { type: 'text/vcard;charset=utf-8' }));
    toast({ text: t('contactsSaved') });
  };
  return (
    <LedgerRow
      low
      margin={<Contact className="zb-icon" aria-hidden="true" />}
      name={t('contacts')}
      facts={people.length === 0 ? t('contactsNone') : t('contactsHint', { n: people.length })}
      onPress={people.length === 0 ? undefined : save}
    />
  );
}
