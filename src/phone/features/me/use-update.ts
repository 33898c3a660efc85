import { useSyncExternalStore } from 'react';
import { useDeviceServices } from '#phone/services.tsx';

/** Whether a newer version has been fetched and waits to be taken over. */
export function useUpdateWaiting(): boolean {
  const { updates } = useDeviceServices();
  return useSyncExternalStore(updates.subscribe, updates.waiting);
}
