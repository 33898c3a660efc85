import { useSyncExternalStore } from 'react';

const KEY = 'zhibu.desk.look';

/** 跟电脑, 浅色, 深色. */
export const looks = ['auto', 'light', 'dark'] as const;
export type Look = (typeof looks)[number];

const asLook = (text: string | null | undefined): Look => looks.find((known) => known === text) ?? 'auto';

const systemDark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function show(root: HTMLElement, look: Look): void {
  root.dataset['look'] = look;
  root.dataset['theme'] = look === 'auto' ? (systemDark().matches ? 'dark' : 'light') : look;
}

/** Shows the look chosen in this browser, that of the system where none was, and follows the system from then on. */
export function showKeptLook(notebook: Pick<Storage, 'getItem'>, root: HTMLElement): void {
  let kept: string | null = null;
  try {
    kept = notebook.getItem(KEY);
  } catch {
    // A browser that keeps nothing follows the system.
  }
  show(root, asLook(kept));
  systemDark().addEventListener('change', () => show(root, asLook(root.dataset['look'])));
}

/** Shows the desk so and keeps the choice for the next start. */
export function chooseLook(notebook: Pick<Storage, 'setItem'>, root: HTMLElement, look: Look): void {
  show(root, look);
  try {
    notebook.setItem(KEY, look);
  } catch {
    // It is shown until the page is closed.
  }
}

function watch(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-look', 'data-theme'] });
  return () => observer.disconnect();
}

/** What was chosen. */
export const useLook = (): Look => useSyncExternalStore(watch, () => asLook(document.documentElement.dataset['look']));

/** Whether the desk is dark now, by choice or by the system. */
export const useIsDark = (): boolean => useSyncExternalStore(watch, () => document.documentElement.dataset['theme'] === 'dark');
