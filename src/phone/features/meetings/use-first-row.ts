import { useEffect, useRef } from 'react';

/** Opens the first row of a list that has none yet, once, where `wanted`: nobody has to press for what everybody writes. */
export function useFirstRow(wanted: boolean, open: () => void): void {
  const done = useRef(!wanted);
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    if (done.current) return;
    done.current = true;
    latest.current();
  }, []);
}
