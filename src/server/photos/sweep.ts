import { createHash } from 'node:crypto';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { PhotoRow } from '#server/db/tables.ts';
import { bytesOf, dropPhoto, everyBranch, findPhoto, photosNamedIn, photosOf, touchPhotos } from '#server/repos/photos.ts';
import type { Services } from '#server/services.ts';

const DAY_MS = 86_400_000;

/** How long a whole photo stays that no record names, and half a one whose phone is silent, in days. */
export const photoDays = { unnamed: 30, half: 7 };

/** What a sweep found, in numbers of photos. */
export type SweepReport = {
  readonly whole: number;
  readonly half: number;
  /** Named by a record, but not here whole: phones that have them are asked. */
  readonly missing: number;
  /** Due to go: named by no record for long, or half and given up. */
  readonly unnamed: number;
  readonly givenUp: number;
  /** Whole, but with bytes that are not theirs any more; only where bytes were read. */
  readonly damaged: number;
};

type Sweeper = Pick<Services, 'store' | 'now' | 'log'>;

/**
 * Goes over every branch's photos: notes which ones records name today, and takes away what nobody named for 30 days, half
 * ones after 7. `check` takes nothing away; `read` also reads every byte and drops what the disk has damaged, so that phones
 * that still have it are asked for it.
 */
export async function sweepPhotos(
  services: Sweeper,
  how: { readonly check?: boolean; readonly read?: boolean } = {},
): Promise<SweepReport> {
  const { store } = services;
  const report = { whole: 0, half: 0, missing: 0, unnamed: 0, givenUp: 0, damaged: 0 };
  for (const branchId of await everyBranch(store.db)) {
    const named = await photosNamedIn(store.db, branchId);
    const rows = await photosOf(store.db, branchId);
    const isNamed = (row: PhotoRow) => (named as ReadonlySet<string>).has(row.sha256);
    const olderThan = (row: PhotoRow, days: number) => services.now() - Date.parse(row.touched_at) > days * DAY_MS;
    const damaged = how.read ? await damagedOf(services, rows) : [];
    const unnamed = rows.filter((row) => row.whole === 1 && !isNamed(row) && olderThan(row, photoDays.unnamed));
    const givenUp = rows.filter((row) => row.whole === 0 && olderThan(row, photoDays.half));
    const whole = rows.filter((row) => row.whole === 1 && !damaged.includes(row));
    report.whole += whole.length;
    report.half += rows.filter((row) => row.whole === 0).length;
    report.missing += [...named].filter((sha) => !whole.some((row) => row.sha256 === sha)).length;
    report.unnamed += unnamed.length;
    report.givenUp += givenUp.length;
    report.damaged += damaged.length;
    if (how.check) continue;
    const seen = rows.filter((row) => row.whole === 1 && isNamed(row) && olderThan(row, 1)).map((row) => row.sha256);
    if (seen.length > 0) await store.write((tx) => touchPhotos(tx, branchId, seen, instantAt(services.now())));
    for (const row of new Set([...unnamed, ...givenUp, ...damaged])) await dropIfUntouched(services, row);
  }
  return report;
}

async function damagedOf({ store }: Sweeper, rows: readonly PhotoRow[]): Promise<PhotoRow[]> {
  const damaged: PhotoRow[] = [];
  for (const row of rows) {
    if (row.whole === 0) continue;
    const bytes = await bytesOf(store.db, { branchId: row.branch_id, sha: row.sha256 });
    if (createHash('sha256').update(bytes).digest('hex') !== row.sha256) damaged.push(row);
  }
  return damaged;
}

/** A phone may have handed in a piece, or a record that names it, since the rows were read. */
async function dropIfUntouched({ store }: Sweeper, row: PhotoRow): Promise<void> {
  const key = { branchId: row.branch_id, sha: row.sha256 };
  await store.write(async (tx) => {
    const now = await findPhoto(tx, key);
    if (now?.touched_at === row.touched_at && now.received === row.received) await dropPhoto(tx, key);
  });
}
