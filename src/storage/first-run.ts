import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type DeviceDb, getSetting, setSetting } from './device.ts';

/** What this phone remembers of its beginning: whether the cards were seen, and whether it stands in the practice branch. */
export type FirstRun = { readonly cardsSeen: boolean; readonly practising: boolean };

/** Practising ends with the day: nobody shall write tomorrow's real meeting into the practice branch because he forgot to leave it. */
export async function firstRun(db: DeviceDb, today: LocalDate): Promise<FirstRun> {
  const [cardsSeen, practisedOn] = await Promise.all([getSetting<boolean>(db, 'cardsSeen'), getSetting<string | null>(db, 'practisedOn')]);
  return { cardsSeen: cardsSeen === true, practising: practisedOn === today };
}

/** The cards are not shown again on this phone. */
export const rememberCards = (db: DeviceDb): Promise<void> => setSetting(db, 'cardsSeen', true);

/** Goes over to the practice branch for the rest of the day. Nothing of the person who is signed in is touched. */
export const enterPractice = (db: DeviceDb, today: LocalDate): Promise<void> =>
  db.transaction('rw', db.settings, async () => {
    await setSetting(db, 'cardsSeen', true);
    await setSetting(db, 'practisedOn', today);
  });

/** Back to the real branch, or to the sign-in. */
export const leavePractice = (db: DeviceDb): Promise<void> => setSetting(db, 'practisedOn', null);
