import type { Actor } from '#domain/access.ts';
import { closeId, receiptId } from '#domain/dues/entry-ids.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, type Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { DeskDues, GiveClose, GiveReceipt } from '#protocol/dues.ts';
import type { Db } from '#server/db/store.ts';
import { branchesOf, findBranch } from '#server/repos/branches.ts';
import { recordsAround } from '#server/repos/desk-records.ts';
import { findRecord } from '#server/repos/records.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';

type Done = Result<null, Problem<'dues.moved' | 'dues.notBalanced' | 'request.malformed'>>;

const bodyOf = <T>(row: { readonly body: string }): T => JSON.parse(row.body) as T;

/** Every branch of the township in register order, its batches the newest first, and what the township said of each. */
export async function deskDues(db: Db, townshipId: string): Promise<DeskDues> {
  const rows = await recordsAround(db, townshipId, ['duesRemittance', 'duesReceipt', 'duesClose'], null);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const branches = await branchesOf(db, townshipId);
  return {
    rows: branches.map((branch) => {
      const own = rows.filter((row) => row.branch_id === branch.id);
      const closes = own.filter((row) => row.kind === 'duesClose').map((row) => bodyOf<DuesCloseBody>(row));
      return {
        branchId: branch.id as BranchId,
        name: branch.name,
        closed: closes.filter((close) => close.reopenedOn === null).map((close) => close.period),
        batches: own
          .filter((row) => row.kind === 'duesRemittance')
          .reverse()
          .map((row) => {
            const batch = bodyOf<DuesRemittanceBody>(row);
            const receipt = byId.get(receiptId(branch.id, row.id as RecordId));
            return {
              id: row.id as RecordId,
              remittedOn: batch.remittedOn,
              entries: batch.entries.length,
              totalFen: batch.totalFen,
              largeFen: batch.largeFen,
              withdrawn: batch.withdrawn !== null,
              receipt: receipt ? bodyOf<DuesReceiptBody>(receipt) : null,
              receiptRev: receipt?.rev ?? 0,
            };
          }),
      };
    }),
  };
}

/**
 * Writes what the township says of a batch into the branch's history. It signs only for what it counted to the fen; a batch that
 * was taken back, or about which another desk said something meanwhile, is 'dues.moved', as is one out of sight.
 */
export async function giveReceipt(services: Services, actor: Actor, given: GiveReceipt, at: Instant): Promise<Done> {
  const { store, newId } = services;
  const { rev, remittanceId, ...said } = given;
  return store.write(async (tx): Promise<Done> => {
    const row = await findRecord(tx, remittanceId);
    if (row?.kind !== 'duesRemittance' || row.township_id !== actor.townshipId || row.deleted === 1) return fail('dues.moved');
    const batch = bodyOf<DuesRemittanceBody>(row);
    const id = receiptId(row.branch_id, remittanceId);
    const known = await findRecord(tx, id);
    const signed = known !== undefined && bodyOf<DuesReceiptBody>(known).state === 'signed';
    if (batch.withdrawn !== null || (known?.rev ?? 0) !== rev || signed) return fail('dues.moved');
    if (said.state !== 'received' && said.countedFen === null) return fail('request.malformed', { path: 'countedFen' });
    const difference = ((said.countedFen ?? 0) - batch.totalFen - batch.largeFen) as Fen;
    if (said.state === 'signed' && difference !== 0) return fail('dues.notBalanced', { difference: yuanText(difference) });
    const body = { remittanceId, ...said, on: dayInChina(at), byName: actor.name } as unknown as JsonObject;
    const by = { accountId: actor.accountId, name: actor.name };
    await writeRecords(tx, [{ id, kind: 'duesReceipt', body }], { flavour: store.flavour, branchId: row.branch_id, by, at, newId });
    return ok(null);
  });
}

/** Closes a month or a year of a branch, or opens it again; a branch out of sight is 'dues.moved'. */
export async function giveClose(services: Services, actor: Actor, given: GiveClose, at: Instant): Promise<Done> {
  const { store, newId } = services;
  if (given.reopen && given.reason.trim() === '') return fail('request.malformed', { path: 'reason' });
  return store.write(async (tx): Promise<Done> => {
    const branch = await findBranch(tx, given.branchId);
    if (branch?.township_id !== actor.townshipId) return fail('dues.moved');
    const id = closeId(branch.id, given.period);
    const known = await findRecord(tx, id);
    if (given.reopen && known === undefined) return fail('dues.moved');
    const today = dayInChina(at);
    const closedOn = given.reopen && known ? bodyOf<DuesCloseBody>(known).closedOn : today;
    const body = { period: given.period, closedOn, byName: actor.name, reopenedOn: given.reopen ? today : null, reason: given.reason };
    const by = { accountId: actor.accountId, name: actor.name };
    await writeRecords(tx, [{ id, kind: 'duesClose', body }], { flavour: store.flavour, branchId: branch.id, by, at, newId });
    return ok(null);
  });
}
