import { useCallback, useEffect, useState } from 'react';
import { useServices } from '#phone/services.tsx';
import { readMeta, writeMeta } from '#storage/db.ts';

/** Who was ticked, and how he paid, as far as that was chosen. */
export type Ticks = { readonly ids: readonly string[]; readonly payer: string | null; readonly way: string | null };

const NONE: Ticks = { ids: [], payer: null, way: null };
const keyOf = (round: string): string => `duesTicks ${round}`;

/**
 * Who was ticked in a round and not collected from yet. Each tick is on the disk at once, each round by itself, so that neither a
 * killed tab nor a look at another month loses one. Undefined while it is being read: a tick before that would be lost.
 */
export function useTicks(round: string):
  | {
      readonly ticks: Ticks;
      readonly toggle: (id: string) => void;
      readonly set: (change: Partial<Ticks>) => void;
      readonly clear: () => void;
    }
  | undefined {
  const { db } = useServices();
  const [kept, setKept] = useState<{ readonly round: string; readonly ticks: Ticks }>();
  useEffect(() => {
    let gone = false;
    void readMeta<Ticks>(db, keyOf(round)).then((read) => {
      if (!gone) setKept({ round, ticks: { ...NONE, ...read } });
    });
    return () => {
      gone = true;
    };
  }, [db, round]);
  const put = useCallback(
    (ticks: Ticks) => {
      setKept({ round, ticks });
      void writeMeta(db, keyOf(round), { ...ticks, ids: [...ticks.ids] });
    },
    [db, round],
  );
  if (kept?.round !== round) return undefined;
  const { ticks } = kept;
  return {
    ticks,
    toggle: (id) => put({ ...ticks, ids: ticks.ids.includes(id) ? ticks.ids.filter((other) => other !== id) : [...ticks.ids, id] }),
    set: (change) => put({ ...ticks, ...change }),
    clear: () => put(NONE),
  };
}
