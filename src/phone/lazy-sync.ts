import type { SyncLoop, SyncState } from './sync-loop.ts';

/** Before the loop is there. */
const BEFORE: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null };
const AGAIN_MS = 5_000;

/**
 * A loop that is loaded after the first screen is drawn: the phone's own records are on screen before the township is asked.
 * A load that fails is tried again every five seconds and at once by `tryNow`, so that one missed file never stops handing in.
 */
export function lazySync(load: () => Promise<SyncLoop>, timers: Pick<Window, 'setTimeout' | 'clearTimeout'> = window): SyncLoop {
  const listeners = new Set<() => void>();
  let loop: SyncLoop | undefined;
  let loading: Promise<void> | undefined;
  let again: number | undefined;
  let stopped = false;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const attempt = (): Promise<void> => {
    timers.clearTimeout(again);
    loading ??= load().then(
      (started) => {
        if (stopped) return started.stop();
        loop = started;
        started.subscribe(tell);
        tell();
      },
      // A busy phone can fail to start its service worker in time; the file is on the phone all the same.
      () => {
        loading = undefined;
        if (!stopped) again = timers.setTimeout(() => void attempt(), AGAIN_MS);
      },
    );
    return loading;
  };
  void attempt();
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
      if (stopped) return;
      await attempt();
      await loop?.tryNow();
    },
    stop() {
      stopped = true;
      timers.clearTimeout(again);
      loop?.stop();
    },
  };
}
