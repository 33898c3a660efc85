import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { PersonRow } from '#protocol/people.ts';
import { Choice, PageBar, Waiting } from '#township/parts.tsx';
import { usePeople } from '#township/people-queries.ts';
import '#township/plain-table.css';
import { useSession } from '#township/queries.ts';
import { DeedsList } from './deeds-list.tsx';
import { type Asked, PeopleDialogs } from './people-dialogs.tsx';
import { PeopleTable } from './people-table.tsx';

/** Who may sign in, by village: added, moved, closed and given a new password here; and what was done. For administrators only. */
export function PeopleScreen() {
  const { t } = useTranslation(['deskPeople', 'deskShell']);
  const session = useSession();
  const people = usePeople();
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState<Asked | null>(null);
  const tab = params.get('tab') === 'deeds' ? 'deeds' : 'people';
  const ask = (act: Asked['act'], person: PersonRow | null = null): void => setAsked({ act, person });
  return (
    <>
      <PageBar title={t('heading')}>
        {(['people', 'deeds'] as const).map((one) => (
          <Choice key={one} chosen={tab === one} onChoose={() => setParams(one === 'people' ? {} : { tab: one }, { replace: true })}>
            {t(`tabs.${one}`)}
          </Choice>
        ))}
        {tab === 'people' ? (
          <button type="button" className="zb-btn zb-btn-second dk-right" onClick={() => ask('add')}>
            {t('add')}
          </button>
        ) : null}
      </PageBar>
      {tab === 'deeds' ? (
        <DeedsList />
      ) : people.data === undefined ? (
        <Waiting error={people.error} again={() => void people.refetch()} />
      ) : (
        <div className="dk-page">
          <PeopleTable people={people.data} oneself={session.data?.accountId} onAsk={ask} />
        </div>
      )}
      {people.data && asked ? (
        <PeopleDialogs key={`${asked.act} ${asked.person?.id}`} asked={asked} people={people.data} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}
