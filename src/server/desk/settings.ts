import type { Actor } from '#domain/access.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { type Settings, settingsFrom } from '#domain/rules/settings.ts';
import type { DeskSettings } from '#protocol/settings.ts';
import type { Db, Store, Tx } from '#server/db/store.ts';
import { branchesOf } from '#server/repos/branches.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { addSettings, lockTownship, settingVersions } from '#server/repos/township-settings.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';

const VERSIONS_SHOWN = 200;

/** What holds in the township, with every change made to it, the newest first. */
export async function deskSettings(db: Db, townshipId: string): Promise<DeskSettings> {
  const rows = await settingVersions(db, townshipId, VERSIONS_SHOWN);
  return {
    version: rows[0]?.version ?? 0,
    settings: settingsFrom(rows[0] === undefined ? {} : JSON.parse(rows[0].body)),
    versions: rows.map((row) => ({
      version: row.version,
      at: row.at as Instant,
      byName: row.by_name,
      settings: settingsFrom(JSON.parse(row.body)),
    })),
  };
}

type Writing = {
  readonly flavour: Store['flavour'];
  readonly by: { readonly accountId: string; readonly name: string };
  readonly at: Instant;
  readonly newId: () => string;
};

async function writeInto(tx: Tx, branchId: string, settings: Settings, { flavour, by, at, newId }: Writing): Promise<void> {
  const [there] = await livingOfKind(tx, branchId, 'ruleSet');
  const record = { id: there?.id ?? newId(), kind: 'ruleSet' as const, body: settings as unknown as JsonObject };
  await writeRecords(tx, [record], { flavour, branchId, by, at, newId });
}

/**
 * Sets the township's numbers and puts a copy into the history of each of its branches, all in one transaction or nothing.
 * `version` is the one the person looked at: where another has come since, nothing is written.
 */
export function saveSettings(
  services: Services,
  actor: Actor,
  asked: { readonly version: number; readonly settings: Settings },
  at: Instant,
): Promise<Result<null, Problem<'settings.moved'>>> {
  const { store, newId } = services;
  return store.write(async (tx) => {
    await lockTownship(tx, store.flavour, actor.townshipId);
    const [latest] = await settingVersions(tx, actor.townshipId, 1);
    if ((latest?.version ?? 0) !== asked.version) return fail('settings.moved');
    const body = JSON.stringify(asked.settings);
    const same = JSON.stringify(settingsFrom(latest === undefined ? {} : JSON.parse(latest.body))) === body;
    if (same) return ok(null);
    await addSettings(tx, {
      township_id: actor.townshipId,
      version: asked.version + 1,
      at,
      account_id: actor.accountId,
      by_name: actor.name,
      body,
    });
    const branches = await branchesOf(tx, actor.townshipId);
    // Always in the order of their ids, so that two writers of several branches never wait for each other.
    for (const branch of branches.sort((a, b) => (a.id < b.id ? -1 : 1)))
      await writeInto(tx, branch.id, asked.settings, { flavour: store.flavour, by: actor, at, newId });
    return ok(null);
  });
}

/** Gives a branch that was just made, in the same transaction, what its township has set; nothing where nothing was set. */
export async function carrySettings(tx: Tx, branch: { readonly id: string; readonly townshipId: string }, writing: Writing): Promise<void> {
  await lockTownship(tx, writing.flavour, branch.townshipId);
  const [latest] = await settingVersions(tx, branch.townshipId, 1);
  if (latest) await writeInto(tx, branch.id, settingsFrom(JSON.parse(latest.body)), writing);
}
