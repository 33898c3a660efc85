import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { valueAt } from '#domain/records/merge.ts';
import { anyPhoneSteps, type PhoneStep } from '#tests/support/arbitraries.ts';
import { meetingBody, recordId, testId } from '#tests/support/factories.ts';
import { MemoryTownship } from '#tests/support/memory-township.ts';
import { TestPhone, TestTime } from '#tests/support/stores.ts';

const members = [testId(1), testId(2)] as const;
const paths = ['place', 'theme', `attendance.${members[0]}`, `attendance.${members[1]}`] as const;

/** The body with one path written, as a form would. */
function written(body: JsonObject, path: (typeof paths)[number], value: number): JsonObject {
  const [field = '', key] = path.split('.');
  if (key === undefined) return { ...body, [field]: `第${value}号` };
  return { ...body, [field]: { ...(body[field] as JsonObject), [key]: { state: 'leave', reason: `第${value}号` } } };
}

/** Two phones, the township, and what each phone wrote last at each path. */
class Village {
  readonly time = new TestTime();
  readonly township = new MemoryTownship(this.time.now);
  readonly phones = [new TestPhone(this.time, 'a'), new TestPhone(this.time, 'b')] as const;
  readonly written: [Map<string, unknown>, Map<string, unknown>] = [new Map(), new Map()];
  readonly operations: string[] = [];

  async play(step: PhoneStep): Promise<void> {
    this.time.pass(60_000);
    const phone = this.phones[step.phone];
    if (step.do === 'skew') phone.skew = step.by;
    else if (step.do === 'sync') await phone.sync(this.township.through(step.weathers), 2);
    else await this.write(step);
    await this.expectOwnWorkToBeShown(step.phone);
  }

  private async write(step: Extract<PhoneStep, { do: 'edit' | 'make' }>): Promise<void> {
    const phone = this.phones[step.phone];
    // Each phone makes records of its own; both edit all that they know.
    const own = recordId(step.phone * 10 + step.record);
    const id = step.do === 'make' ? own : await this.someRecord(phone, step.record);
    const shown = id === undefined ? undefined : await phone.db.records.get(id);
    if (step.do === 'make' && !shown) {
      const { operationId } = await phone.save({ id: own, kind: 'meeting', body: meetingBody(), baseline: null });
      this.operations.push(operationId);
    }
    if (step.do !== 'edit' || !shown) return;
    const path = paths[step.path] ?? 'place';
    const body = written(shown.body as JsonObject, path, step.value);
    const saved = await phone.save({ id: shown.id, kind: 'meeting', body, baseline: shown.body as JsonObject }).catch((error: Error) => {
      if (!error.message.startsWith('record.unchanged')) throw error;
      return undefined;
    });
    if (!saved) return;
    this.operations.push(saved.operationId);
    this.written[step.phone].set(`${shown.id} ${path}`, valueAt(body, path));
  }

  private async someRecord(phone: TestPhone, which: number): Promise<RecordId | undefined> {
    const known = await phone.db.records.toCollection().primaryKeys();
    return known[which % Math.max(1, known.length)];
  }

  /** [N6] What waits on a phone is what its screens show. */
  private async expectOwnWorkToBeShown(which: 0 | 1): Promise<void> {
    const { db } = this.phones[which];
    for (const { operation } of await db.outbox.toArray()) {
      const body = (await db.records.get(operation.recordId))?.body as JsonObject;
      for (const path of Object.keys(operation.changes)) {
        const last = this.written[which].get(`${operation.recordId} ${path}`);
        if (last !== undefined) expect(valueAt(body, path)).toEqual(last);
      }
    }
  }

  async calm(): Promise<void> {
    for (const phone of [...this.phones, ...this.phones]) expect((await phone.sync(this.township)).stopped).toBe('done');
  }
}

describe('two phones of one branch', () => {
  test('[N1 N3 N5 N6 N11] whatever the network and the clocks do, every edit arrives exactly once, both phones agree with the township, and nobody overwrites himself', async () => {
    await fc.assert(
      fc.asyncProperty(anyPhoneSteps(), async (steps) => {
        const village = new Village();
        for (const step of steps) await village.play(step);
        await village.calm();

        const { township, phones } = village;
        expect([...township.applied].sort()).toEqual([...village.operations].sort());
        for (const { db } of phones) {
          expect(await db.outbox.count()).toBe(0);
          expect(await db.base.count()).toBe(0);
          // Nothing was refused; the only thing to look at is that somebody else's words stand where one's own were.
          for (const item of await db.attention.toArray()) expect(item.outcome).toBe('lost');
          const held = await db.records.toArray();
          expect(held.map(({ id, seq, body, standing }) => ({ id, seq, body, standing })).sort((a, b) => a.seq - b.seq)).toEqual(
            [...township.records].sort((a, b) => a.seq - b.seq).map(({ id, seq, body }) => ({ id, seq, body, standing: 'delivered' })),
          );
        }
        // An earlier edit of a phone never beats a later one of the same phone.
        for (const record of township.records)
          for (const path of paths) {
            const last = village.written.map((own) => own.get(`${record.id} ${path}`)).filter((value) => value !== undefined);
            if (last.length > 0) expect(last).toContainEqual(valueAt(record.body, path));
          }
        for (const { db } of phones) await db.delete();
      }),
      { numRuns: 120 },
    );
  }, 120_000);
});
