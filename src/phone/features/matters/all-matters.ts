import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** Every matter of the branch, in no particular order. */
export const allMatters = (db: BranchDb): Promise<LocalRecord<'matter'>[]> => recordsOfKind(db, 'matter');
