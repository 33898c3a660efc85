import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/local-date.ts';
import type { SyncState } from '#phone/sync-loop.ts';
import { syncSentence } from '#phone/use-sync.ts';
import type { SyncSummary } from '#storage/shapes.ts';

const at = '2026-06-18T02:42:00.000Z' as Instant;
const summary: SyncSummary = { waiting: 0, attention: 0, returned: 0, drafts: 0, lastReceiptAt: at, lastContactAt: at, needsSignIn: false };
const state: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: at };
const said = (more: Partial<SyncSummary>, now: Partial<SyncState> = {}) => syncSentence({ ...summary, ...more }, { ...state, ...now });

describe('the sync line', () => {
  test('says 都已送达 only when nothing waits and a receipt is here', () => {
    expect(said({}).key).toBe('delivered');
    expect(said({ lastReceiptAt: null }).key).toBe('nothing');
    expect(said({ waiting: 1 }).key).not.toBe('delivered');
  });

  test('without a network it says that writing goes on, and how much waits', () => {
    expect(said({ waiting: 3 }, { phase: 'waiting', lastFailure: 'offline' })).toMatchObject({
      key: 'offlineWaiting',
      look: 'offline',
      facts: { waiting: 3 },
    });
  });

  test('while it hands in it says which one of how many', () => {
    expect(said({ waiting: 2 }, { phase: 'pushing', done: 1 })).toMatchObject({ key: 'pushing', facts: { at: 2, total: 3 } });
  });

  test('a session that ran out is said before anything that waits for it', () => {
    expect(said({ waiting: 2, attention: 1, needsSignIn: true }).key).toBe('signInWaiting');
  });

  test('an edit that was not taken is not hidden behind what merely waits', () => {
    expect(said({ waiting: 2, attention: 1 }, { phase: 'waiting', lastFailure: 'offline' }).key).toBe('attention');
  });
});
