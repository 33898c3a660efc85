import { useEffect, useState } from 'react';
import type { Opening } from './opening.ts';

/** Opens a form once. What is typed afterwards lives in the form, so the answer is not asked for again. */
export function useOpening(open: () => Promise<Opening>): Opening | null {
  const [opening, setOpening] = useState<Opening | null>(null);
  useEffect(() => {
    let wanted = true;
    void open().then((answer) => {
      if (wanted) setOpening(answer);
    });
    return () => {
      wanted = false;
    };
  }, [open]);
  return opening;
}
