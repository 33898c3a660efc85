import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc, type Hlc } from '#domain/kernel/hlc.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { MatterBody } from '#domain/records/matter.ts';
import { type Changes, mergeChanges, type Stamps, withChanges } from '#domain/records/merge.ts';
import { type AnyKind, kinds } from '#domain/records/registry.ts';
import { closedOn, matterState } from '#domain/visits/matter-state.ts';
import { matterBody, testId } from '#tests/support/factories.ts';

const kind = kinds.matter as unknown as AnyKind;
const [replyA, replyB] = [testId(1), testId(2)] as [string, string];
const reply = (id: string, text = '清好了', cannot = false) => ({ id, on: '2026-06-20', cannot, text });
const told = (replyId: string) => ({ replyId, on: '2026-06-21', how: 'visit' as const });
const closed = (replyId: string) => ({ replyId, on: '2026-06-22' });
const owner = { name: '老李', memberId: null, on: '2026-06-11' };
const work = { [testId(9)]: { on: '2026-06-12', text: '请了挖机' } };
const passed = { id: testId(7), on: '2026-06-13' };
const upAnswer = { passId: testId(7), on: '2026-06-15', text: '月底通水', byName: '镇办' };

describe('where a matter stands is read from what was done', () => {
  test.each<[Partial<Parameters<typeof matterBody>[0]>, ReturnType<typeof matterState>, string]>([
    [{}, 'registered', 'noted at the door'],
    [{ owner }, 'assigned', 'given to somebody'],
    [{ owner, works: work }, 'working', 'something was done'],
    [{ passed }, 'above', 'handed up to the township'],
    [{ passed, upAnswer }, 'working', 'back from the township with its answer'],
    [{ passed: { ...passed, id: testId(8) }, upAnswer }, 'above', 'handed up once more'],
    [{ reply: reply(replyA) }, 'answered', 'an answer nobody has told yet'],
    [{ reply: reply(replyA, '  ') }, 'registered', 'an answer of spaces is none'],
    [{ reply: reply(replyA), told: told(replyA) }, 'told', 'told to the person'],
    [{ reply: reply(replyA), told: told(replyA), closed: closed(replyA) }, 'closed', 'and closed'],
    [
      { reply: reply(replyA, '不在规划里', true), told: told(replyA), closed: closed(replyA) },
      'cannot',
      'it cannot be done, with the reason told',
    ],
    [{ reply: reply(replyA), closed: closed(replyA) }, 'answered', 'closed in a hurry without telling: not closed'],
    [{ told: told(replyA), closed: closed(replyA) }, 'registered', 'closed without an answer: not closed'],
    [
      { reply: reply(replyB), told: told(replyA), closed: closed(replyA) },
      'answered',
      'the answer was changed after the telling: tell it again',
    ],
    [{ reply: reply(replyB), told: told(replyB), closed: closed(replyA) }, 'told', 'told anew, not closed anew'],
    [
      { reply: reply(replyA, '…'), told: told(replyA), closed: closed(replyA), blankedOn: '2028-07-01' },
      'closed',
      'the words went by their time, that it was closed stays',
    ],
  ])('%j: %s – %s', (given, state) => {
    expect(matterState(matterBody(given))).toBe(state);
  });

  test('the words stay while it is open: only a closed one has a day its time begins', () => {
    expect(closedOn(matterBody({ reply: reply(replyA), told: told(replyA) }))).toBeNull();
    expect(closedOn(matterBody({ reply: reply(replyA), told: told(replyA), closed: closed(replyA) }))).toBe('2026-06-22');
  });
});

// What the three phones write: everything the screens can, and what they cannot.
const ids = fc.constantFrom(replyA, replyB, testId(3));
const edit: fc.Arbitrary<Changes> = fc.oneof(
  fc.record({ owner: fc.constantFrom(null, owner) }),
  fc.constant({ [`works.${testId(9)}`]: { on: '2026-06-12', text: '看过' } } as Changes),
  fc.record({
    reply: fc.oneof(
      fc.constant(null),
      fc.tuple(ids, fc.constantFrom('', ' ', '清好了'), fc.boolean()).map(([id, text, cannot]) => reply(id, text, cannot)),
    ),
  }),
  fc.record({ told: fc.oneof(fc.constant(null), ids.map(told)) }),
  fc.record({ closed: fc.oneof(fc.constant(null), ids.map(closed)) }),
  fc.record({ reply: ids.map((id) => reply(id)), told: ids.map(told), closed: ids.map(closed) }),
) as fc.Arbitrary<Changes>;

const step = fc.record({ phone: fc.nat(2), changes: edit, pulls: fc.boolean(), clock: fc.integer({ min: 0, max: 5_000 }) });

type Phone = { base: number; body: JsonObject };

describe('three phones and one matter', () => {
  test('no order of edits closes it without an answer and a telling day of that very answer, at the township or on a phone', () => {
    let ends = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        let record: { body: JsonObject; stamps: Stamps } = { body: matterBody() as unknown as JsonObject, stamps: {} };
        const phones: Phone[] = [0, 1, 2].map(() => ({ base: 0, body: record.body }));
        let seq = 0;
        for (const { phone, changes, pulls, clock } of steps) {
          const own = phones[phone] as Phone;
          if (pulls) Object.assign(own, { base: seq, body: record.body });
          const hlc = formatHlc(1_800_000_000_000 + clock, 0, `phone00${phone}`) as Hlc;
          own.body = withChanges(kind, own.body, changes);
          seq += 1;
          record = mergeChanges(kind, record, { changes, hlc, base: own.base }, seq);
          for (const body of [own.body, record.body]) {
            const matter = kind.body.parse(body) as MatterBody;
            if (!['closed', 'cannot'].includes(matterState(matter))) continue;
            ends += 1;
            expect(matter.reply?.text.trim()).not.toBe('');
            expect(matter.reply?.id).toBeDefined();
            expect(matter.told?.replyId).toBe(matter.reply?.id);
            expect(matter.told?.on).toMatch(/^\d{4}-\d\d-\d\d$/);
            expect(matter.closed?.replyId).toBe(matter.reply?.id);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    // It is reached, and often: else the property above would hold for nothing.
    expect(ends).toBeGreaterThan(100);
  });
});
