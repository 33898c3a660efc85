import { useEffect, useMemo } from 'react';
import type { BranchDb } from '#storage/db.ts';
import { saveDraft, saveDraftAtOnce } from '#storage/drafts.ts';
import type { Draft } from '#storage/shapes.ts';
import { type DraftKeeper, type Kept, makeDraftKeeper } from './draft-keeper.ts';

/**
 * Keeps every change of `value` since `first`, also when the page is taken away in the middle of a word. A `draftOf` or a
 * `tell` that is a new one at the next render makes a new keeper, so both are memoized.
 */
export function useDraftKeeper<T>(
  db: BranchDb,
  value: T,
  first: T,
  draftOf: (value: T) => Draft,
  tell: (kept: Kept) => void,
): DraftKeeper<T> {
  const keeper = useMemo(
    () =>
      makeDraftKeeper<T>(
        {
          write: async (typed) => (await saveDraft(db, draftOf(typed))).ok,
          writeLast: (typed) => saveDraftAtOnce(db, draftOf(typed)),
        },
        tell,
      ),
    [db, draftOf, tell],
  );
  useEffect(() => {
    if (value !== first) keeper.keep(value);
  }, [value, first, keeper]);
  useEffect(() => {
    const flush = () => keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [keeper]);
  return keeper;
}
