import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { sameJson } from '#domain/kernel/json.ts';
import { meeting } from '#domain/records/meeting.ts';
import type { AnyKind } from '#domain/records/registry.ts';
import { type Version, versionsOf } from '#domain/records/versions.ts';
import { RecordHistory } from '#protocol/history.ts';
import type { BranchDb } from '#storage/db.ts';
import { keptHistory } from '#storage/kept-history.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** What the page of versions shows. `kept`: the township's history is on this phone. */
export type VersionsNow = {
  readonly record: LocalRecord<'meeting'> | undefined;
  readonly versions: readonly Version[];
  /** The last one has not reached the township. */
  readonly unsent: boolean;
  readonly kept: boolean;
  readonly names: ReadonlyMap<string, string>;
};

const kind = meeting as unknown as AnyKind;

/** The versions of a meeting: the township's as this phone last got them, and what was changed here since and not sent. */
export async function versionsNow(db: BranchDb, id: RecordId): Promise<VersionsNow> {
  const [found, kept, members] = await Promise.all([recordById(db, id), keptHistory(db, id), recordsOfKind(db, 'member')]);
  const names = new Map(members.map((member) => [member.id as string, member.body.name]));
  const record = found?.kind === 'meeting' && found.deleted === 0 ? (found as LocalRecord<'meeting'>) : undefined;
  const history = RecordHistory.safeParse(kept);
  if (!record || !history.success) return { record, versions: [], unsent: false, kept: false, names };
  const sent = versionsOf(kind, history.data.record.body, history.data.history as never);
  const body = record.body as unknown as JsonObject;
  const unsent = !sameJson(body, history.data.record.body);
  const own: Version[] = unsent
    ? [
        {
          n: sent.length + 1,
          at: record.updatedAt,
          byName: record.updatedByName,
          body,
          changed: [],
          reasons: newReasons(body, history.data.record.body),
          afterReturn: false,
        },
      ]
    : [];
  return { record, versions: [...sent, ...own], unsent, kept: true, names };
}

function newReasons(body: JsonObject, before: JsonObject): string[] {
  const of = (from: JsonObject) => (from['changeReasons'] ?? {}) as Readonly<Record<string, { readonly text: string }>>;
  return Object.entries(of(body)).flatMap(([key, { text }]) => (Object.hasOwn(of(before), key) ? [] : [text]));
}
