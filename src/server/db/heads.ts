import type { Tx } from './store.ts';

/** A branch's history has moved on to this count. */
export type HeadNews = { readonly branchId: string; readonly townshipId: string; readonly seq: number };

/** Who wants to know. `missed` says that news may have been lost meanwhile: whoever counts on it looks for himself. */
export type HeadListener = { readonly moved: (news: HeadNews) => void; readonly missed: () => void };

/** News of every branch whose history moves on, from this process and from the others on the same database. */
export type Heads = {
  /** Calling the answer ends it. */
  readonly subscribe: (listener: HeadListener) => () => void;
};

/** The side of the hub that news comes in by. `onFirst` is called at the first subscription. */
export function makeHub(onFirst: () => void = () => undefined): Heads & HeadListener {
  const listeners = new Set<HeadListener>();
  let begun = false;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      if (!begun) {
        begun = true;
        onFirst();
      }
      return () => void listeners.delete(listener);
    },
    moved: (news) => {
      for (const listener of [...listeners]) listener.moved(news);
    },
    missed: () => {
      for (const listener of [...listeners]) listener.missed();
    },
  };
}

const moving = new WeakMap<Tx, Map<string, HeadNews>>();

/** Begins to gather what a transaction moves; the answer grows with it, one entry for each branch. */
export function gatherHeads(tx: Tx): ReadonlyMap<string, HeadNews> {
  const gathered = new Map<string, HeadNews>();
  moving.set(tx, gathered);
  return gathered;
}

/** Takes note that this transaction moves a branch on; it is told to others when, and only when, the transaction stands. */
export function noteHead(tx: Tx, news: HeadNews): void {
  moving.get(tx)?.set(news.branchId, news);
}
