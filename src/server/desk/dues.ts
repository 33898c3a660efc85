import type { Actor } from '#domain/access.ts';
import { closeId, receiptId } from '#domain/dues/entry-ids.ts';
import { shareUp } from '#domain/dues/rounding.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { DuesCloseBody } from '#domain/records/dues-close.ts';
import type { DuesReceiptBody } from '#domain/records/dues-receipt.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import type { DeskDues, GiveClose, GiveReceipt } from '#protocol/dues.ts';
import type { Db } from '#server/db/store.ts';
import type { DuesTotalRow } from '#server/db/tables.ts';
import { branchesOf, lockBranch } from '#server/repos/branches.ts';
import { duesBatches, duesMonths, duesSaid } from '#server/repos/dues-ledger.ts';
import { findRecord } from '#server/repos/records.ts';
import { settingsOf } from '#server/repos/township-settings.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';

type Done = Result<null, Problem<'dues.moved' | 'dues.notBalanced' | 'request.malformed'>>;

const bodyOf = <T>(row: { readonly body: string }): T => JSON.parse(row.body) as T;

const collected = (months: readonly DuesTotalRow[]): number => months.reduce((sum, { in_own, in_large }) => sum + in_own + in_large, 0);
const takenUp = (months: readonly DuesTotalRow[]): number => months.reduce((sum, { up_own, up_large }) => sum + up_own + up_large, 0);

/** Every branch of the township in register order: what it collected in the year and holds now, its batches the newest first, and what the township said of each. */
export async function deskDues(db: Db, townshipId: string, year: number): Promise<DeskDues> {
  const days = { from: `${year}-01-01` as LocalDate, to: `${year}-12-31` as LocalDate };
  const branches = await branchesOf(db, townshipId);
  const batches = groupBy(await duesBatches(db, townshipId, days), (batch) => batch.branch_id);
  const { receipts, closes } = await duesSaid(db, townshipId, year);
  const receiptOf = new Map(receipts.map((row) => [row.id, row]));
  const closesOf = groupBy(closes, (row) => row.branch_id);
  const monthsOf = groupBy(await duesMonths(db, townshipId), (row) => row.branch_id);
  const { dues } = await settingsOf(db, townshipId);
  const all = [...monthsOf.values()].flat().filter(({ month }) => month.startsWith(`${year}-`));
  // What was given at once goes to the Centre whole, and is no part of it.
  const share = shareUp(all.reduce((sum, { in_own }) => sum + in_own, 0) as Fen, dues);
  return {
    year,
    shareUp: share === null || dues.shareUpBasisPoints === null ? null : { basisPoints: dues.shareUpBasisPoints, fen: share },
    rows: branches.map((branch) => {
      const months = monthsOf.get(branch.id) ?? [];
      const closed = (closesOf.get(branch.id) ?? []).map((row) => bodyOf<DuesCloseBody>(row));
      return {
        branchId: branch.id as BranchId,
        name: branch.name,
        closed: closed.filter((close) => close.reopenedOn === null).map((close) => close.period),
        collectedFen: collected(months.filter(({ month }) => month.startsWith(`${year}-`))) as Fen,
        // Every entry is in hand or in one batch, once, and a batch is the sum of its entries: the township takes no other.
        heldFen: (collected(months) - takenUp(months)) as Fen,
        batches: (batches.get(branch.id) ?? []).map((batch) => {
          const receipt = receiptOf.get(receiptId(branch.id, batch.id as RecordId));
          return {
            id: batch.id as RecordId,
            remittedOn: batch.day as LocalDate,
            entries: batch.entries,
            totalFen: batch.own_fen,
            largeFen: batch.large_fen,
            withdrawn: batch.what === 'withdrawn',
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
    const branchId = (await findRecord(tx, remittanceId))?.branch_id;
    if (branchId === undefined) return fail('dues.moved');
    // Read only once the branch is ours: meanwhile it may have taken the batch back, or another desk signed.
    await lockBranch(tx, store.flavour, branchId);
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
    // Without a word on it the village would not know where to look; and what does not differ is no difference.
    if (said.state === 'difference' && said.note.trim() === '') return fail('request.malformed', { path: 'note' });
    if (said.state === 'difference' && difference === 0) return fail('request.malformed', { path: 'countedFen' });
    const body = { remittanceId, ...said, on: dayInChina(at), byName: actor.name } as unknown as JsonObject;
    const by = { accountId: actor.accountId, name: actor.name };
    await writeRecords(tx, [{ id, kind: 'duesReceipt', body }], { flavour: store.flavour, branchId: row.branch_id, by, at, newId });
    return ok(null);
  });
}

/** Closes a month or a year of a branch, or opens it again; a branch out of sight is 'dues.moved'. With no branch named it is closed for every one. */
export async function giveClose(services: Services, actor: Actor, given: GiveClose, at: Instant): Promise<Done> {
  const { store } = services;
  if (given.branchId === null) {
    if (given.reopen) return fail('request.malformed', { path: 'branchId' });
    // Each by itself: a village that hands in at this moment keeps only its own waiting.
    for (const { id } of await branchesOf(store.db, actor.townshipId)) {
      const done = await closeOne(services, actor, { ...given, branchId: id as BranchId }, at);
      if (!done.ok) return done;
    }
    return ok(null);
  }
  return closeOne(services, actor, { ...given, branchId: given.branchId }, at);
}

async function closeOne(
  { store, newId }: Services,
  actor: Actor,
  given: GiveClose & { readonly branchId: BranchId },
  at: Instant,
): Promise<Done> {
  if (given.reopen && given.reason.trim() === '') return fail('request.malformed', { path: 'reason' });
  return store.write(async (tx): Promise<Done> => {
    const branch = await lockBranch(tx, store.flavour, given.branchId);
    if (branch?.township_id !== actor.townshipId) return fail('dues.moved');
    const id = closeId(branch.id, given.period);
    const row = await findRecord(tx, id);
    const known = row && bodyOf<DuesCloseBody>(row);
    if (given.reopen && known === undefined) return fail('dues.moved');
    // What is closed already keeps the day and the name of the first time.
    if (!given.reopen && known?.reopenedOn === null) return ok(null);
    const today = dayInChina(at);
    const closedOn = given.reopen && known ? known.closedOn : today;
    const body = { period: given.period, closedOn, byName: actor.name, reopenedOn: given.reopen ? today : null, reason: given.reason };
    const by = { accountId: actor.accountId, name: actor.name };
    await writeRecords(tx, [{ id, kind: 'duesClose', body }], { flavour: store.flavour, branchId: branch.id, by, at, newId });
    return ok(null);
  });
}
