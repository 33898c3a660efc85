import type { Workbox } from 'workbox-window';
import { formIsOpen, reloadWhenFree } from './update-guard.ts';
import type { UpdateHandle } from './update-handle.ts';

type TrustedPolicy = { readonly createScriptURL: (address: string) => string };
type TrustedTypes = {
  readonly createPolicy: (name: string, rules: { readonly createScriptURL: (address: string) => string }) => TrustedPolicy;
};

const WORKER = '/sw.js';

/** The worker's address as the content security policy wants it: only this one address may become a script. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return WORKER;
  const policy = trustedTypes.createPolicy('zhibu', {
    createScriptURL: (address) => {
      if (address !== WORKER) throw new TypeError('only the service worker may be loaded as a script');
      return address;
    },
  });
  return policy.createScriptURL(WORKER);
}

const HOUR_MS = 3_600_000;

/** Registers the service worker when `due` comes. A newer version waits until `apply` is called; nobody's form is reloaded under his hands. */
export function watchForUpdates(due: Promise<void>): UpdateHandle {
  const listeners = new Set<() => void>();
  let waiting = false;
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD)
    return { waiting: () => false, subscribe: () => () => undefined, apply: () => undefined };
  let workbox: Workbox | undefined;
  const begin = async (): Promise<void> => {
    await due;
    const { Workbox } = await import('workbox-window');
    workbox = new Workbox(workerAddress());
    workbox.addEventListener('waiting', () => {
      waiting = true;
      for (const listener of listeners) listener();
    });
    workbox.addEventListener('controlling', (event) => {
      // The word may have been given in another tab, while somebody writes in this one.
      const busy = () => formIsOpen(document, location.pathname);
      if (event.isUpdate) reloadWhenFree(busy, () => location.reload(), { later: (run, ms) => setTimeout(run, ms) });
    });
    const registration = await workbox.register();
    // An installed app can stay open for weeks; it looks for a newer version once an hour.
    if (registration) setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
  };
  // A browser that will not have a worker still has the app, as long as there is a network.
  begin().catch(() => undefined);
  return {
    waiting: () => waiting,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    apply: () => workbox?.messageSkipWaiting(),
  };
}
