import { type Settings, settingsFrom } from '#domain/rules/settings.ts';
import type { BranchDb } from './db.ts';
import { recordsOfKind } from './queries.ts';

/** What the township has set; the default of every number where it has set nothing, or nothing has come yet. */
export async function settingsHere(db: BranchDb): Promise<Settings> {
  const found = await recordsOfKind(db, 'ruleSet');
  return settingsFrom(found.sort((a, b) => b.seq - a.seq)[0]?.body ?? {});
}
