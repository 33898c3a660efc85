import { useCallback, useEffect, useState } from 'react';
import { useServices } from '#phone/services.tsx';
import { readMeta, writeMeta } from '#storage/db.ts';

type Kept = { readonly round: string; readonly ids: readonly string[] };

/** Who was ticked in a round and not collected from yet. Each tick is on the disk at once, so that a killed tab loses none. */
export function useTicks(round: string): {
  readonly ticked: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly clear: () => void;
} {
  const { db } = useServices();
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    void readMeta<Kept>(db, 'duesTicks').then((kept) => {
      if (!gone) setIds(kept?.round === round ? kept.ids : []);
    });
    return () => {
      gone = true;
    };
  }, [db, round]);
  const put = useCallback(
    (next: readonly string[]) => {
      setIds(next);
      void writeMeta(db, 'duesTicks', { round, ids: next } satisfies Kept);
    },
    [db, round],
  );
  return {
    ticked: new Set(ids),
    toggle: (id) => put(ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]),
    clear: () => put([]),
  };
}
