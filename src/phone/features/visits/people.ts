import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** People under their group's name; '' for those without a group. */
export type PeopleOfGroup = { readonly groupName: string; readonly people: readonly LocalRecord<'member'>[] };

const GONE = new Set(['transferredOut', 'removed', 'deceased']);

/** Who is away, by group in the branch's order, from the roster. Nobody who has left the branch is among them. */
export async function peopleAway(db: BranchDb): Promise<PeopleOfGroup[]> {
  const [members, groups] = await Promise.all([recordsOfKind(db, 'member'), recordsOfKind(db, 'group')]);
  const here = members.filter(({ body }) => !GONE.has(body.status)).sort((a, b) => a.body.name.localeCompare(b.body.name, 'zh'));
  const inOrder = [...groups].sort((a, b) => a.body.order - b.body.order);
  const byGroup = (people: readonly LocalRecord<'member'>[]): PeopleOfGroup[] =>
    [...inOrder.map((group) => ({ id: group.id as string, name: group.body.name })), { id: '', name: '' }]
      .map(({ id, name }) => ({
        groupName: name,
        people: people.filter(({ body }) =>
          inOrder.some((group) => (group.id as string) === body.groupId) ? body.groupId === id : id === '',
        ),
      }))
      .filter(({ people: some }) => some.length > 0);
  return byGroup(here.filter(({ body }) => body.away !== null));
}
