import { type BranchDb, readMeta, writeMeta } from './db.ts';

/** Whether somebody is led through his first meeting. 'unasked': he was not asked yet. */
export type Guide = 'unasked' | 'on' | 'off';

/** How the person of this store wants to be led. */
export const guideOf = async (db: BranchDb): Promise<Guide> => (await readMeta<Guide>(db, 'guide')) ?? 'unasked';

/** Keeps what he chose; 'off' also when the first meeting was saved. */
export const keepGuide = (db: BranchDb, guide: Guide): Promise<void> => writeMeta(db, 'guide', guide);
