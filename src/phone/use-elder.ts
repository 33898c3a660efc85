import { useSyncExternalStore } from 'react';

function onSizeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-size'] });
  return () => observer.disconnect();
}

const isElder = (): boolean => document.documentElement.dataset['size'] === 'elder' || document.documentElement.dataset['size'] === 'max';

/** Whether the elder form is shown: one act a row. */
export const useElder = (): boolean => useSyncExternalStore(onSizeChange, isElder);
