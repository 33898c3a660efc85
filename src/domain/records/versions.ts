import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { withChanges } from './merge.ts';
import type { AnyKind } from './registry.ts';

/** Something that was written into a record, as the history tells it. `lost`: it met a later edit and was not taken. */
export type WrittenStep = {
  readonly at: Instant;
  readonly byName: string;
  readonly what: 'created' | 'edited' | 'deleted' | 'returned' | 'approved';
  readonly changes: readonly { readonly path: string; readonly before: Json; readonly after: Json; readonly lost: boolean }[];
};

/** A record as it stood between two changes. */
export type Version = {
  /** 1 is as it was first written. */
  readonly n: number;
  readonly at: Instant;
  readonly byName: string;
  readonly body: JsonObject;
  /** The fields that this version changed, against the one before. */
  readonly changed: readonly string[];
  /** Why, where the person said so. */
  readonly reasons: readonly string[];
  /** It was written after the township had sent the record back. */
  readonly afterReturn: boolean;
};

const WHY = 'changeReasons';
const fieldOf = (path: string): string => path.split('.')[0] ?? path;
const reasonIn = (value: Json): string => (value as { readonly text?: string } | null)?.text ?? '';

/**
 * Every version of a record, oldest first, worked out from what it says now and what each change wrote over. Edits that changed
 * nothing are no version; a record that was taken away has none, for its words are gone from it.
 */
export function versionsOf(kind: AnyKind, now: JsonObject, history: readonly WrittenStep[]): Version[] {
  let body = now;
  const found: Omit<Version, 'n'>[] = [];
  for (const [i, step] of history.map((one, at) => [at, one] as const).reverse()) {
    if (step.what !== 'created' && step.what !== 'edited') continue;
    const taken = step.changes.filter(({ lost }) => !lost);
    if (step.what === 'edited' && taken.length === 0) continue;
    found.push({
      at: step.at,
      byName: step.byName,
      body,
      changed: [...new Set(taken.map(({ path }) => fieldOf(path)).filter((field) => field !== WHY))],
      reasons: taken.flatMap(({ path, after }) => (fieldOf(path) === WHY && reasonIn(after) !== '' ? [reasonIn(after)] : [])),
      afterReturn: history.slice(0, i).findLast(({ what }) => what !== 'edited')?.what === 'returned',
    });
    body = withChanges(kind, body, Object.fromEntries(taken.map(({ path, before }) => [path, before])));
  }
  return found.reverse().map((version, i) => ({ n: i + 1, ...version }));
}
