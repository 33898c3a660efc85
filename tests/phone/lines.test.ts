import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesOf } from '#phone/lines.ts';
import { readSnapshot } from '#phone/snapshot-http.ts';
import type { SyncedRecord } from '#protocol/record.ts';

const bytes = new TextEncoder();

async function* pieces(all: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (const cut of [...cuts].map((value) => value % (all.length + 1)).sort((a, b) => a - b)) {
    yield all.subarray(from, cut);
    from = cut;
  }
  yield all.subarray(from);
}

const collect = async (source: AsyncIterable<string>): Promise<string[]> => {
  const found: string[] = [];
  for await (const line of source) found.push(line);
  return found;
};

const anyLine = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => JSON.stringify(text.toWellFormed()));

describe('lines out of a stream', () => {
  test('are the same however the network cut it, letters of four bytes included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 12 }), fc.array(fc.nat(2_000), { maxLength: 20 }), async (lines, cuts) => {
        const all = bytes.encode(lines.map((line) => `${line}\n`).join(''));
        expect(await collect(linesOf(pieces(all, cuts)))).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });
});

const record = (n: number) =>
  ({ id: `r${n}`, branchId: 'b', kind: 'member', seq: n, body: { name: '𠮷·古丽' }, stamps: {}, review: {} }) as unknown as SyncedRecord;

const snapshotOf = (count: number): string =>
  [
    { kind: 'head', now: '2026-03-01T01:00:00.000Z', cursor: '1.9.AAAAAAAAAAA', count },
    ...Array.from({ length: count }, (_, n) => ({ kind: 'record', key: `k${n}`, record: record(n + 1) })),
    { kind: 'end', count },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

const read = async (text: Uint8Array) => {
  const taken: SyncedRecord[] = [];
  let key = '';
  const body = new Blob([text as Uint8Array<ArrayBuffer>]).stream();
  const end = await readSnapshot(body, async (block) => {
    taken.push(...block.records);
    key = block.key;
    return true;
  });
  return { end, taken, key };
};

describe('everything of a branch as a stream', () => {
  test('comes whole, or says that it was cut and hands over just what arrived whole, wherever the line broke', async () => {
    const whole = bytes.encode(snapshotOf(40));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (at) => {
        const { end, taken, key } = await read(whole.subarray(0, at));
        expect(end).toBe(at === whole.length ? 'whole' : 'cut');
        expect(taken).toEqual(Array.from({ length: taken.length }, (_, n) => record(n + 1)));
        if (taken.length > 0) expect(key).toBe(`k${taken.length - 1}`);
      }),
      { numRuns: 200 },
    );
  });

  test('the page of a captive portal, or somebody else’s lines, is nothing', async () => {
    for (const text of ['<html>登录上网</html>\n', '{"kind":"record","key":"k","record":{}}\n', '{"kind":"end","count":0}\n', '\n'])
      expect(await read(bytes.encode(text))).toEqual({ end: 'cut', taken: [], key: '' });
  });

  test('a count that is not right is a cut', async () => {
    expect((await read(bytes.encode(snapshotOf(3).replace('"kind":"end","count":3', '"kind":"end","count":4')))).end).toBe('cut');
  });

  test('a branch with nothing in it is handed over too, so that pulling can begin', async () => {
    const blocks: number[] = [];
    const end = await readSnapshot(new Blob([snapshotOf(0)]).stream(), async (block) => {
      blocks.push(block.records.length);
      return true;
    });
    expect({ end, blocks }).toEqual({ end: 'whole', blocks: [0] });
  });
});
