import { Search, UserPlus } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import { may } from '#domain/access.ts';
import { currentOffices } from '#domain/roster/party-age.ts';
import { matches } from '#domain/roster/search.ts';
import { useServices } from '#phone/services.tsx';
import { useElder } from '#phone/use-elder.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Sheet } from '#ui/sheet.tsx';
import './roster.css';
import { FilterChips } from './filter-chips.tsx';
import { useMemberFacts } from './member-facts.ts';
import { RosterPill } from './roster-pill.tsx';
import { SetupHints } from './setup-hints.tsx';
import { type Filter, fits, type RosterRow, useRosterRows } from './use-roster.ts';

/** 名册: everybody, by reading; found by name, reading or first letters. */
export function RosterScreen() {
  const { t } = useTranslation('roster');
  const { actor, today, session } = useServices();
  const found = useRosterRows();
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const query = useDeferredValue(typed);
  const day = today();
  const holders = useMemo(
    () =>
      new Set(
        found?.roster.members.filter(({ id }) => currentOffices(found.roster.offices, id, day).length > 0).map(({ id }) => id as string),
      ),
    [found?.roster, day],
  );
  const shown = useMemo(
    () => found?.rows.filter(({ member, entry }) => (query === '' ? fits(filter, member, holders, day) : matches(entry, query))) ?? [],
    [found?.rows, filter, query, holders, day],
  );
  const writes =
    session.branchId !== null &&
    may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId, kind: 'member', groupId: null });
  return (
    <AppPage
      title={t('title')}
      tabs
      fill
      action={
        writes ? <BarAction icon={<UserPlus className="zb-icon" aria-hidden="true" />} label={t('add')} href="/roster/new" /> : undefined
      }
      head={
        found && found.rows.length > 0 ? (
          <div className="zb-roster-head">
            <div className="zb-search">
              <Search className="zb-icon" aria-hidden="true" />
              <input
                type="search"
                className="zb-input"
                aria-label={t('search')}
                placeholder={t('search')}
                autoComplete="off"
                autoCapitalize="off"
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
            {typed === '' && <FilterChips roster={found.roster} holders={holders} day={day} value={filter} onChange={setFilter} />}
          </div>
        ) : undefined
      }
    >
      {found?.rows.length === 0 && (
        <EmptyState title={t('empty.title')} help={t('empty.help')} act={writes ? { label: t('add'), href: '/roster/new' } : undefined} />
      )}
      {found && found.rows.length > 0 && shown.length === 0 && (
        <EmptyState
          title={query === '' ? t('nobody.title') : t('nobody.found', { query })}
          help={t('nobody.help')}
          act={{
            label: t('nobody.all'),
            onPress: () => {
              setTyped('');
              setFilter('all');
            },
          }}
        />
      )}
      {found && shown.length > 0 && (
        <List
          rows={shown}
          groups={found.roster.groups}
          offices={found.roster.offices}
          foot={filter === 'all' && query === '' ? <SetupHints roster={found.roster} day={day} /> : null}
        />
      )}
    </AppPage>
  );
}

function List({
  rows,
  groups,
  offices,
  foot,
}: {
  readonly rows: readonly RosterRow[];
  readonly groups: Parameters<typeof useMemberFacts>[0];
  readonly offices: Parameters<typeof useMemberFacts>[1];
  readonly foot: React.ReactNode;
}) {
  const { t } = useTranslation('roster');
  const list = useRef<VirtuosoHandle>(null);
  const facts = useMemberFacts(groups, offices);
  const elder = useElder();
  const [choosing, setChoosing] = useState(false);
  const firsts = useMemo(() => {
    const first = new Map<string, number>();
    for (const [i, { entry }] of rows.entries()) if (!first.has(entry.letter)) first.set(entry.letter, i);
    return first;
  }, [rows]);
  const goTo = (letter: string) => {
    setChoosing(false);
    list.current?.scrollToIndex({ index: firsts.get(letter) ?? 0, align: 'start' });
  };
  const keys = [...firsts.keys()];
  return (
    <>
      {elder && keys.length > 3 && (
        <div className="zb-roster-by">
          <Button wide onPress={() => setChoosing(true)}>
            {t('byLetter')}
          </Button>
        </div>
      )}
      <div className="zb-roster-list">
        <Virtuoso
          ref={list}
          data={rows}
          increaseViewportBy={300}
          computeItemKey={(_, { member }) => member.id}
          components={{ Footer: () => foot }}
          role="list"
          itemContent={(i, { member, entry }) => (
            <div className="zb-roster-row">
              <LedgerRow
                margin={firsts.get(entry.letter) === i ? <b>{entry.letter}</b> : null}
                name={member.body.name}
                facts={facts(member)}
                pill={<RosterPill member={member} />}
                href={`/roster/${member.id}`}
              />
            </div>
          )}
        />
        {!elder && keys.length > 3 && (
          <nav className="zb-letters" aria-label={t('letters')}>
            {keys.map((letter) => (
              <button key={letter} type="button" onClick={() => goTo(letter)}>
                {letter}
              </button>
            ))}
          </nav>
        )}
      </div>
      <Sheet open={choosing} title={t('byLetter')} onClose={() => setChoosing(false)}>
        <div className="zb-letter-grid">
          {keys.map((letter) => (
            <Button key={letter} onPress={() => goTo(letter)}>
              {letter}
            </Button>
          ))}
        </div>
      </Sheet>
    </>
  );
}
