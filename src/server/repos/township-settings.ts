import { type Settings, settingsFrom } from '#domain/rules/settings.ts';
import type { Db, Store, Tx } from '#server/db/store.ts';
import type { TownshipSettingsRow } from '#server/db/tables.ts';

/** The versions of a township's settings, the newest first. */
export const settingVersions = (db: Db, townshipId: string, limit: number): Promise<TownshipSettingsRow[]> =>
  db.selectFrom('township_settings').selectAll().where('township_id', '=', townshipId).orderBy('version', 'desc').limit(limit).execute();

/** What holds in a township; the default of every number where nothing was set. */
export async function settingsOf(db: Db, townshipId: string): Promise<Settings> {
  const [latest] = await settingVersions(db, townshipId, 1);
  return settingsFrom(latest === undefined ? {} : JSON.parse(latest.body));
}

/** Puts the next version down. */
export async function addSettings(tx: Tx, row: TownshipSettingsRow): Promise<void> {
  await tx.insertInto('township_settings').values(row).execute();
}

/** Takes the township's row for the rest of the transaction, so that two changes of its settings, or a change and a new branch, come one after the other. */
export async function lockTownship(tx: Tx, flavour: Store['flavour'], townshipId: string): Promise<void> {
  const query = tx.selectFrom('townships').select('id').where('id', '=', townshipId);
  // On SQLite the transaction itself already holds the only write lock (begin immediate).
  await (flavour === 'postgres' ? query.forUpdate() : query).execute();
}
