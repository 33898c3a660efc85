import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type BranchDb, readMeta, writeMeta } from './db.ts';

/** Something due that its person wants to see again on a day, and why; this phone's own, nobody else is told. */
export type PutOff = { readonly until: LocalDate; readonly why: string };

/** What was put off, by the obligation's id. */
export const putOffs = async (db: BranchDb): Promise<Readonly<Record<string, PutOff>>> =>
  (await readMeta<Record<string, PutOff>>(db, 'putOffs')) ?? {};

/** Puts an obligation off, or with null shows it again; what came back by its day is forgotten on the way. */
export async function putOff(db: BranchDb, id: string, given: PutOff | null, today: LocalDate): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const kept = Object.entries(await putOffs(db)).filter(([key, { until }]) => key !== id && until > today);
    await writeMeta(db, 'putOffs', Object.fromEntries(given === null ? kept : [...kept, [id, given]]));
  });
}
