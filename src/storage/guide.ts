import { type BranchDb, readMeta, writeMeta } from './db.ts';

/** Whether somebody is led through his first meeting. 'unasked': he was not asked yet. */
export type Guide = 'unasked' | 'on' | 'off';

/** How the person of this store wants to be led. */
export const guideOf = async (db: BranchDb): Promise<Guide> => (await readMeta<Guide>(db, 'guide')) ?? 'unasked';

/** Keeps what he chose; 'off' also when the first meeting was saved. */
export const keepGuide = (db: BranchDb, guide: Guide): Promise<void> => writeMeta(db, 'guide', guide);

/** The first meeting is saved: no more hints. Writes only where there were any, for it follows every save. */
export async function endGuide(db: BranchDb): Promise<void> {
  if ((await guideOf(db)) !== 'off') await keepGuide(db, 'off');
}
