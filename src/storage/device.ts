import { Dexie, type Table } from 'dexie';
import type { AccountId, DeviceId } from '#domain/kernel/ids.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { Session } from '#protocol/session.ts';

/** What belongs to the phone and not to a person: its id, who has signed in on it, how it looks. */
export class DeviceDb extends Dexie {
  declare readonly sessions: Table<Session, AccountId>;
  declare readonly settings: Table<{ readonly key: string; readonly value: Json }, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    // A version that has shipped is never edited: phones in the field have it. Add the next one below.
    this.version(1).stores({ sessions: 'accountId', settings: 'key' });
  }
}

/** The phone's own small database. */
export const openDeviceDb = (name = 'zhibu-device'): DeviceDb => new DeviceDb(name);

/** This phone's id, made once and kept. */
export async function deviceIdOf(db: DeviceDb, newId: () => string): Promise<DeviceId> {
  // A start that only reads need not wait for the right to write.
  const made = await getSetting<string>(db, 'deviceId');
  if (made !== undefined) return made as DeviceId;
  return db.transaction('rw', db.settings, async () => {
    const known = await getSetting<string>(db, 'deviceId');
    if (known !== undefined) return known as DeviceId;
    const made = newId() as DeviceId;
    await setSetting(db, 'deviceId', made);
    return made;
  });
}

/** Keeps a person's session, so that the phone knows him with no network, and makes him the one who uses it now. */
export async function rememberSession(db: DeviceDb, session: Session): Promise<void> {
  await db.transaction('rw', db.sessions, db.settings, async () => {
    await db.sessions.put(session);
    await setSetting(db, 'current', session.accountId);
    await db.settings.delete('emptied');
  });
}

/** Who uses the phone now; undefined when somebody has to sign in. */
export async function currentSession(db: DeviceDb): Promise<Session | undefined> {
  const current = await getSetting<string>(db, 'current');
  return current === undefined || current === null ? undefined : db.sessions.get(current as AccountId);
}

/** Everybody who has signed in on this phone. */
export const knownSessions = (db: DeviceDb): Promise<Session[]> => db.sessions.toArray();

/** Makes room for another person. The first one's database and unsent work stay on the phone and wait for him. */
export async function forgetCurrent(db: DeviceDb): Promise<void> {
  await db.settings.delete('current');
}

/** After the township took the phone out of use: nobody is known here any more, and the sign-in page can say why. */
export async function emptyPhone(db: DeviceDb, accountId: AccountId): Promise<void> {
  await db.transaction('rw', db.sessions, db.settings, async () => {
    await db.sessions.delete(accountId);
    await db.settings.delete('current');
    await setSetting(db, 'emptied', true);
  });
}

/** A setting of the phone, such as the elder size; undefined when it was never set. */
export async function getSetting<T extends Json>(db: DeviceDb, key: string): Promise<T | undefined> {
  return (await db.settings.get(key))?.value as T | undefined;
}

/** Keeps a setting of the phone. */
export async function setSetting(db: DeviceDb, key: string, value: Json): Promise<void> {
  await db.settings.put({ key, value });
}
