import type { RecordId } from '#domain/kernel/ids.ts';
import { phoneTail } from '#domain/records/duplicates.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { foldedName, nameKey } from '#domain/records/same-name.ts';
import type { RowLike } from '#protocol/importing.ts';

/** How a name is read; empty where nobody can say. */
export type Sounds = (name: string) => string;

/** A member as the branch has him. */
export type OnList = { readonly id: RecordId; readonly body: MemberBody };

type Told = { readonly name: string; readonly birthMonth: string | null; readonly phone: string };
type Seen = Told & { readonly row: number };

const exactKey = (told: Told): string => `${nameKey(told.name)}\u0000${told.birthMonth ?? ''}`;
const agrees = (a: Told, b: Told): boolean =>
  (a.birthMonth !== null && a.birthMonth === b.birthMonth) || (phoneTail(a.phone) !== '' && phoneTail(a.phone) === phoneTail(b.phone));

function indexBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const index = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = index.get(key);
    if (found) found.push(item);
    else index.set(key, [item]);
  }
  return index;
}

/** How a member is written in a record that was made part of his. */
export type AlsoWritten = { readonly member: OnList; readonly as: MemberBody };

/** Knows who of the roster, and who of the rows before, a row may be. Five thousand rows are compared by key, never each with each. */
export function recogniser(members: readonly OnList[], sounds: Sounds, also: readonly AlsoWritten[] = []) {
  const written: readonly AlsoWritten[] = [...members.map((member) => ({ member, as: member.body })), ...also];
  const indexed = (keyOf: (body: MemberBody) => string): Map<string, OnList[]> => {
    const index = indexBy(written, ({ as }) => keyOf(as));
    return new Map([...index].map(([key, found]) => [key, [...new Set(found.map(({ member }) => member))]]));
  };
  const exact = indexed(exactKey);
  const folded = indexed(({ name }) => foldedName(name));
  const sounding = indexed(({ name }) => sounds(name));
  const seenExact = new Map<string, number>();
  const seenFolded = new Map<string, Seen[]>();
  const seenSounding = new Map<string, Seen[]>();

  const likeMember = ({ id, body }: OnList, why: RowLike['why']): RowLike => ({
    id,
    row: null,
    name: body.name,
    birthMonth: body.birthMonth,
    why,
  });

  return {
    /** The members of that name, but for its dots and blanks, and of that birth month. */
    same: (told: Told): readonly OnList[] => exact.get(exactKey(told)) ?? [],
    /** The row before that says the same name and month; undefined where there is none. */
    before: (told: Told): number | undefined => seenExact.get(exactKey(told)),
    /** Whom staff should be asked about: the name with another month, the name in other characters, only the sound. */
    like: (told: Told): RowLike[] => {
      const fold = foldedName(told.name);
      const sound = sounds(told.name);
      const found = new Map<string, RowLike>();
      const put = (key: string, like: RowLike): void => {
        if (!found.has(key)) found.set(key, like);
      };
      for (const member of folded.get(fold) ?? []) {
        const isName = nameKey(member.body.name) === nameKey(told.name);
        if (isName || agrees(told, member.body) || told.birthMonth === null || member.body.birthMonth === null)
          put(member.id, likeMember(member, isName ? 'name' : 'variant'));
      }
      if (sound !== '')
        for (const member of sounding.get(sound) ?? []) if (agrees(told, member.body)) put(member.id, likeMember(member, 'sound'));
      const rowOf = (seen: Seen, why: RowLike['why']): RowLike => ({
        id: null,
        row: seen.row,
        name: seen.name,
        birthMonth: seen.birthMonth,
        why,
      });
      for (const seen of seenFolded.get(fold) ?? [])
        if (agrees(told, seen)) put(`row ${seen.row}`, rowOf(seen, nameKey(seen.name) === nameKey(told.name) ? 'name' : 'variant'));
      if (sound !== '')
        for (const seen of seenSounding.get(sound) ?? []) if (agrees(told, seen)) put(`row ${seen.row}`, rowOf(seen, 'sound'));
      return [...found.values()].slice(0, 4);
    },
    /** Remembers a row for those after it. */
    see: (told: Told, row: number): void => {
      if (!seenExact.has(exactKey(told))) seenExact.set(exactKey(told), row);
      const seen = { ...told, row };
      for (const [index, key] of [
        [seenFolded, foldedName(told.name)],
        [seenSounding, sounds(told.name)],
      ] as const) {
        const found = index.get(key);
        if (found) found.push(seen);
        else index.set(key, [seen]);
      }
    },
  };
}
