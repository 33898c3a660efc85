import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { UiLink } from '#ui/link.tsx';
import { Ledger } from '#ui/section.tsx';
import { dueNow } from './due-facts.ts';
import { DueRow } from './due-row.tsx';

const AT_ONCE = 5;

/** What is due, most pressing first; five rows, the others one press away. */
export function DueList() {
  const { t } = useTranslation('home');
  const { actor, today } = useServices();
  const now = useLive(dueNow, today(), actor);
  const [all, setAll] = useState(false);
  if (now.state === 'loading') return null;
  const { open, drafts } = now.data;
  const shown = all ? open : open.slice(0, AT_ONCE);
  return (
    <>
      {open.length === 0 ? (
        <EmptyState title={t('nothingDue')} help={t('nothingDueHelp')} act={{ label: t('nothingDueAct'), href: '/log' }} />
      ) : (
        <Ledger>
          {shown.map((due) => (
            <DueRow key={due.id} due={due} drafts={drafts} />
          ))}
        </Ledger>
      )}
      {shown.length < open.length && (
        <button type="button" className="zb-more" onClick={() => setAll(true)}>
          {t('more', { count: open.length - shown.length })}
          <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />
        </button>
      )}
      <UiLink className="zb-more" href="/due">
        {t('dueAll')}
        <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />
      </UiLink>
    </>
  );
}
