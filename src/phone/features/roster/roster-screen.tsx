import { CircleQuestionMark, Search, Settings2, UserPlus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import { blankProfile } from '#domain/organisation/profile.ts';
import { likePairs } from '#domain/records/duplicates.ts';
import { currentOffices } from '#domain/roster/party-age.ts';
import { finder } from '#domain/roster/search.ts';
import { setupHints } from '#domain/roster/setup.ts';
import { useServices } from '#phone/services.tsx';
import { useElder } from '#phone/use-elder.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger } from '#ui/section.tsx';
import './roster.css';
import { FilterChips } from './filter-chips.tsx';
import { useMemberFacts } from './member-facts.ts';
import { RosterList } from './roster-list.tsx';
import { countHolders, type Filter, fits, isOpen, type Roster, type RosterRow, useRosterRows } from './use-roster.ts';

const NOTHING: Roster = { members: [], groups: [], offices: [], terms: [], profile: blankProfile };

/** 名册: everybody, by reading; found by name, reading or first letters. */
export function RosterScreen() {
  const { t } = useTranslation('roster');
  const { actor, today, session } = useServices();
  const elder = useElder();
  const found = useRosterRows();
  const roster = found?.roster ?? NOTHING;
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  // Not deferred: the list changes its words in the same frame as the letter, a second frame later would cost more than it saves.
  const query = typed;
  const day = today();
  const facts = useMemberFacts(roster.groups, roster.offices);
  const holders = useMemo(
    () => new Set(roster.members.filter(({ id }) => currentOffices(roster.offices, id, day).length > 0).map(({ id }) => id as string)),
    [roster, day],
  );
  const shown = useMemo(() => {
    const isMeant = finder(query);
    return found?.rows.filter(({ member, entry }) => (query === '' ? fits(filter, member, holders, day) : isMeant(entry))) ?? [];
  }, [found?.rows, filter, query, holders, day]);
  const chips = useMemo(
    () => (query === '' ? <FilterChips roster={roster} holders={holders} day={day} value={filter} onChange={setFilter} /> : null),
    [roster, holders, day, filter, query],
  );
  // In the elder form everything that stays at the top would leave two people to be seen; there the chips scroll with the list.
  const pairs = useMemo(() => samePairs(found?.rows ?? []), [found?.rows]);
  const head = useMemo(
    () =>
      query === '' ? (
        <div className="zb-roster-ways">
          {elder && chips}
          {filter === 'all' && <SetupRow roster={roster} pairs={pairs} />}
        </div>
      ) : null,
    [roster, elder, chips, filter, query, pairs],
  );
  const writes =
    session.branchId !== null &&
    may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId, kind: 'member', groupId: null });
  const add = { label: t('add'), href: '/roster/new' };
  const everybody = () => {
    setTyped('');
    setFilter('all');
  };
  return (
    <AppPage
      title={t('title')}
      tabs
      fill
      action={writes ? <BarAction icon={<UserPlus className="zb-icon" aria-hidden="true" />} {...add} /> : undefined}
      head={
        found && found.rows.length > 0 ? (
          <SearchBox value={typed} onChange={setTyped}>
            {!elder && chips}
          </SearchBox>
        ) : undefined
      }
    >
      {found?.rows.length === 0 && (
        <EmptyState title={t('empty.title')} help={t('empty.help')} act={writes ? add : { label: t('empty.again'), href: '/me/sync' }} />
      )}
      {found && found.rows.length > 0 && shown.length === 0 && (
        <EmptyState
          title={query === '' ? t('nobody.title') : t('nobody.found', { query })}
          help={t('nobody.help')}
          act={{ label: t('nobody.all'), onPress: everybody }}
        />
      )}
      {shown.length > 0 && <RosterList rows={shown} facts={facts} head={head} />}
    </AppPage>
  );
}

function SearchBox({
  value,
  onChange,
  children,
}: {
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('roster');
  return (
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
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {children}
    </div>
  );
}

/** How many pairs look like one person; the readings are those by which the list is ordered. */
const samePairs = (rows: readonly RosterRow[]): number =>
  likePairs(rows.map(({ member, entry }) => ({ ...member.body, id: member.id as string, sound: entry.spelt }))).length;

/** The way to groups and offices; says when something there is worth a look. */
function SetupRow({ roster, pairs }: { readonly roster: Roster; readonly pairs: number }) {
  const { t } = useTranslation('roster');
  const { t: same } = useTranslation('samePeople');
  const day = useServices().today();
  const hints = setupHints(roster, day, useSettings().roster).length;
  const groups = roster.groups.filter((group) => isOpen(group, day)).length;
  return (
    <Ledger>
      <LedgerRow
        margin={hints > 0 ? <StateIcon state="overdue" /> : <Settings2 className="zb-icon" aria-hidden="true" />}
        name={t('setup.title')}
        facts={hints > 0 ? t('setup.look', { count: hints }) : t('setup.counts', { groups, offices: countHolders(roster.offices, day) })}
        href="/roster/setup"
      />
      {pairs > 0 && (
        <LedgerRow
          margin={<CircleQuestionMark className="zb-icon" aria-hidden="true" />}
          name={same('title')}
          facts={same('waysFacts', { count: pairs })}
          href="/roster/same"
        />
      )}
    </Ledger>
  );
}
