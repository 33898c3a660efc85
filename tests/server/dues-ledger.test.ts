import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { reversalId } from '#domain/dues/entry-ids.ts';
import { duesBooks, type Entry, signedFen, standing } from '#domain/dues/ledger.ts';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import type { DuesRemittanceBody } from '#domain/records/dues-remittance.ts';
import { duesLedger } from '#server/db/migrations/m012-dues-ledger.ts';
import { duesTotals } from '#server/db/migrations/m013-dues-totals.ts';
import { deskDues } from '#server/desk/dues.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { batchOf, paymentIn, reversalOf } from '#tests/support/dues.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

/** What two phones of a branch do in any order; an index means whichever of what is there, and may mean nothing. */
const acts = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('pay' as const),
      phone: fc.nat(1),
      month: fc.nat(6),
      year: fc.nat(1),
      sum: fc.integer({ min: 1, max: 90_000 }),
    }),
    fc.record({
      act: fc.constant('large' as const),
      phone: fc.nat(1),
      month: fc.nat(6),
      year: fc.nat(1),
      sum: fc.integer({ min: 100_000, max: 900_000 }),
    }),
    fc.record({ act: fc.constant('reverse' as const), phone: fc.nat(1), which: fc.nat(12) }),
    fc.record({
      act: fc.constant('remit' as const),
      phone: fc.nat(1),
      from: fc.nat(8),
      count: fc.integer({ min: 1, max: 6 }),
      year: fc.nat(1),
    }),
    fc.record({ act: fc.constant('takeBack' as const), phone: fc.nat(1), which: fc.nat(5) }),
  ),
  { minLength: 4, maxLength: 24 },
);

describe.each(databases)('the ledger of dues, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phones: readonly TestPhone[];
  let branch: string;
  const farmer = v7();

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    branch = endpoint.branches.shiqiao;
    phones = [
      phoneOf(await endpoint.signIn('shiqiao'), branch, endpoint.clock.now),
      phoneOf(await endpoint.signIn('shiqiao-scribe'), branch, endpoint.clock.now),
    ];
    const [phone] = phones as [TestPhone];
    await phone.push(phone.create(farmer, 'member', { name: '郑有才', sex: '1', status: 'formal', joinedOn: '2020-02-14' }));
  });
  afterEach(() => endpoint.close());

  const stored = async <T>(kind: 'duesPayment' | 'duesRemittance') =>
    (await livingOfKind(endpoint.store.db, branch, kind)).map((row) => ({
      id: row.id as RecordId,
      rev: row.rev,
      body: JSON.parse(row.body) as T,
    }));
  const entriesNow = () => stored<Entry['body']>('duesPayment');
  const batchesNow = () => stored<DuesRemittanceBody>('duesRemittance');
  const townshipId = async (): Promise<string> =>
    (await endpoint.store.db.selectFrom('branches').select('township_id').where('id', '=', branch).executeTakeFirstOrThrow()).township_id;

  async function play(all: readonly (typeof acts extends fc.Arbitrary<(infer A)[]> ? A : never)[]): Promise<void> {
    for (const act of all) {
      const phone = phones[act.phone] as TestPhone;
      const create = (id: string, kind: string, body: object) => phone.handIn(phone.create(id, kind, body as never));
      if (act.act === 'pay' || act.act === 'large') {
        const month = `${2025 + act.year}-0${act.month + 1 > 5 && act.year === 1 ? 5 : act.month + 1}`;
        const sums =
          act.act === 'large' ? { purpose: 'large' as const, dueFen: 0 as Fen, voluntaryFen: fen(act.sum) } : { dueFen: fen(act.sum) };
        const { id, body } = paymentIn(branch, farmer, month, sums);
        await create(id, 'duesPayment', body);
      } else if (act.act === 'reverse') {
        const entry = standing(await entriesNow())[act.which];
        if (entry) await create(reversalId(branch, entry.id), 'duesPayment', reversalOf(entry.id, entry.body));
      } else if (act.act === 'remit') {
        const some = (await entriesNow()).slice(act.from, act.from + act.count);
        const own = some.reduce((sum, { body }) => sum + (body.purpose === 'large' ? 0 : signedFen(body)), 0);
        const large = some.reduce((sum, { body }) => sum + (body.purpose === 'large' ? signedFen(body) : 0), 0);
        // Some of these are refused: an entry that is up already, or less than nothing.
        if (some.length > 0)
          await create(v7(), 'duesRemittance', {
            remittedOn: `${2025 + act.year}-06-12`,
            entries: some.map(({ id }) => id),
            totalFen: own,
            largeFen: large,
            way: 'cash',
          });
      } else {
        const batch = (await batchesNow())[act.which];
        const withdrawn = { on: '2026-06-13', reason: '少一张' };
        if (batch) await phone.handIn(phone.set(batch.id, 'duesRemittance', batch.rev, { withdrawn }));
      }
    }
  }

  test('what the desk adds up from columns is what the books of the branch say, whatever two phones did', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        await play(all);
        const entries = await entriesNow();
        const batches = await batchesNow();
        const { own, large } = duesBooks(entries, batches, []);
        for (const year of [2025, 2026]) {
          const row = (await deskDues(endpoint.store.db, await townshipId(), year)).rows.find(({ branchId }) => branchId === branch);
          const paid = entries
            .filter(({ body }) => body.paidOn.startsWith(String(year)))
            .reduce((sum, { body }) => sum + signedFen(body), 0);
          expect(row?.collectedFen).toBe(paid);
          expect(row?.heldFen).toBe(own.heldFen + large.heldFen);
          const said = batches
            .filter(({ body }) => body.remittedOn.startsWith(String(year)))
            .map(({ id, body }) => [id, body.entries.length, body.totalFen, body.largeFen, body.withdrawn !== null] as const);
          const told = (row?.batches ?? []).map((each) => [each.id, each.entries, each.totalFen, each.largeFen, each.withdrawn] as const);
          expect([...told].sort()).toEqual([...said].sort());
        }
      }),
      { numRuns: 6 },
    );
  });

  test('a store from before has its ledger made from the records it holds', async () => {
    const [phone] = phones as [TestPhone];
    const { id, body } = paymentIn(branch, farmer, '2026-05', { paidOn: localDate('2026-06-01') });
    const large = paymentIn(branch, farmer, '2026-05', {
      purpose: 'large',
      dueFen: 0 as Fen,
      voluntaryFen: fen(120_000),
      paidOn: localDate('2026-06-01'),
    });
    await phone.handIn(phone.create(id, 'duesPayment', body as never));
    await phone.handIn(phone.create(large.id, 'duesPayment', large.body as never));
    await phone.handIn(phone.create(reversalId(branch, id), 'duesPayment', reversalOf(id, body) as never));
    await phone.handIn(phone.create(v7(), 'duesRemittance', batchOf([{ id, body }]) as never));
    const lines = () => endpoint.store.db.selectFrom('dues_ledger').selectAll().orderBy('id').execute();
    const kept = await lines();
    expect(kept.map(({ what, own_fen, large_fen }) => [what, own_fen, large_fen]).sort()).toEqual([
      ['batch', 50, 0],
      ['entry', -50, 0],
      ['entry', 0, 120_000],
      ['entry', 50, 0],
    ]);
    const totals = () => endpoint.store.db.selectFrom('dues_totals').selectAll().orderBy('branch_id').orderBy('month').execute();
    const added = await totals();
    expect(added.map(({ month, in_own, in_large, up_own }) => [month, in_own, in_large, up_own])).toEqual([['2026-06', 0, 120_000, 50]]);
    for (const table of ['dues_ledger', 'dues_totals']) await endpoint.store.db.schema.dropTable(table).execute();
    await duesLedger.up(endpoint.store.db as never);
    await duesTotals.up(endpoint.store.db as never);
    expect(await lines()).toEqual(kept);
    expect(await totals()).toEqual(added);
  });
});
