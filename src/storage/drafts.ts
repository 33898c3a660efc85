import type { Problem, Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import type { BranchDb } from './db.ts';
import { guarded, type StorageProblem } from './full-disk.ts';
import type { Draft } from './shapes.ts';

/** Keeps a form as it stands, so that a killed tab loses at most the last letters. */
export async function saveDraft(db: BranchDb, draft: Draft): Promise<Result<Draft, Problem<StorageProblem>>> {
  return guarded(db, async () => {
    await db.drafts.put(draft);
    return ok(draft);
  });
}

/**
 * Keeps a form in the moment in which its page is taken away: asked for and committed in one breath, for a browser drops a
 * transaction whose page is gone before it answered. Tells nobody, not even the pages that show drafts; where the page
 * stays, `saveDraft` follows and says what went wrong.
 */
export function saveDraftAtOnce(db: BranchDb, draft: Draft): void {
  try {
    const transaction = db.backendDB().transaction(db.drafts.name, 'readwrite');
    transaction.objectStore(db.drafts.name).put(draft);
    transaction.commit();
  } catch {
    // A database that is closed or just giving way takes nothing: then only the ordinary write can.
  }
}

/** Throws a draft away; only the person's own choice or a save may ask for it. */
export const dropDraft = (db: BranchDb, id: string): Promise<void> => db.drafts.delete(id);

/** The draft of that id; undefined when it was saved or thrown away. */
export const draftById = (db: BranchDb, id: string): Promise<Draft | undefined> => db.drafts.get(id);

/** The drafts of one form, or of all, the one touched last first. */
export async function draftsOf(db: BranchDb, form?: string): Promise<Draft[]> {
  const all = await db.drafts.orderBy('updatedAt').reverse().toArray();
  return form === undefined ? all : all.filter((draft) => draft.form === form);
}
