import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor } from '#domain/access.ts';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { OperationId } from '#domain/kernel/ids.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { asChanges, type Changes, withChanges } from '#domain/records/merge.ts';
import { type AnyKind, type KindName, kinds } from '#domain/records/registry.ts';
import { upgraded, upgradeSteps } from '#domain/records/upgrade.ts';
import { digestOf } from '#protocol/digest.ts';
import { Operation } from '#protocol/operation.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { seqOfToken, Token } from '#protocol/sync.ts';
import { SCHEMA_VERSION } from '#protocol/version.ts';
import { tokenOf, tokenStands } from '#server/sync/chain.ts';
import { decide } from '#server/sync/decide.ts';
import { ACCOUNT, BRANCH, deviceOf, meetingBody, recordId, testId } from '#tests/support/factories.ts';

const meeting = kinds.meeting as unknown as AnyKind;
const secretary: Actor = {
  accountId: ACCOUNT,
  name: '张书记',
  role: 'secretary',
  townshipId: testId(1) as Actor['townshipId'],
  branchId: BRANCH,
  groupId: null,
};

const anyEdit: fc.Arbitrary<Changes> = fc.oneof(
  fc.record({ place: fc.string({ maxLength: 20 }).map((text) => text.toWellFormed().trim()) }),
  fc.record({ notes: fc.string({ maxLength: 50 }).map((text) => text.toWellFormed().trim()) }),
  fc
    .tuple(fc.nat(3), fc.constantFrom('present', 'leave', 'absent'))
    .map(([who, state]): Changes => ({ [`attendance.${testId(who)}`]: { state, reason: '' } })),
  fc.nat(3).map((who): Changes => ({ [`attendance.${testId(who)}`]: null })),
);

const operationOf = (n: number, act: 'create' | 'set', changes: Changes, base: number, schema = SCHEMA_VERSION): Operation =>
  Operation.parse({
    id: testId(0x100 + n) as OperationId,
    n,
    hlc: formatHlc(1_700_000_000_000 + n, 0, deviceOf('a')),
    schema,
    branchId: BRANCH,
    recordId: recordId(1),
    kind: 'meeting',
    base,
    act,
    changes,
    writtenAt: '2026-03-01T01:00:00.000Z',
  });

describe('what goes over the wire', () => {
  test('[S12] a place in the history says its count, stands in its own history, and in no other', () => {
    const anyChain = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), anyChain, anyChain, (seq, chain, other) => {
        const token = tokenOf(seq % 10 ** 15, chain);
        expect(Token.parse(token)).toBe(token);
        expect(seqOfToken(token)).toBe(seq % 10 ** 15);
        expect(tokenStands(token, chain)).toBe(true);
        expect(tokenStands(token, undefined)).toBe(false);
        if (chain.slice(0, 10) !== other.slice(0, 10)) expect(tokenStands(token, other)).toBe(false);
      }),
    );
  });

  test('[S15] the digest is the same in any order and another one when a record is missing, doubled or older', () => {
    const anyRows = fc.uniqueArray(fc.record({ id: fc.uuid(), seq: fc.integer({ min: 1, max: 1e9 }) }), {
      minLength: 1,
      maxLength: 40,
      selector: (row) => row.id,
    });
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, at) => {
        const which = at % rows.length;
        const digest = digestOf(rows);
        expect(digestOf([...rows].reverse())).toBe(digest);
        expect(digestOf(rows.filter((_, i) => i !== which))).not.toBe(digest);
        expect(digestOf([...rows, ...rows.slice(which, which + 1)])).not.toBe(digest);
        expect(digestOf(rows.map((row, i) => (i === which ? { ...row, seq: row.seq - 1 } : row)))).not.toBe(digest);
      }),
    );
  });

  test('[N6] what a phone shows over its own edits is what the township makes of them', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
        const first = meetingBody() as unknown as JsonObject;
        let shown = first;
        let stored: SyncedRecord | null = null;
        [asChanges(meeting, first), ...edits].forEach((changes, i) => {
          if (i > 0) shown = withChanges(meeting, shown, changes);
          const operation = operationOf(i + 1, i === 0 ? 'create' : 'set', changes, stored?.seq ?? 0);
          const decision = decide(operation, stored, { actor: secretary, nowMs: 1_800_000_000_000, latestMs: 1_800_000_000_000, head: i });
          if (decision.outcome === 'accepted') stored = decision.record;
          else expect(decision.outcome).toBe('unchanged');
        });
        expect((stored as SyncedRecord | null)?.body).toEqual(shown);
      }),
    );
  });
});

describe('[S22] work written under an older app', () => {
  test('is understood: every step leads one further, up to today', () => {
    expect(upgradeSteps.map((step) => step.to)).toEqual(Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => i + 2));
  });

  test('goes through every step since, in order, and today’s through none', () => {
    const rename = (to: number, from: string, into: string) => ({
      to,
      change: (_kind: KindName, changes: Changes): Changes =>
        Object.fromEntries(Object.entries(changes).map(([path, value]): [string, Json] => [path === from ? into : path, value])),
    });
    const steps = [rename(2, 'where', 'room'), rename(3, 'room', 'place')];
    expect(upgraded('meeting', 1, { where: '祠堂' }, steps)).toEqual({ place: '祠堂' });
    expect(upgraded('meeting', 2, { room: '祠堂' }, steps)).toEqual({ place: '祠堂' });
    expect(upgraded('meeting', 3, { where: '祠堂' }, steps)).toEqual({ where: '祠堂' });
  });

  test('is taken in whole, and that of an app that is newer than the township is kept with its content', () => {
    const { photos: _, ...old } = asChanges(meeting, meetingBody() as unknown as JsonObject) as Record<string, Json>;
    const moment = { actor: secretary, nowMs: 1_800_000_000_000, latestMs: 1_800_000_000_000, head: 0 };
    expect(decide(operationOf(1, 'create', old, 0, 1), null, moment)).toMatchObject({
      outcome: 'accepted',
      record: { body: { photos: {} } },
    });
    expect(decide(operationOf(1, 'create', old, 0, SCHEMA_VERSION + 1), null, moment)).toMatchObject({
      outcome: 'refused',
      code: 'operation.tooNew',
    });
  });
});
