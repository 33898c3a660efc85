/** Where the words typed last are: on their way, on the disk, or not kept. */
export type Kept = 'kept' | 'keeping' | 'failed';

/** Writes what is typed as it is typed, one write at a time, so that the last one always stands. */
export type DraftKeeper<T> = {
  /** Writes this value now, or as soon as the write before it has ended. Values overtaken meanwhile are not written. */
  readonly keep: (value: T) => void;
  /** Writes at once what still waits behind another write: the page may be gone in a moment. */
  readonly flush: () => void;
  /** Ends keeping; resolves when nothing is being written any more, so that a save can follow. */
  readonly stop: () => Promise<void>;
  /** Keeps again, after a save that did not go through. */
  readonly resume: () => void;
};

/** Makes a keeper over a write that answers whether it went through. `tell` hears of every change. */
export function makeDraftKeeper<T>(write: (value: T) => Promise<boolean>, tell: (kept: Kept) => void): DraftKeeper<T> {
  let next: { readonly value: T } | null = null;
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
      tell('keeping');
      running ??= run();
    },
    flush: () => {
      // The database takes writes in the order they were begun, so this one lands after the one under way.
      if (next && running && !stopped) {
        void write(next.value);
        next = null;
      }
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
