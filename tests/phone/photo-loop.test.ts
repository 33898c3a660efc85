import { describe, expect, test } from 'vitest';
import type { PhotoHash } from '#domain/records/meeting.ts';
import { type Connection, type Line, lineOf } from '#phone/photo-line.ts';
import { startPhotoLoop } from '#phone/photo-loop.ts';
import type { SyncState } from '#phone/sync-loop.ts';
import type { PhotoJob, PhotoStore, PhotoTownship } from '#sync/photos/ports.ts';
import { ACCOUNT, BRANCH } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';

const IDLE: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: null };

/** A phone with photos that wait, a township in memory, and text that moves when the test says so. */
function world(photos: readonly Uint8Array<ArrayBuffer>[], line: Line = 'unknown') {
  const waiting = new Map(photos.map((bytes) => [shaOf(bytes), bytes]));
  const arrived = new Map<PhotoHash, number>();
  const timers: (() => void)[] = [];
  const textListeners = new Set<() => void>();
  const lineListeners = new Set<() => void>();
  const now = { text: IDLE as SyncState, line, wifiOnly: true };
  /** What happens while a piece is on its way. */
  const onPiece: { run: (signal: AbortSignal | undefined) => void } = { run: () => undefined };
  const store: PhotoStore = {
    next: async (_branch, without) => {
      const sha = [...waiting.keys()].find((name) => !without.has(name));
      return sha && ({ sha, branchId: BRANCH, size: waiting.get(sha)?.length ?? 0, type: 'image/jpeg' } satisfies PhotoJob);
    },
    bytes: async (sha) => waiting.get(sha),
    delivered: async (sha) => void waiting.delete(sha),
    gone: async (sha) => void waiting.delete(sha),
    refused: async (sha) => void waiting.delete(sha),
    lacking: async () => undefined,
  };
  const township: PhotoTownship = {
    arrived: async ({ sha, size }) => ({ ok: true, value: arrived.has(sha) ? { offset: arrived.get(sha) ?? 0, size } : null }),
    append: async ({ sha }, offset, piece, signal) => {
      onPiece.run(signal);
      if (signal?.aborted) return { ok: false, failure: 'offline' };
      arrived.set(sha, offset + piece.length);
      return { ok: true, value: offset + piece.length };
    },
    missing: async () => ({ ok: true, value: [] }),
    bring: async () => ({ ok: false, failure: 'offline' }),
  };
  const loop = startPhotoLoop({
    accountId: ACCOUNT,
    branchId: BRANCH,
    store,
    township,
    text: {
      state: () => now.text,
      subscribe: (listener) => {
        textListeners.add(listener);
        return () => textListeners.delete(listener);
      },
    },
    now: () => 0,
    random: () => 0.5,
    fingerprint: async (bytes) => shaOf(bytes),
    line: () => now.line,
    onLine: (changed) => {
      lineListeners.add(changed);
      return () => lineListeners.delete(changed);
    },
    wifiOnly: {
      read: async () => now.wifiOnly,
      keep: async (on) => {
        now.wifiOnly = on;
      },
    },
    tidy: async () => undefined,
    browser: {
      locks: undefined,
      setTimeout: (run) => timers.push(run),
      clearTimeout: () => undefined,
    },
  });
  const turn = (change: Partial<typeof now>) => {
    Object.assign(now, change);
    for (const listener of [...textListeners, ...lineListeners]) listener();
  };
  /** Lets what was planned last begin, and waits until the lane stands still. */
  const goOn = async () => {
    timers.at(-1)?.();
    let before = '';
    while (before !== JSON.stringify([...arrived, loop.state()])) {
      before = JSON.stringify([...arrived, loop.state()]);
      for (let i = 0; i < 50; i++) await Promise.resolve();
    }
  };
  return { loop, now, turn, goOn, waiting, arrived, onPiece };
}

describe('the lane for photos', () => {
  test('sends one photo after the other and shows how far it is', async () => {
    const { loop, goOn, waiting } = world([jpegOf(600_000), jpegOf(400_000, { seed: 2 })]);
    const shares: number[] = [];
    loop.subscribe(() => shares.push(Math.round((loop.state().sending?.share ?? -1) * 100)));
    await goOn();
    expect(waiting.size).toBe(0);
    expect(shares).toEqual(expect.arrayContaining([0, 44, 100]));
    expect(loop.state()).toMatchObject({ sending: null, stopped: 'done' });
  });

  test('on mobile data it waits for Wi-Fi; 现在就传 goes at once, and only that once', async () => {
    const { loop, goOn, waiting, turn } = world([jpegOf(300_000)], 'mobile');
    await goOn();
    expect([waiting.size, loop.state().stopped]).toEqual([1, 'wifi']);
    await loop.sendNow();
    expect(waiting.size).toBe(0);
    const more = jpegOf(5_000, { seed: 3 });
    waiting.set(shaOf(more), more);
    await goOn();
    expect(waiting.size).toBe(1);
    turn({ line: 'wifi' });
    await goOn();
    expect(waiting.size).toBe(0);
  });

  test('who chose any network is not made to wait', async () => {
    const { loop, goOn, waiting } = world([jpegOf(5_000)], 'mobile');
    await goOn();
    await loop.setWifiOnly(false);
    await goOn();
    expect(waiting.size).toBe(0);
  });

  test('text that is saved in the middle has the line at once; the photo goes on where it was when the receipt is here', async () => {
    const { goOn, waiting, arrived, onPiece, turn, loop } = world([jpegOf(900_000)]);
    let pieces = 0;
    onPiece.run = () => {
      pieces += 1;
      if (pieces === 2) turn({ text: { ...IDLE, phase: 'pushing' } });
    };
    await goOn();
    expect([waiting.size, [...arrived.values()], loop.state().stopped]).toEqual([1, [262_144], 'held']);
    turn({ text: IDLE });
    await goOn();
    expect(waiting.size).toBe(0);
  });

  test('Wi-Fi that is left behind ends the piece that is on its way', async () => {
    const { goOn, waiting, onPiece, turn, loop } = world([jpegOf(900_000)], 'wifi');
    onPiece.run = () => turn({ line: 'mobile' });
    await goOn();
    expect([waiting.size, loop.state().stopped]).toEqual([1, 'wifi']);
  });

  test('while text has not got through, no photo is tried', async () => {
    const { goOn, arrived, turn, loop } = world([jpegOf(5_000)]);
    turn({ text: { ...IDLE, phase: 'waiting', lastFailure: 'offline' } });
    await goOn();
    await loop.sendNow();
    expect([arrived.size, loop.state().stopped]).toEqual([0, 'held']);
  });
});

test.each([
  [undefined, 'unknown'],
  ['wifi', 'wifi'],
  ['cellular', 'mobile'],
  ['unknown', 'unknown'],
] as const)('a phone that says %s of its line is on: %s', (type, line) => {
  expect(lineOf(type === undefined ? undefined : ({ type } as Connection))).toBe(line);
});
