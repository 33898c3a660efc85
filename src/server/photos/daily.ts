import type { Services } from '#server/services.ts';
import { sweepPhotos } from './sweep.ts';

const DAY_MS = 86_400_000;

/** Sweeps the photos now and once a day. A sweep that fails is written into the log and tried again the next day. */
export function sweepDaily(services: Pick<Services, 'store' | 'now' | 'log'>): void {
  const sweep = async (): Promise<void> => {
    try {
      const { unnamed, givenUp, missing } = await sweepPhotos(services);
      if (unnamed + givenUp + missing > 0) services.log({ level: 'info', what: 'photos.swept', unnamed, givenUp, missing });
    } catch (error) {
      services.log({ level: 'warn', what: 'photos.notSwept', error: error instanceof Error ? error.message : String(error) });
    }
  };
  void sweep();
  // The process may end while it waits.
  setInterval(() => void sweep(), DAY_MS).unref();
}
