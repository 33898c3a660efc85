import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { valueAt } from '#domain/records/merge.ts';
import { type Telling, tellMaking, tellPath, tellValue, tellWritten } from '#i18n/tell.ts';
import type { AttentionItem } from '#storage/shapes.ts';

/** One field of an edit in words: what was written, what it was written over, and what stands now; '' where that says nothing new. */
export type ToldField = {
  readonly path: string;
  readonly label: string;
  readonly mine: string;
  readonly before: string;
  readonly now: string;
};

/** The fields of an edit, maps row by row. Of a new record only what was filled in. `now` is what the township last said; undefined where it has nothing. */
export function toldFields(
  item: Pick<AttentionItem, 'operation' | 'outcome' | 'before'>,
  now: JsonObject | undefined,
  telling: Telling,
): ToldField[] {
  const { operation, outcome, before } = item;
  if (operation.act === 'create')
    return tellMaking(operation.changes, telling).map(({ path, label, words }) => ({ path, label, mine: words, before: '', now: '' }));
  return Object.entries(operation.changes).map(([path, value]) => {
    const stands = now && valueAt(now, path);
    const was = before[path];
    const clash = outcome === 'lost';
    const tellsNow = now !== undefined && (clash || (!sameJson(stands, value) && !sameJson(stands ?? null, was ?? null)));
    const tellsBefore = !clash && !sameJson(was ?? null, value);
    return {
      path,
      label: tellPath(path, telling),
      mine: tellWritten(path, value, telling),
      before: tellsBefore ? tellValue(path, was, telling) : '',
      now: tellsNow ? tellValue(path, stands, telling) : '',
    };
  });
}
