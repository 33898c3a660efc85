import { useEffect, useRef } from 'react';

/** What each key does on a page. */
export type Keys = Readonly<Record<string, (() => void) | undefined>>;

/** Whether a key was meant as a letter for a field or belongs to the browser, and so is none of ours. */
export function isTyping(event: Pick<KeyboardEvent, 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target as Partial<HTMLElement> | null;
  const name = target?.tagName ?? '';
  if (name === 'INPUT') return (target as HTMLInputElement).type !== 'checkbox';
  return name === 'TEXTAREA' || name === 'SELECT' || target?.isContentEditable === true;
}

/** Listens for single keys anywhere on the page, never while somebody is typing. */
export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event)) return;
      const deed = now.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
