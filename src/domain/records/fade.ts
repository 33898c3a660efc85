import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import { asChanges, type Changes, withChanges } from './merge.ts';
import type { AnyKind } from './registry.ts';

/** The day on which the words of a record go, `months` after their time began; null while they stay. */
export function fadesOn(kind: AnyKind, body: JsonObject, months: number): LocalDate | null {
  if (kind.fades === undefined || isBlanked(body)) return null;
  const since = kind.fades.since(body);
  return since === null ? null : addMonths(since, months);
}

/** Whether the words of a record are gone for good. */
export const isBlanked = (body: JsonObject): boolean => typeof body['blankedOn'] === 'string';

const blankOf = (kind: AnyKind, path: string): ((value: Json) => Json) | undefined => {
  const field = path.split('.')[0] ?? '';
  const blanks = kind.fades?.blank ?? {};
  return Object.hasOwn(blanks, field) ? blanks[field] : undefined;
};

/** Whether a path holds words that go in time. */
export const fades = (kind: AnyKind, path: string): boolean => blankOf(kind, path) !== undefined;

/** Values by path with their words taken out; that something was written there stays. */
export function wordlessChanges(kind: AnyKind, changes: Changes): Changes {
  const next: Record<string, Json> = {};
  for (const [path, value] of Object.entries(changes)) {
    const blank = blankOf(kind, path);
    next[path] = blank === undefined || value === null ? value : blank(value);
  }
  return next;
}

/** The body without its words, marked with the day they went. */
export function wordlessBody(kind: AnyKind, body: JsonObject, on: LocalDate): JsonObject {
  const changes = Object.entries(asChanges(kind, body)).filter(([path]) => fades(kind, path));
  return { ...withChanges(kind, body, wordlessChanges(kind, Object.fromEntries(changes))), blankedOn: on };
}
