import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOf } from '#protocol/digest.ts';
import type { PullResponse } from '#protocol/sync.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('the fingerprint of what a branch has, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  test('comes with the last page only when it is asked for, and is that of all that was given [N5]', async () => {
    const ids = [v7(), v7(), v7(), v7(), v7()];
    for (const id of ids) await phone.push(phone.create(id, 'meeting', meetingBody));
    await phone.push(phone.set(ids[0] ?? '', 'meeting', 1, { place: '小学' }), phone.remove(ids[1] ?? '', 'meeting', 2));
    const has = new Map<string, number>();
    let cursor: string | null = null;
    const digests: (string | undefined)[] = [];
    for (let more = true; more; ) {
      const page: PullResponse = (await phone.pull({ cursor, limit: 2, wantDigest: true })).body;
      for (const record of page.records) has.set(record.id, record.seq);
      digests.push(page.digest);
      ({ cursor, more } = page);
    }
    expect(digests).toEqual([undefined, undefined, digestOf([...has].map(([id, seq]) => ({ id, seq })))]);
    expect((await phone.pull({ cursor })).body).not.toHaveProperty('digest');
    expect((await phone.pull({ cursor, wantDigest: true })).body.digest).toBe(digests[2]);
  });

  test('differs when a phone lacks a record, has an older one, or one too many', async () => {
    const rows = [1, 2, 3].map((seq) => ({ id: v7(), seq }));
    const right = digestOf(rows);
    const [one, two, three] = rows as [(typeof rows)[0], (typeof rows)[0], (typeof rows)[0]];
    for (const wrong of [[one, two], [one, two, { ...three, seq: 4 }], [...rows, { id: v7(), seq: 5 }], [one, two, three, three], []])
      expect(digestOf(wrong)).not.toBe(right);
    expect(digestOf([three, one, two])).toBe(right);
  });

  test('is left out when somebody hands in between the two readings: it would not be that of the page', async () => {
    await phone.push(phone.create(v7(), 'meeting', meetingBody));
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        i % 2 === 0 ? phone.pull({ wantDigest: true }) : phone.push(phone.create(v7(), 'meeting', meetingBody)).then(() => undefined),
      ),
    );
    for (const answer of answers)
      if (answer?.body.digest !== undefined)
        expect(answer.body.digest).toBe(digestOf(answer.body.records.map(({ id, seq }) => ({ id, seq }))));
  });
});
