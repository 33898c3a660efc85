import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import { type Instant, instantAt } from '#domain/kernel/local-date.ts';
import { type Check, checksOf, type Found } from '#phone/features/me/checks.ts';
import { saveRecord } from '#storage/commands.ts';
import { openBranchDb } from '#storage/db.ts';
import { saveDraft } from '#storage/drafts.ts';
import { type Health, healthOf } from '#storage/health.ts';
import { syncSummary } from '#storage/queries.ts';
import type { SyncSummary, Writer } from '#storage/shapes.ts';
import { ACCOUNT, BRANCH, deviceOf, idsFrom, meetingBody, testId } from '#tests/support/factories.ts';

const NOW = Date.parse('2026-06-18T06:40:00.000Z');
const calm: SyncSummary = {
  waiting: 0,
  attention: 0,
  returned: 0,
  drafts: 0,
  lastReceiptAt: null,
  lastContactAt: null,
  needsSignIn: false,
};
const well: Health = { clockOffMs: 0, oldestWaiting: null, lastFailure: null, notTaken: [], records: 0, drafts: [] };
const found: Found = {
  storage: { usedBytes: 4_194_304, quotaBytes: 1_073_741_824, persisted: true },
  summary: calm,
  health: well,
  version: '0.1.0',
  browser: 'Chrome 124, Android 12',
  deviceId: 'd0000000-0000-7000-8000-00000000beef',
  nowMs: NOW,
};
const codes = {
  failure: (code: string) => code,
  outcome: (code: string) => code,
  notTaken: (_: string, code: string) => code,
  form: (code: string) => code,
};
const words = (key: string, facts?: Readonly<Record<string, string | number>>) => [key, ...Object.values(facts ?? {})].join(' ');
const look = (more: Partial<Found>): readonly Check[] => checksOf({ ...found, ...more }, words, codes, (at: Instant) => at);
const heeded = (more: Partial<Found>) => look(more).flatMap(({ key, heed }) => (heed ? [key] : []));

describe('一键体检', () => {
  test('heeds what could cost work and nothing else', () => {
    expect(heeded({})).toEqual([]);
    expect(heeded({ storage: { ...found.storage, persisted: false } })).toEqual(['persisted']);
    expect(heeded({ storage: { usedBytes: 1_060_000_000, quotaBytes: 1_073_741_824, persisted: true } })).toEqual(['space']);
    expect(heeded({ health: { ...well, clockOffMs: 9 * 60_000 } })).toEqual(['clock']);
    expect(heeded({ summary: { ...calm, attention: 1 } })).toEqual(['notTaken']);
    expect(heeded({ health: { ...well, oldestWaiting: instantAt(NOW - 2 * 86_400_000) } })).toEqual([]);
    expect(heeded({ health: { ...well, oldestWaiting: instantAt(NOW - 4 * 86_400_000) } })).toEqual(['unsent']);
  });

  test('a township that is ahead means that the phone is behind', () => {
    const clock = (clockOffMs: number | null) => look({ health: { ...well, clockOffMs } }).find(({ key }) => key === 'clock')?.words;
    expect(clock(8 * 60_000)).toBe('clockBehind 8');
    expect(clock(-8 * 60_000)).toBe('clockAhead 8');
    expect(clock(20_000)).toBe('clockRight');
    expect(clock(null)).toBe('clockUnknown');
  });

  test('shows of the phone no more than the last four of its number', () => {
    const said = look({})
      .map(({ words: line }) => line)
      .join('\n');
    expect(said).toContain('beef');
    expect(said).not.toContain('00000000beef');
  });

  test('says what waits and why, with no name and no word of what is written', async () => {
    const db = openBranchDb('zhibu-health');
    const writer: Writer = {
      accountId: ACCOUNT,
      name: '陈守田',
      branchId: BRANCH,
      deviceId: deviceOf('a'),
      now: () => NOW,
      newId: idsFrom(0x5000),
    };
    const body = meetingBody({ place: '村部会议室', notes: '王建国说了水渠的事' });
    const id = testId(0x5100) as RecordId;
    await saveRecord(db, writer, { id, kind: 'meeting', body, baseline: null });
    const [entry] = await db.outbox.toArray();
    if (!entry) throw new Error('nothing waits');
    await db.attention.put({
      id: testId(0x5200) as OperationId,
      recordId: id,
      branchId: BRANCH,
      operation: entry.operation,
      outcome: 'refused',
      code: 'operation.denied',
      facts: { name: '王建国' },
      before: {},
      at: instantAt(NOW),
    });
    await saveDraft(db, {
      id: 'd',
      form: 'member',
      recordId: id,
      baseline: null,
      data: { name: '王䶮' },
      label: { name: '王䶮' },
      updatedAt: instantAt(NOW),
    });
    const [summary, health] = await Promise.all([syncSummary(db), healthOf(db)]);
    const said = look({ summary, health })
      .map(({ key, words: line }) => `${key}: ${line}`)
      .join('\n');
    expect(said).toContain('refused 1: operation.denied (operation.denied)');
    expect(said).toContain(`unsent: unsentFacts 1 ${instantAt(NOW)}`);
    expect(said).toContain('drafts: member 1');
    for (const secret of ['陈守田', '王建国', '王䶮', '村部', '水渠']) expect(said).not.toContain(secret);
    db.close();
  });
});
