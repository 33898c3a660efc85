import { describe, expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/local-date.ts';
import sync from '#i18n/locales/zh-CN/sync.json' with { type: 'json' };
import type { SyncState } from '#phone/sync-loop.ts';
import { syncSentence } from '#phone/use-sync.ts';
import type { SyncSummary } from '#storage/shapes.ts';

const at = '2026-06-18T02:42:00.000Z' as Instant;
const calm: SyncSummary = { waiting: 0, attention: 0, returned: 0, drafts: 0, lastReceiptAt: at, lastContactAt: at, needsSignIn: false };
const idle: SyncState = { phase: 'idle', done: 0, total: null, lastFailure: null, lastContactAt: at };

/** The sentence as it is read, with its numbers. */
function line(summary: Partial<SyncSummary>, state: Partial<SyncState> = {}, more: { practice?: boolean; update?: boolean } = {}): string {
  const { key, facts } = syncSentence({ ...calm, ...summary }, { ...idle, ...state }, more);
  return sync.sentence[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name as keyof typeof facts]));
}

const offline = { phase: 'waiting', lastFailure: 'offline' } as const;
const never = { lastContactAt: null, lastReceiptAt: null } as const;

describe('the one line about where the phone stands', () => {
  test.each([
    ['everything has a receipt', line({}), '都已送达'],
    ['nothing was ever handed in', line({ lastReceiptAt: null }), '没有待上报的'],
    ['no network, three wait', line({ waiting: 3 }, offline), '没网也能记，3 条待上报'],
    ['no network, nothing waits', line({}, offline), '没网也能记，没有待上报的'],
    ['three wait and the network is there', line({ waiting: 3 }), '3 条待上报'],
    ['the second of three is handed in', line({ waiting: 2 }, { phase: 'pushing', done: 1, total: 3 }), '正在上报，第 2 条，共 3 条'],
    ['the township is busy', line({ waiting: 2 }, { phase: 'waiting', lastFailure: 'busy' }), '乡镇那边正忙，2 条等着上报'],
    ['the session ran out with two waiting', line({ waiting: 2, needsSignIn: true }, offline), '要重新登录才能上报，2 条存在本机'],
    ['the session ran out', line({}, { phase: 'waiting', lastFailure: 'signIn' }), '要重新登录才能上报'],
    ['one was not taken, in spite of two that wait', line({ waiting: 2, attention: 1 }, offline), '1 条没收下，点开看原因'],
    [
      'the account is not of this branch any more',
      line({ waiting: 2 }, { phase: 'waiting', lastFailure: 'scopeLost' }),
      '你的账号已不属于这个支部，内容都在本机',
    ],
    ['this version is too old', line({ waiting: 2 }, { lastFailure: 'outdated' }), '这一版太旧，更新后才能取乡镇的消息'],
    [
      'this version is too old and a newer one is here',
      line({ waiting: 2 }, { lastFailure: 'outdated' }, { update: true }),
      '有新版了，换上才能接着上报',
    ],
    ['a newer version is here and nothing hangs on it', line({}, {}, { update: true }), '都已送达'],
    ['nobody was ever reached', line(never), '还没有连上乡镇，没网也能记'],
    ['the first fetch begins', line(never, { phase: 'pulling' }), '正在取乡镇那边的记录'],
    [
      'the first fetch is in its second page: 都已送达 would be said of half a branch',
      line({ lastReceiptAt: null }, { phase: 'pulling', done: 500, total: 1400 }),
      '正在取乡镇那边的记录，500 / 1400',
    ],
    ['a small fetch is at its end', line({}, { phase: 'pulling', done: 3, total: 3 }), '都已送达'],
    ['the practice branch, whatever waits there', line({ waiting: 4 }, {}, { practice: true }), '练习的都存在这部手机上'],
  ])('%s', (_, said, right) => {
    expect(said).toBe(right);
  });
});
