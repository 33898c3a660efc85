import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatHlc } from '#domain/kernel/hlc.ts';
import { defineKind } from '#domain/records/define-kind.ts';
import { changesBetween, mergeChanges, pathProblem } from '#domain/records/merge.ts';
import { type AnyKind, kinds } from '#domain/records/registry.ts';
import { testId } from '#tests/support/factories.ts';

// The numbers in brackets are those of docs/reliability.md.

const NOON = Date.parse('2026-06-13T04:00:00.000Z');
const [A, B] = ['d0000000-0000-7000-8000-0000000000aa', 'd0000000-0000-7000-8000-0000000000bb'];
const meeting = kinds.meeting as unknown as AnyKind;
const empty = { body: {}, stamps: {} };

describe('what is written once', () => {
  const Payment = z.strictObject({ fen: z.int(), note: z.string() });
  const payment = defineKind({
    kind: 'payment',
    body: Payment,
    fields: { fen: 'once', note: 'latest' },
    needsReview: false,
    dayOf: () => null,
    membersOf: () => [],
    wordsOf: () => '',
  }) as unknown as AnyKind;

  test('can be named by the making alone; no later edit may name it, and the words beside it may be mended [66 N9]', () => {
    expect(pathProblem(payment, 'fen')).toBe('field.immutable');
    expect(pathProblem(payment, 'note')).toBeUndefined();
    expect(changesBetween(payment, { fen: 1200, note: '' }, { fen: 1200, note: '六月' })).toEqual({ note: '六月' });
  });

  test('is a field of the books of dues alone, and no edit may name one (tests/server/dues-hand-in.test.ts tries the endpoint) [66]', () => {
    const having = Object.values(kinds).filter((kind) => Object.values(kind.fields).some((fieldClass) => fieldClass === 'once'));
    expect(having.map(({ kind }) => kind).sort()).toEqual(['duesClose', 'duesPayment', 'duesReceipt', 'duesRemittance', 'duesStandard']);
    for (const path of Object.keys(kinds.duesPayment.fields))
      expect(pathProblem(kinds.duesPayment as unknown as AnyKind, path), path).toBe('field.immutable');
  });
});

describe('two phones in the same instant', () => {
  const edit = (device: string, place: string) => ({ changes: { place }, hlc: formatHlc(NOON, 7, device), base: 0 });

  test('the same millisecond and the same count: the device decides, in whatever order they arrive [53 N5]', () => {
    const [a, b] = [edit(A, '村部'), edit(B, '小学')];
    const ab = mergeChanges(meeting, mergeChanges(meeting, empty, a, 1), b, 2);
    const ba = mergeChanges(meeting, mergeChanges(meeting, empty, b, 1), a, 2);
    expect(ab.body).toEqual(ba.body);
    expect(ab.body['place']).toBe('小学');
    expect(ba.lost).toEqual(['place']);
  });

  test('ticks for different members both stand; of two for one member the later stands and the other is named [64 N5]', () => {
    const [one, two] = [`attendance.${testId(1)}`, `attendance.${testId(2)}`];
    const present = { state: 'present', reason: '' };
    const leave = { state: 'leave', reason: '住院' };
    const first = { changes: { [one]: present, [two]: present }, hlc: formatHlc(NOON, 0, A), base: 0 };
    const second = { changes: { [two]: leave }, hlc: formatHlc(NOON + 60_000, 0, B), base: 0 };
    for (const [x, y, lost] of [
      [first, second, []],
      [second, first, [two]],
    ] as const) {
      const merged = mergeChanges(meeting, mergeChanges(meeting, empty, x, 1), y, 2);
      expect(merged.body['attendance']).toEqual({ [testId(1)]: present, [testId(2)]: leave });
      expect(merged.lost).toEqual(lost);
    }
  });
});
