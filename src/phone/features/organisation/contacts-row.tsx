import { Contact } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { isReachable, vcardsOf } from '#domain/roster/vcard.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import type { Branch } from './use-branch.ts';

/** The telephones of whoever agreed, as a file for the phone's own address book. */
export function ContactsRow({ branch, day }: { readonly branch: Branch; readonly day: LocalDate }) {
  const { t } = useTranslation('structure');
  const { session, saveFile } = useServices();
  const toast = useToast();
  const people = branch.members.filter(({ body }) => isOnRoll(body, day) && isReachable(body));
  const name = session.branchName ?? '';
  const save = (): void => {
    saveFile(t('contactsFile', { branch: name }), new Blob([vcardsOf(people, name)], { type: 'text/vcard;charset=utf-8' }));
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
