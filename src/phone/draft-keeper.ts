/** Where the words typed last are: on their way, on the disk, or not kept. */
export type Kept = 'kept' | 'keeping' | 'failed';

/** Writes what is typed as it is typed, one write at a time, so that the last one always stands. */
export type DraftKeeper<T> = {
  /** Writes this value now, or as soon as the write before it has ended. Values overtaken meanwhile are not written. */
  readonly keep: (value: T) => void;
  /** Writes at once what is not known to be on the disk: the page may be gone in a moment. */
  readonly flush: () => void;
  /** Ends keeping; resolves when nothing is being written any more, so that a save can follow. */
  readonly stop: () => Promise<void>;
  /** Keeps again, after a save that did not go through. */
  readonly resume: () => void;
};

/** The two ways to the disk: one that answers whether it went through, and one for the page's last moment, which cannot be waited for. */
export type DraftWrites<T> = { readonly write: (value: T) => Promise<boolean>; readonly writeLast: (value: T) => void };

/** Makes a keeper over the two writes. `tell` hears of every change. */
export function makeDraftKeeper<T>({ write, writeLast }: DraftWrites<T>, tell: (kept: Kept) => void): DraftKeeper<T> {
  let next: { readonly value: T } | null = null;
  let latest: { readonly value: T } | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  const run = async (): Promise<void> => {
    while (next && !stopped) {
      const { value } = next;
      next = null;
      const went = await write(value);
      if (next === null) tell(went ? 'kept' : 'failed');
    }
    running = null;
  };

  return {
    keep: (value) => {
      if (stopped) return;
      next = { value };
      latest = next;
      tell('keeping');
      running ??= run();
    },
    flush: () => {
      // A write under way counts as not written: the browser drops it when the page is gone before it ended.
      if (latest && running && !stopped) writeLast(latest.value);
    },
    stop: async () => {
      stopped = true;
      await running;
    },
    resume: () => {
      stopped = false;
      if (next) running ??= run();
    },
  };
}
