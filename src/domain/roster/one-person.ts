import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { MergedInto } from '#domain/records/member.ts';

/** By the id of a record that was made part of another: the id under which its person is read. */
export type SamePeople = ReadonlyMap<string, string>;

type Named = { readonly id: string; readonly body: { readonly mergedInto?: MergedInto | null } };

/**
 * Who is read as whom. A record made part of one that was itself made part of a third leads to the third; one that leads in a circle,
 * or to nobody who is still there, is read by itself: a person may be shown twice, and is never lost.
 */
export function samePeople(merged: readonly Named[], lives: (id: string) => boolean): SamePeople {
  const into = new Map(merged.flatMap(({ id, body }) => (body.mergedInto ? [[id, body.mergedInto.memberId as string] as const] : [])));
  const people = new Map<string, string>();
  for (const [id, first] of into) {
    const passed = new Set([id]);
    let at = first;
    for (let next = into.get(at); next !== undefined && !passed.has(at); next = into.get(at)) {
      passed.add(at);
      at = next;
    }
    if (!passed.has(at) && lives(at)) people.set(id, at);
  }
  return people;
}

/** A record's body with each person under the one id he is read as; the same object where it names nobody who was merged. */
export const bodyAsOne = <B>(body: B, people: SamePeople): B => (people.size === 0 ? body : (renamed(body as Json, people) as B));

/**
 * Records as they are read: the bodies by `bodyAsOne`, the members without those who are read as another. Of two yearly assessments of
 * one person his own stands, and the other one is there again when the merging is undone.
 */
export function recordsAsOne<R extends { readonly id: string; readonly kind: string; readonly body: unknown }>(
  records: readonly R[],
  people: SamePeople,
): readonly R[] {
  if (people.size === 0) return records;
  const assessed = new Set<string>();
  const yearOf = ({ memberId, year }: JsonObject): string => `${memberId} ${year}`;
  for (const { kind, body } of records)
    if (kind === 'duesStandard' && !people.has((body as JsonObject)['memberId'] as string)) assessed.add(yearOf(body as JsonObject));
  return records.flatMap((record) => {
    if (record.kind === 'member') return people.has(record.id) ? [] : [record];
    const body = bodyAsOne(record.body, people);
    if (body === record.body) return [record];
    if (record.kind === 'duesStandard') {
      const year = yearOf(body as JsonObject);
      if (assessed.has(year)) return [];
      assessed.add(year);
    }
    return [{ ...record, body }];
  });
}

/** Ids are found wherever they stand, as a value or as the key of a row: they are unlike anything that somebody types. */
function renamed(value: Json, people: SamePeople, field = ''): Json {
  if (typeof value === 'string') return people.get(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return renamedList(value as readonly Json[], people);
  const before = value as JsonObject;
  const after: Record<string, Json> = {};
  let same = true;
  for (const [key, item] of Object.entries(before)) {
    if (people.has(key)) continue;
    const next = renamed(item, people, key);
    same &&= next === item;
    after[key] = next;
  }
  for (const [key, item] of Object.entries(before)) {
    const id = people.get(key);
    if (id === undefined) continue;
    same = false;
    if (!Object.hasOwn(after, id) || (field === 'attendance' && isPresent(item))) after[id] = renamed(item, people, key);
  }
  return same ? value : after;
}

// Who sat there under either of his records was there.
const isPresent = (row: Json): boolean => (row as { readonly state?: Json } | null)?.state === 'present';

function renamedList(list: readonly Json[], people: SamePeople): Json {
  const next = list.map((item) => renamed(item, people));
  if (next.every((item, i) => item === list[i])) return list;
  // One who stood in a list twice stands in it once.
  const named = new Set<string>();
  return next.filter((item) => {
    const id = typeof item === 'string' ? item : (item as { readonly memberId?: Json } | null)?.memberId;
    if (typeof id !== 'string') return true;
    if (named.has(id)) return false;
    named.add(id);
    return true;
  });
}
