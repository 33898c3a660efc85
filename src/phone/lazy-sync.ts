import type { SyncLoop, SyncState } from './sync-loop.ts';

/** Before the loop is there. */
const BEFORE: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null };

/** A loop that is loaded after the first screen is drawn: the phone's own records are on screen before the township is asked. */
export function lazySync(load: () => Promise<SyncLoop>): SyncLoop {
  const listeners = new Set<() => void>();
  let loop: SyncLoop | undefined;
  let stopped = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const loaded = load().then((started) => {
    if (stopped) return started.stop();
    loop = started;
    started.subscribe(tell);
    tell();
  });
  return {
    get photos() {
      return loop?.photos;
    },
    state: () => loop?.state() ?? BEFORE,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async tryNow() {
      await loaded;
      await loop?.tryNow();
    },
    stop() {
      stopped = true;
      loop?.stop();
    },
  };
}
