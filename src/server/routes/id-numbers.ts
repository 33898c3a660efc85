import { z } from 'zod';
import { type Actor, may } from '#domain/access.ts';
import { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import { readIdNumber } from '#domain/roster/id-number.ts';
import { IdNumberOpened, IdNumberSeen, NewIdNumber } from '#protocol/id-numbers.ts';
import { type DeedName, Nothing } from '#protocol/people.ts';
import type { Db } from '#server/db/store.ts';
import type { IdNumberRow, RecordRow } from '#server/db/tables.ts';
import { noteDeed } from '#server/repos/audit.ts';
import { findIdNumber, removeIdNumber, saveIdNumber } from '#server/repos/id-numbers.ts';
import { findRecord } from '#server/repos/records.ts';
import { samePeopleOf } from '#server/repos/same-people.ts';
import type { Services } from '#server/services.ts';
import { answer, type Route, refuse, route } from './route.ts';

const path = '/api/v1/desk/records/:id/id-number';
const access = { deed: 'desk', on: 'ownTownship' } as const;
const params = z.strictObject({ id: RecordId });

/** The record, where the person may read it; a citizen number belongs to a member alone. */
async function found(db: Db, actor: Actor, id: string): Promise<RecordRow | undefined> {
  const row = await findRecord(db, id);
  const where = row && { townshipId: row.township_id as Actor['townshipId'], branchId: row.branch_id as NonNullable<Actor['branchId']> };
  return where && may.read(actor, where) ? row : undefined;
}

/** A member's number: his own, or that of a record that was made part of his. */
async function numberOf(db: Db, row: RecordRow): Promise<IdNumberRow | undefined> {
  const own = await findIdNumber(db, row.id);
  if (own) return own;
  for (const [id, as] of await samePeopleOf(db, row.township_id)) {
    const other = as === row.id ? await findIdNumber(db, id) : undefined;
    if (other) return other;
  }
  return undefined;
}

const seenOf = (services: Services, row: IdNumberRow | undefined): IdNumberSeen => ({
  lastFour: row?.last_four ?? null,
  byName: row?.by_name ?? null,
  at: (row?.at as Instant | undefined) ?? null,
  openable: row !== undefined && (services.idKeys?.has(row.key_id) ?? false),
});

const deed = (services: Services, row: RecordRow, name: DeedName) => ({
  id: services.newId(),
  deed: name,
  target: row.id,
  branchId: row.branch_id,
  facts: { name: row.words },
});

const see = route({
  method: 'GET',
  path,
  access,
  summary: "The last four of a member's citizen number, and who wrote it",
  params,
  response: IdNumberSeen,
  handle: async ({ services, actor, params: { id } }) => {
    const row = await found(services.store.db, actor, id);
    return row ? answer(seenOf(services, await numberOf(services.store.db, row))) : refuse('not.found');
  },
});

const write = route({
  method: 'PUT',
  path,
  access,
  summary: "Writes a member's citizen number down, sealed",
  params,
  json: NewIdNumber,
  response: IdNumberSeen,
  handle: async ({ services, actor, params: { id }, body, now }) => {
    const row = await found(services.store.db, actor, id);
    if (!row) return refuse('not.found');
    const keys = services.idKeys;
    if (row.kind !== 'member' || row.deleted === 1) return refuse('idNumber.none');
    if (!keys) return refuse('idNumber.noKey');
    const read = readIdNumber(body.number, dayInChina(now));
    if (!read.ok) return refuse('idNumber.wrong', { reason: read.problem.code.replace('import.', '') });
    const kept: IdNumberRow = {
      member_id: id,
      township_id: row.township_id,
      branch_id: row.branch_id,
      ...(await keys.seal(read.value.number, id).then(({ keyId, sealed }) => ({ key_id: keyId, sealed }))),
      last_four: read.value.number.slice(-4),
      by_name: actor.name,
      at: now,
    };
    await services.store.write(async (tx) => {
      await saveIdNumber(tx, kept);
      await noteDeed(tx, actor, deed(services, row, 'idNumber.saved'), now);
    });
    return answer(seenOf(services, kept));
  },
});

const remove = route({
  method: 'DELETE',
  path,
  access,
  summary: "Takes a member's citizen number away for good",
  params,
  response: IdNumberSeen,
  handle: async ({ services, actor, params: { id }, now }) => {
    const row = await found(services.store.db, actor, id);
    if (!row) return refuse('not.found');
    const known = await numberOf(services.store.db, row);
    if (known)
      await services.store.write(async (tx) => {
        await removeIdNumber(tx, known.member_id);
        await noteDeed(tx, actor, deed(services, row, 'idNumber.removed'), now);
      });
    return answer(seenOf(services, undefined));
  },
});

const open = route({
  method: 'POST',
  path: `${path}/open`,
  access,
  summary: "A member's whole citizen number; who asked for it is written down first",
  params,
  json: Nothing,
  response: IdNumberOpened,
  handle: async ({ services, actor, params: { id }, now }) => {
    const row = await found(services.store.db, actor, id);
    if (!row) return refuse('not.found');
    const kept = await numberOf(services.store.db, row);
    if (!kept) return refuse('idNumber.none');
    const number = await services.idKeys?.open({ keyId: kept.key_id, sealed: kept.sealed }, kept.member_id);
    if (number === undefined) return refuse('idNumber.noKey');
    await services.store.write((tx) => noteDeed(tx, actor, deed(services, row, 'idNumber.opened'), now));
    return answer({ number });
  },
});

/** Citizen numbers at the desk: sealed at rest, the last four in sight, the whole one only on demand. */
export const idNumberRoutes: readonly Route[] = [see, write, remove, open];
