import { BookUser, UserRoundCog, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { setupHints } from '#domain/roster/setup.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger } from '#ui/section.tsx';
import { countHolders, isOpen, type Roster } from './use-roster.ts';

/** The ways to groups and offices, and what about the branch's set-up is worth a look, each with where it stands written. */
export function SetupHints({ roster, day }: { readonly roster: Roster; readonly day: LocalDate }) {
  const { t } = useTranslation(['roster', 'registers']);
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
