import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { type Changes, valueAt } from '#domain/records/merge.ts';
import type { Operation } from '#protocol/operation.ts';
import type { LocalRecord } from './shapes.ts';

/**
 * The branch's count up to which the writer of these changes had seen the record: the edit's `base`.
 * A path counts as seen when the form was opened with the value that is confirmed now, or when the value is the phone's own.
 * A path that another phone changed under the open form does not, so that the two edits meet as equals.
 */
export function baseOf(
  confirmed: LocalRecord | undefined,
  edit: { readonly changes: Changes; readonly baseline: JsonObject },
  own: { readonly waiting: readonly Operation[]; readonly takenAt: ReadonlySet<number> },
): number {
  if (!confirmed) return 0;
  let base = confirmed.seq;
  for (const path of Object.keys(edit.changes)) {
    const stamp = Object.hasOwn(confirmed.stamps, path) ? confirmed.stamps[path] : undefined;
    const earlier = own.waiting.findLast((operation) => Object.hasOwn(operation.changes, path));
    if (earlier) base = Math.min(base, earlier.base);
    else if (stamp && !own.takenAt.has(stamp.s) && !sameJson(valueAt(edit.baseline, path), valueAt(confirmed.body, path)))
      base = Math.min(base, stamp.s - 1);
  }
  return Math.max(0, base);
}
