import type { MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type TalkCoverage, talkCoverage } from '#domain/rules/talks.ts';
import { talkHeld } from '#domain/talks/obligations.ts';
import { type BranchPeople, branchPeople } from '#phone/branch-people.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** A year of talks: who the branch is, who talked, and what is open. */
export type TalkYear = { readonly people: BranchPeople; readonly talks: readonly LocalRecord<'talk'>[]; readonly coverage: TalkCoverage };

/** Reads the year in which `today` lies, the last talk first. */
export async function talkYear(db: BranchDb, today: LocalDate): Promise<TalkYear> {
  const [people, all] = await Promise.all([branchPeople(db, today), recordsOfKind(db, 'talk')]);
  const talks = all
    .filter(({ body }) => body.talkedOn.slice(0, 4) === today.slice(0, 4))
    .sort((a, b) => (a.body.talkedOn < b.body.talkedOn ? 1 : -1));
  const ids = (list: BranchPeople['others']) => list.map(({ id }) => id as MemberId);
  const coverage = talkCoverage(
    { committee: ids(people.committee), members: ids(people.others) },
    talks.map(({ body }) => talkHeld(body)),
    Number(today.slice(0, 4)),
  );
  return { people, talks, coverage };
}
