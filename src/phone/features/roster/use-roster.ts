import { useEffect, useMemo, useState } from 'react';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import type { BranchProfileBody } from '#domain/records/branch-profile.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { byReading, type SearchEntry } from '#domain/roster/search.ts';
import { useLive } from '#phone/use-live.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { entriesOf, loadReadings, readingsNow } from './pinyin.ts';

/** The branch's people and how they are parted. */
export type Roster = {
  readonly members: readonly LocalRecord<'member'>[];
  readonly groups: readonly LocalRecord<'group'>[];
  readonly offices: readonly LocalRecord<'office'>[];
  readonly terms: readonly LocalRecord<'term'>[];
  readonly profile: BranchProfileBody;
};

/** Reads members, groups (in their own order), offices, and what else says how the branch is built, in one go. */
export async function readRoster(db: BranchDb): Promise<Roster> {
  const [members, groups, offices, terms, profiles] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'term'),
    recordsOfKind(db, 'branchProfile'),
  ]);
  return {
    members,
    groups: groups.sort((a, b) => a.body.order - b.body.order || (a.body.name < b.body.name ? -1 : 1)),
    offices,
    terms,
    profile: profileOf(profiles)?.body ?? blankProfile,
  };
}

/** A member with what he is found by. */
export type RosterRow = { readonly member: LocalRecord<'member'>; readonly entry: SearchEntry };

/** The roster in the order of readings; by name alone for the moment in which the readings are not known yet. */
export function useRosterRows(): { readonly roster: Roster; readonly rows: readonly RosterRow[] } | undefined {
  const live = useLive(readRoster);
  const roster = live.state === 'ready' ? live.data : undefined;
  const [read, setRead] = useState(readingsNow);
  useEffect(() => {
    if (read) return;
    let current = true;
    void loadReadings().then((table) => {
      if (current) setRead(() => table);
    });
    return () => {
      current = false;
    };
  }, [read]);
  return useMemo(() => {
    if (!roster) return undefined;
    const entries = entriesOf(roster.members, read);
    const rows = roster.members
      .map((member, i) => ({ member, entry: entries[i] as SearchEntry }))
      .sort((a, b) => byReading(a.entry, b.entry));
    return { roster, rows };
  }, [roster, read]);
}

/** Whether a group still exists on that day. */
export const isOpen = (group: LocalRecord<'group'>, day: LocalDate): boolean =>
  group.body.dissolvedOn === null || group.body.dissolvedOn > day;

/** The offices held on that day. */
export const heldOffices = (offices: Roster['offices'], day: LocalDate): Roster['offices'] =>
  offices.filter(({ body }) => body.until === null || body.until >= day);

/** How many people hold an office on that day; who holds two is one person. */
export const countHolders = (offices: Roster['offices'], day: LocalDate): number =>
  new Set(heldOffices(offices, day).map(({ body }) => body.memberId ?? body.name)).size;

/** What the list can be narrowed to, beside one group's members. */
export type Filter = 'all' | 'away' | 'probationary' | 'committees' | 'care' | 'left' | `group:${string}`;

/** Whether a member belongs under a filter; who has left is under 'left' alone. */
export function fits(filter: Filter, member: LocalRecord<'member'>, officeHolders: ReadonlySet<string>, day: LocalDate): boolean {
  const { body } = member;
  if (!isOnRoll(body, day)) return filter === 'left';
  switch (filter) {
    case 'all':
      return true;
    case 'away':
      return body.away !== null;
    case 'probationary':
      return body.status === 'probationary' || body.status === 'probationExtended';
    case 'committees':
      return officeHolders.has(member.id);
    case 'care':
      return body.needsCare;
    case 'left':
      return false;
    default:
      return body.groupId === filter.slice('group:'.length);
  }
}
