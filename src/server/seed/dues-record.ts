import { DuesSettings } from '#domain/dues/settings.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt, type LocalDate } from '#domain/kernel/local-date.ts';
import type { KindName } from '#domain/records/registry.ts';
import { unread } from '#domain/review/review.ts';
import type { SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Random } from './random.ts';

/** A made-up record of dues; the secretary wrote it unless somebody is named. */
export type DuesRecord = Omit<SeedRecord, 'byName'> & { readonly byName: string | undefined };

/** What the practice township has set about dues: nothing, so that every default can be seen. */
export const seedDuesSettings = DuesSettings.parse({});

const MINUTE = 60_000;

/** A record of dues that was written and handed in on the evening of a day. */
export function onDay(kind: KindName, id: string, body: unknown, day: LocalDate, random: Random, byName?: string): DuesRecord {
  const ms = momentOf(day, '18:30') + random.int(0, 150) * MINUTE;
  return {
    id,
    kind,
    body: body as JsonObject,
    firstWrittenAt: instantAt(ms),
    handedInAt: instantAt(ms + random.int(0, 40) * MINUTE),
    byName,
    review: unread(false),
    mended: null,
  };
}
