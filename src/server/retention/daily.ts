import type { Services } from '#server/services.ts';
import { blankWords } from './blank-words.ts';

const DAY_MS = 86_400_000;

/** Takes away the words whose time is over, now and once a day. A run that fails is written into the log and tried again the next day. */
export function blankDaily(services: Pick<Services, 'store' | 'now' | 'newId' | 'log'>): void {
  const run = async (): Promise<void> => {
    try {
      const { records, operations } = await blankWords(services);
      if (records + operations > 0) services.log({ level: 'info', what: 'words.blanked', records, operations });
    } catch (error) {
      services.log({ level: 'warn', what: 'words.notBlanked', error: error instanceof Error ? error.message : String(error) });
    }
  };
  void run();
  // The process may end while it waits.
  setInterval(() => void run(), DAY_MS).unref();
}
