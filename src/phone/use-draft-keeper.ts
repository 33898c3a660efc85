import { useEffect, useMemo } from 'react';
import { type DraftKeeper, type Kept, makeDraftKeeper } from './draft-keeper.ts';

/**
 * Keeps every change of `value` since `first`, also when the page is taken away in the middle of a word. A `write` or a
 * `tell` that is a new one at the next render makes a new keeper, so both are memoized.
 */
export function useDraftKeeper<T>(value: T, first: T, write: (value: T) => Promise<boolean>, tell: (kept: Kept) => void): DraftKeeper<T> {
  const keeper = useMemo(() => makeDraftKeeper(write, tell), [write, tell]);
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
