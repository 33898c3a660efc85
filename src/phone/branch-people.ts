import type { LocalDate } from '#domain/kernel/local-date.ts';
import { committeeOn } from '#domain/meetings/who-is-expected.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { Choosable } from './person-select.tsx';

/** The branch's people of a day, the committee apart, and its groups in their order. */
export type BranchPeople = {
  readonly committee: readonly Choosable[];
  readonly others: readonly Choosable[];
  readonly groups: readonly Choosable[];
};

/** Reads them from this phone. */
export async function branchPeople(db: BranchDb, today: LocalDate): Promise<BranchPeople> {
  const [members, offices, groups] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'office'),
    recordsOfKind(db, 'group'),
  ]);
  const leading = committeeOn(offices, today);
  const all = members
    .filter(({ body }) => isOnRoll(body, today))
    .map(({ id, body }) => ({ id: id as string, name: body.name, pinyin: body.pinyin }))
    .sort((a, b) => (a.pinyin < b.pinyin ? -1 : a.pinyin > b.pinyin ? 1 : a.id < b.id ? -1 : 1));
  const inCommittee = (id: string): boolean => [...leading].some((seat) => (seat as string) === id);
  return {
    committee: all.filter(({ id }) => inCommittee(id)),
    others: all.filter(({ id }) => !inCommittee(id)),
    groups: groups
      .filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > today)
      .sort((a, b) => a.body.order - b.body.order)
      .map(({ id, body }) => ({ id: id as string, name: body.name })),
  };
}
