import { useCallback, useRef } from 'react';

/** Puts the pen into the first box of a part that was just added, so that nobody has to press it again. `boxOf(id)` is the ref of a part's element. */
export function useFreshBox(): {
  readonly added: (id: string) => string;
  readonly intoEmpty: (rows: string) => boolean;
  readonly boxOf: (id: string) => (element: HTMLElement | null) => void;
} {
  const fresh = useRef<string | null>(null);
  const added = useCallback((id: string) => {
    fresh.current = id;
    return id;
  }, []);
  const boxOf = useCallback(
    (id: string) => (element: HTMLElement | null) => {
      if (element === null || fresh.current !== id) return;
      fresh.current = null;
      element.querySelector('textarea')?.focus();
    },
    [],
  );
  /** Puts the pen into a row of that kind that stands empty; false where none does. */
  const intoEmpty = useCallback((rows: string): boolean => {
    const boxes = [...document.querySelectorAll<HTMLElement>(`main ${rows}`)].flatMap((row) => row.querySelector('textarea') ?? []);
    const empty = boxes.find((box) => box.value === '');
    empty?.focus();
    return empty !== undefined;
  }, []);
  return { added, boxOf, intoEmpty };
}
