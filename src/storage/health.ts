import { groupBy } from '#domain/kernel/group-by.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { readClock } from './clock.ts';
import { type BranchDb, readMeta } from './db.ts';

/** What somebody on the telephone needs to know of a phone, with no name and no word of any record. */
export type Health = {
  /** By how much the township's clock is ahead of this phone's, in milliseconds; null before the first contact. */
  readonly clockOffMs: number | null;
  /** Since when the oldest waits; null when nothing does. */
  readonly oldestWaiting: Instant | null;
  /** Why the last attempt at contact failed, by its code; null after one that went well. */
  readonly lastFailure: string | null;
  /** What was not taken: outcome and code, and how often. */
  readonly notTaken: readonly { readonly outcome: string; readonly code: string; readonly count: number }[];
  readonly records: number;
  /** Forms not finished, by kind of form. */
  readonly drafts: readonly { readonly form: string; readonly count: number }[];
};

const counted = (keys: readonly string[]): (readonly [string, number])[] => [
  ...new Map([...groupBy(keys, (key) => key)].map(([key, all]) => [key, all.length])),
];

/** Looks into the store, in one go. */
export async function healthOf(db: BranchDb): Promise<Health> {
  return db.transaction('r', [db.records, db.outbox, db.attention, db.drafts, db.meta], async () => {
    const [clock, contact, lastFailure, first, attention, drafts, records] = await Promise.all([
      readClock(db),
      readMeta<string>(db, 'lastContactAt'),
      readMeta<string | null>(db, 'lastFailure'),
      db.outbox.orderBy('seq').first(),
      db.attention.toArray(),
      db.drafts.toArray(),
      db.records.count(),
    ]);
    return {
      clockOffMs: contact === undefined ? null : clock.offset,
      oldestWaiting: first?.savedAt ?? null,
      lastFailure: lastFailure ?? null,
      notTaken: counted(attention.map(({ outcome, code }) => `${outcome} ${code}`)).map(([key, count]) => {
        const [outcome = '', code = ''] = key.split(' ');
        return { outcome, code, count };
      }),
      records,
      drafts: counted(drafts.map(({ form }) => form)).map(([form, count]) => ({ form, count })),
    };
  });
}
