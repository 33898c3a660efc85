import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { meeting } from '#domain/records/meeting.ts';
import { changesBetween } from '#domain/records/merge.ts';
import type { AnyKind } from '#domain/records/registry.ts';
import { versionsOf, type WrittenStep } from '#domain/records/versions.ts';
import { meetingBody, signedIn, testId } from '#tests/support/factories.ts';

const kind = meeting as unknown as AnyKind;
const at = '2026-03-06T02:00:00.000Z' as Instant;
const why = (text: string) => ({ changeReasons: { [testId(0x99)]: { on: '2026-03-07', text } } });
const bodies = [
  meetingBody({ notes: '一' }),
  meetingBody({ notes: '二', attendance: signedIn([testId(1), testId(2)]) }),
  meetingBody({ notes: '二', place: '老祠堂', attendance: signedIn([testId(2)]), ...why('记错人') } as never),
].map((body) => body as unknown as JsonObject);

const step = (given: Partial<WrittenStep>): WrittenStep => ({ at, byName: '陈守田', what: 'edited', changes: [], ...given });
function edit(from: number, to: number): WrittenStep {
  const [before, after] = [bodies[from] ?? {}, bodies[to] ?? {}];
  const back = changesBetween(kind, after, before);
  const forth = changesBetween(kind, before, after);
  return step({
    changes: Object.keys(forth).map((path) => ({ path, before: back[path] ?? null, after: forth[path] ?? null, lost: false })),
  });
}
const history = [step({ what: 'created' }), edit(0, 1), step({ what: 'returned' }), edit(1, 2)];

describe('the versions of a record', () => {
  test('are every body it had, oldest first, each with who changed what and why', () => {
    const versions = versionsOf(kind, bodies[2] ?? {}, history);
    expect(versions.map(({ body }) => body)).toEqual(bodies);
    expect(versions.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(versions[1]?.changed.toSorted()).toEqual(['attendance', 'notes']);
    expect(versions[2]?.changed.toSorted()).toEqual(['attendance', 'place']);
    expect(versions.map(({ reasons }) => reasons)).toEqual([[], [], ['记错人']]);
  });

  test('say which was written after the township sent it back', () => {
    expect(versionsOf(kind, bodies[2] ?? {}, history).map(({ afterReturn }) => afterReturn)).toEqual([false, false, true]);
  });

  test('leave out an edit that met a later one and was not taken', () => {
    const lost = step({ changes: [{ path: 'notes', before: null, after: '三', lost: true }] });
    expect(versionsOf(kind, bodies[1] ?? {}, [step({ what: 'created' }), edit(0, 1), lost])).toHaveLength(2);
  });
});
