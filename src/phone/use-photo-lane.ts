import { useSyncExternalStore } from 'react';
import type { PhotoLaneState, PhotoLoop } from './photo-loop.ts';
import { useServices } from './services.tsx';

const nothing = (): (() => void) => () => undefined;
const none = (): undefined => undefined;

/** The photo lane and what it is doing; undefined until it is loaded, and in the practice branch, which has nobody to send to. */
export function usePhotoLane(): { readonly lane: PhotoLoop | undefined; readonly state: PhotoLaneState | undefined } {
  const { sync } = useServices();
  const lane = useSyncExternalStore(sync?.subscribe ?? nothing, () => sync?.photos);
  const state = useSyncExternalStore<PhotoLaneState | undefined>(lane?.subscribe ?? nothing, lane?.state ?? none);
  return { lane, state };
}
