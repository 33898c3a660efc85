import { type Json, type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { valueAt } from '#domain/records/merge.ts';
import { type Telling, tellPath, tellValue, tellWritten } from '#i18n/tell.ts';
import type { AttentionItem } from '#storage/shapes.ts';

/** One field of an edit in words: what was written, what it was written over, and what stands now; '' where that says nothing new. */
export type ToldField = {
  readonly path: string;
  readonly label: string;
  readonly mine: string;
  readonly before: string;
  readonly now: string;
};

const isEmpty = (value: Json): boolean =>
  value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);

/** The fields of an edit, maps row by row. Of a new record only what was filled in. `now` is what the township last said; undefined where it has nothing. */
export function toldFields(
  item: Pick<AttentionItem, 'operation' | 'outcome' | 'before'>,
  now: JsonObject | undefined,
  telling: Telling,
): ToldField[] {
  const { operation, outcome, before } = item;
  const makes = operation.act === 'create';
  return Object.entries(operation.changes)
    .filter(([, value]) => !makes || !isEmpty(value))
    .map(([path, value]) => {
      const stands = now && valueAt(now, path);
      const was = before[path];
      const clash = outcome === 'lost';
      const tellsNow = now !== undefined && (clash || (!sameJson(stands, value) && !sameJson(stands ?? null, was ?? null)));
      const tellsBefore = !makes && !clash && !sameJson(was ?? null, value);
      return {
        path,
        label: tellPath(path, telling),
        mine: tellWritten(path, value, telling),
        before: tellsBefore ? tellValue(path, was, telling) : '',
        now: tellsNow ? tellValue(path, stands, telling) : '',
      };
    });
}
