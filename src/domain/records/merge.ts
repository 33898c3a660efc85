import type { Hlc } from '#domain/kernel/hlc.ts';
import { type Json, type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { AnyKind } from './registry.ts';

/**
 * When a field was last written: `h` by the writer's hybrid clock, `s` by the branch's own count at the endpoint.
 * `o` is there when the writer had not seen the value he wrote over: the count of that one, so that its author can be told.
 * Later writers who have seen it pass it on, for that author may not have asked yet.
 */
export type Stamp = { readonly h: Hlc; readonly s: number; readonly o?: number | undefined };

/** A record's stamps by path: a field's name, or "attendance.<key>" for one key of a map. */
export type Stamps = Readonly<Record<string, Stamp>>;

/** Values by path. For one key of a map, null takes the key away. */
export type Changes = Readonly<Record<string, Json>>;

/** Whether a path names a field of this kind that may be written by an edit. */
export function pathProblem(kind: AnyKind, path: string): 'field.unknown' | 'field.immutable' | 'field.wholeMap' | undefined {
  const [field = '', key, ...rest] = path.split('.');
  const fieldClass = Object.hasOwn(kind.fields, field) ? kind.fields[field] : undefined;
  if (fieldClass === undefined || rest.length > 0) return 'field.unknown';
  if (fieldClass === 'perKey') return key === undefined ? 'field.wholeMap' : key === '' ? 'field.unknown' : undefined;
  if (key !== undefined) return 'field.unknown';
  return fieldClass === 'once' ? 'field.immutable' : undefined;
}

/** A whole body as changes by path; maps become one path for each key. */
export function asChanges(kind: AnyKind, body: JsonObject): Changes {
  const changes: Record<string, Json> = {};
  for (const [field, value] of Object.entries(body)) {
    if (kind.fields[field] === 'perKey') for (const [key, item] of Object.entries(value as JsonObject)) changes[`${field}.${key}`] = item;
    else changes[field] = value;
  }
  return changes;
}

/** What has to be written to make `before` into `after`; empty when they say the same. Fields this version does not know are left alone. */
export function changesBetween(kind: AnyKind, before: JsonObject, after: JsonObject): Changes {
  const old = asChanges(kind, before);
  const next = asChanges(kind, after);
  const changes: Record<string, Json> = {};
  for (const [path, value] of Object.entries(next)) if (!sameJson(old[path], value)) changes[path] = value;
  for (const path of Object.keys(old)) {
    const known = Object.hasOwn(kind.fields, path.split('.')[0] ?? '');
    if (known && !Object.hasOwn(next, path)) changes[path] = null;
  }
  return changes;
}

/** The value at a path; undefined where there is none. */
export function valueAt(body: JsonObject, path: string): Json | undefined {
  const [field = '', key] = path.split('.');
  const value = Object.hasOwn(body, field) ? body[field] : undefined;
  if (key === undefined || value === undefined) return value;
  return Object.hasOwn(value as JsonObject, key) ? (value as JsonObject)[key] : undefined;
}

/** The body with these values written, asking nobody. An unsent edit of one's own lies over what the township sent in this way. */
export function withChanges(kind: AnyKind, body: JsonObject, changes: Changes): JsonObject {
  const next: Record<string, Json> = { ...body };
  // Each map is copied once, however many of its rows are written: a roll has a hundred.
  const copied = new Map<string, Record<string, Json>>();
  for (const [path, value] of Object.entries(changes)) {
    const [field = '', key] = path.split('.');
    if (key === undefined || kind.fields[field] !== 'perKey') {
      next[field] = value;
      copied.delete(field);
      continue;
    }
    let map = copied.get(field);
    if (map === undefined) {
      map = { ...((next[field] as JsonObject | undefined) ?? {}) };
      copied.set(field, map);
      next[field] = map;
    }
    if (value === null) delete map[key];
    else map[key] = value;
  }
  return next;
}

/** The outcome of meeting: the new body and stamps, which paths were taken, and which lost to a later edit. */
export type Merged = {
  readonly body: JsonObject;
  readonly stamps: Stamps;
  readonly taken: readonly string[];
  readonly lost: readonly string[];
};

/**
 * Writes an edit into a record. Who had seen the stored value wins, whatever his clock says;
 * between edits that did not see each other the later hybrid time wins, ties going to the higher device.
 * `base` is the branch's count at which the writer last saw this record; `seq` is the count of this write.
 */
export function mergeChanges(
  kind: AnyKind,
  record: { readonly body: JsonObject; readonly stamps: Stamps },
  edit: { readonly changes: Changes; readonly hlc: Hlc; readonly base: number },
  seq: number,
): Merged {
  const stamps: Record<string, Stamp> = { ...record.stamps };
  const winning: Record<string, Json> = {};
  const lost: string[] = [];
  for (const [path, value] of Object.entries(edit.changes)) {
    const stored = Object.hasOwn(record.stamps, path) ? record.stamps[path] : undefined;
    const seen = stored === undefined || stored.s <= edit.base;
    if (!seen && stored.h > edit.hlc) {
      if (!sameJson(valueAt(record.body, path), value)) lost.push(path);
      continue;
    }
    winning[path] = value;
    const o = !seen && !sameJson(valueAt(record.body, path), value) ? stored.s : stored?.o;
    stamps[path] = { h: stored && stored.h > edit.hlc ? stored.h : edit.hlc, s: seq, ...(o === undefined ? {} : { o }) };
  }
  return { body: withChanges(kind, record.body, winning), stamps, taken: Object.keys(winning), lost };
}

/**
 * The `base` of an edit that was made over the results of earlier ones of the same phone, now that these were taken at the counts
 * `own`: it has seen them. Only when nobody else wrote the edit's paths in between; otherwise the hybrid times decide, as between
 * any two edits.
 */
export function baseAfter(edit: { readonly changes: Changes; readonly base: number }, own: ReadonlySet<number>, stamps: Stamps): number {
  const latest = Math.max(0, ...own);
  if (latest <= edit.base) return edit.base;
  const seenAll = Object.keys(edit.changes).every((path) => {
    const stamp = Object.hasOwn(stamps, path) ? stamps[path] : undefined;
    return stamp === undefined || stamp.s <= edit.base || own.has(stamp.s);
  });
  return seenAll ? latest : edit.base;
}
