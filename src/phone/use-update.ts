import { useSyncExternalStore } from 'react';
import type { SyncSummary } from '#storage/shapes.ts';
import { useDeviceServices } from './services.tsx';
import type { SyncState } from './sync-loop.ts';

/** Whether a newer version has been fetched and waits to be taken over. */
export function useUpdateWaiting(): boolean {
  const { updates } = useDeviceServices();
  return useSyncExternalStore(updates.subscribe, updates.waiting);
}

/** Whether it may be offered: nothing waits to be handed in, or what waits can only go once the newer version is here. */
export const mayUpdate = (summary: Pick<SyncSummary, 'waiting'>, state: Pick<SyncState, 'lastFailure'>): boolean =>
  summary.waiting === 0 || state.lastFailure === 'outdated';
