import fc from 'fast-check';
import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { duesBooks, type Entry, signedFen, standing } from '#domain/dues/ledger.ts';
import { sumsOf } from '#domain/dues/refusals.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { duesHere } from '#phone/features/dues/dues-here.ts';
import { type Fetch, townshipHttp } from '#phone/township-http.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { makeTogether } from '#storage/commands.ts';
import { batchOf, paymentIn } from '#tests/support/dues.ts';
import { type Client, openEndpoint } from '#tests/support/endpoint.ts';
import { memberBody } from '#tests/support/factories.ts';
import { databases } from '#tests/support/server-stores.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const PEOPLE = 8;

/** The phone's own adapter over the real application; a line that eats answers eats the first ones. */
const lineOf =
  (client: Client, weather: { eatAnswers: number }): Fetch =>
  async (path, init) => {
    const answer = await client.send(path, init);
    if (weather.eatAnswers-- > 0) throw new TypeError('Failed to fetch');
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return new Response(text, { status: answer.status, headers: answer.headers });
  };

describe.each(databases)('two phones of a branch collect the same round without a signal, on $name', ({ open }) => {
  test('whoever either of them ticked has paid once; nothing is lost or doubled, whichever comes first and however often it is sent', async () => {
    const endpoint = await openEndpoint(await open());
    const branch = endpoint.branches.shiqiao;
    const [secretary, scribe] = [await endpoint.signIn('shiqiao'), await endpoint.signIn('shiqiao-scribe')];
    let round = 0;
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.record({
            a: fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: 1 }),
            b: fc.uniqueArray(fc.nat(PEOPLE - 1), { minLength: 1 }),
            bFirst: fc.boolean(),
            eaten: fc.nat(2),
            remits: fc.boolean(),
          }),
          async ({ a, b, bFirst, eaten, remits }) => {
            // People of its own for each round, so that every round begins with nothing.
            round += 1;
            const people = Array.from({ length: PEOPLE }, () => v7());
            const one = new TestPhone(new TestTime(endpoint.clock.now()), 'a', undefined, branch as BranchId);
            const two = new TestPhone(new TestTime(endpoint.clock.now()), 'b', undefined, branch as BranchId);
            for (const [n, id] of people.entries())
              await one.save({
                id: id as RecordId,
                kind: 'member',
                body: memberBody({ name: `${round} ${n}`, joinedOn: '1990-07-01' as never }),
                baseline: null,
              });
            await one.sync(townshipHttp(lineOf(secretary, { eatAnswers: 0 })));

            const take = async (phone: TestPhone, who: readonly number[], payer: 'self' | 'family') => {
              const inputs = who.map((n) => {
                const { id, body } = paymentIn(branch, people[n] ?? '', '2026-05', { payer });
                return { id, kind: 'duesPayment' as const, body, baseline: null };
              });
              expect((await makeTogether(phone.db, phone.writer, inputs)).ok).toBe(true);
            };
            await take(one, a, 'self');
            await take(two, b, 'family');
            const batch = v7() as RecordId;
            const inHand = (await duesHere(one.db)).books.held.filter(({ body }) => people.includes(body.memberId));
            if (remits) {
              const body = { ...batchOf(inHand), ...sumsOf(inHand.map(({ body: entry }) => entry)) };
              await one.save({ id: batch, kind: 'duesRemittance', body, baseline: null });
            }

            const lines = [
              { phone: one, township: townshipHttp(lineOf(secretary, { eatAnswers: eaten })) },
              { phone: two, township: townshipHttp(lineOf(scribe, { eatAnswers: eaten })) },
            ];
            if (bFirst) lines.reverse();
            // Often enough for every eaten answer, and for each to hear of the other.
            for (let i = 0; i < 4; i += 1) for (const { phone, township } of lines) await phone.sync(township, 3);

            const paid = new Set([...a, ...b]).size;
            const stored = (await livingOfKind(endpoint.store.db, branch, 'duesPayment'))
              .map((row) => ({ id: row.id as RecordId, body: JSON.parse(row.body) as Entry['body'] }))
              .filter(({ body }) => people.includes(body.memberId));
            expect(standing(stored).length).toBe(paid);
            expect(stored.reduce((sum, { body }) => sum + signedFen(body), 0)).toBe(50 * paid);
            for (const { phone } of lines) {
              const here = await duesHere(phone.db);
              const entries = here.entries.filter(({ body }) => people.includes(body.memberId)) as readonly Entry[];
              const { own } = duesBooks(entries, here.batches, []);
              expect(own).toEqual({
                collectedFen: 50 * paid,
                heldFen: 50 * (paid - (remits ? a.length : 0)),
                remittedFen: remits ? 50 * a.length : 0,
              });
              expect(here.refused).toEqual([]);
            }
          },
        ),
        { numRuns: 6 },
      );
    } finally {
      await endpoint.close();
    }
  }, 120_000);
});
