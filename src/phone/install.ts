/** Putting the app on the home screen, where this browser lets a page ask for it. */
export type InstallHandle = {
  /** Whether the browser would ask the person now. */
  readonly canAsk: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** Lets the browser ask; true when the person agreed. */
  readonly ask: () => Promise<boolean>;
  /** Whether this page already runs as the installed app. */
  readonly installed: () => boolean;
};

type InstallEvent = Event & { readonly prompt: () => Promise<void>; readonly userChoice: Promise<{ readonly outcome: string }> };

/** Listens from the first moment: the browser says only once, and early, that it could be installed. */
export function watchInstall(window: Window): InstallHandle {
  const listeners = new Set<() => void>();
  let offered: InstallEvent | undefined;
  const offer = (event: InstallEvent | undefined): void => {
    offered = event;
    for (const listener of listeners) listener();
  };
  window.addEventListener('beforeinstallprompt', (event) => {
    // The browser's own bar would stand over the work; it is asked for from 我的.
    event.preventDefault();
    offer(event as InstallEvent);
  });
  window.addEventListener('appinstalled', () => offer(undefined));
  return {
    canAsk: () => offered !== undefined,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async ask() {
      const event = offered;
      if (!event) return false;
      await event.prompt();
      const { outcome } = await event.userChoice;
      // An event can ask once.
      offer(undefined);
      return outcome === 'accepted';
    },
    installed: () =>
      window.matchMedia('(display-mode: standalone)').matches ||
      (window.navigator as { readonly standalone?: boolean }).standalone === true,
  };
}
