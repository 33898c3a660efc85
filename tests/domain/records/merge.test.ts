import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatHlc } from '#domain/kernel/hlc.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
  asChanges,
  type Changes,
  changesBetween,
  mergeChanges,
  pathProblem,
  type Stamps,
  valueAt,
  withChanges,
} from '#domain/records/merge.ts';
import { type AnyKind, kindNames, kindOf, kinds } from '#domain/records/registry.ts';

const meeting = kindOf('meeting') as AnyKind;
const A = '01926f3e-0000-7000-8000-00000000000a';
const B = '01926f3e-0000-7000-8000-00000000000b';
const blank = kinds.meeting.body.parse({ meetingKind: 'assembly', heldOn: '2026-06-12' }) as unknown as JsonObject;
const at = (ms: number, device = 'aaaaaaaa') => formatHlc(1_800_000_000_000 + ms, 0, device);

const record = (changes: Changes, seq = 1, hlc = at(0)) =>
  mergeChanges(meeting, { body: blank, stamps: {} }, { changes, hlc, base: 0 }, seq);

describe('two edits of one meeting', () => {
  test('[N5] two phones that tick different members both stand', () => {
    const first = record({ [`attendance.${A}`]: { state: 'present', reason: '' } });
    const second = mergeChanges(
      meeting,
      first,
      { changes: { [`attendance.${B}`]: { state: 'leave', reason: '生病' } }, hlc: at(-9999), base: 0 },
      2,
    );
    expect(second.body['attendance']).toEqual({ [A]: { state: 'present', reason: '' }, [B]: { state: 'leave', reason: '生病' } });
    expect(second.lost).toEqual([]);
  });

  test('who had seen the value wins, though his clock is years behind', () => {
    const first = record({ place: '村委会' }, 5, at(1_000_000));
    const second = mergeChanges(meeting, first, { changes: { place: '党群服务中心' }, hlc: at(-1e11), base: 5 }, 6);
    expect(second.body['place']).toBe('党群服务中心');
    expect((second.stamps['place'] as { h: string }).h).toBe(at(1_000_000));
  });

  test('between edits that did not see each other the later one stands and the other is named', () => {
    const first = record({ place: '村委会' }, 5, at(1000));
    const earlier = mergeChanges(meeting, first, { changes: { place: '学校' }, hlc: at(500), base: 4 }, 6);
    expect(earlier.body['place']).toBe('村委会');
    expect(earlier.lost).toEqual(['place']);
    const later = mergeChanges(meeting, first, { changes: { place: '学校' }, hlc: at(2000), base: 4 }, 6);
    expect(later.body['place']).toBe('学校');
  });

  test('whose words were written over unseen is named until he has asked, also when the other writes on', () => {
    const first = record({ place: '村委会' }, 5, at(1000));
    const over = mergeChanges(meeting, first, { changes: { place: '学校' }, hlc: at(2000), base: 4 }, 6);
    expect(over.stamps['place']).toMatchObject({ s: 6, o: 5 });
    const on = mergeChanges(meeting, over, { changes: { place: '学校二楼' }, hlc: at(3000), base: 6 }, 7);
    expect(on.stamps['place']).toMatchObject({ s: 7, o: 5 });
  });

  test('the same words typed twice are no clash', () => {
    const first = record({ place: '村委会' }, 5, at(1000));
    expect(mergeChanges(meeting, first, { changes: { place: '村委会' }, hlc: at(500), base: 4 }, 6).lost).toEqual([]);
  });

  const edit = fc.record({
    path: fc.constantFrom('place', 'notes', `attendance.${A}`, `attendance.${B}`),
    value: fc.string({ maxLength: 4 }),
    ms: fc.integer({ min: 0, max: 50 }),
    device: fc.constantFrom('aaaaaaaa', 'bbbbbbbb'),
  });

  test('[N5] edits that saw nothing of each other end the same, in whatever order they come in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(edit, { maxLength: 8, selector: ({ ms, device }) => `${ms}${device}` }),
        fc.infiniteStream(fc.nat()),
        (edits, random) => {
          const apply = (list: typeof edits) =>
            list.reduce<{ body: JsonObject; stamps: Stamps }>(
              (state, { path, value, ms, device }, i) =>
                mergeChanges(
                  meeting,
                  state,
                  { changes: { [path]: path.includes('.') ? { state: 'leave', reason: value } : value }, hlc: at(ms, device), base: 0 },
                  i + 1,
                ),
              { body: blank, stamps: {} },
            ).body;
          const shuffled = [...edits]
            .map((item) => ({ item, key: random.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item);
          expect(apply(shuffled)).toEqual(apply(edits));
        },
      ),
    );
  });
});

describe('changes', () => {
  const person = fc.record({ state: fc.constantFrom('present', 'leave', 'absent'), reason: fc.string({ maxLength: 5 }) });
  const body = fc
    .record({ place: fc.string(), notes: fc.string(), attendance: fc.dictionary(fc.constantFrom(A, B), person) })
    .map((part) => ({ ...blank, ...part }) as unknown as JsonObject);

  test('what lies between two bodies makes the one into the other', () => {
    fc.assert(
      fc.property(body, body, (before, after) => {
        expect(withChanges(meeting, before, changesBetween(meeting, before, after))).toEqual(after);
      }),
    );
  });

  test('a body that says the same has no changes', () => {
    fc.assert(
      fc.property(body, (same) => {
        expect(changesBetween(meeting, same, structuredClone(same) as JsonObject)).toEqual({});
      }),
    );
  });

  test('taking a tick back takes the key away', () => {
    const ticked = withChanges(meeting, blank, { [`attendance.${A}`]: { state: 'present', reason: '' } });
    expect(valueAt(ticked, `attendance.${A}`)).toEqual({ state: 'present', reason: '' });
    expect(withChanges(meeting, ticked, { [`attendance.${A}`]: null })['attendance']).toEqual({});
  });

  test.each([
    ['place', undefined],
    [`attendance.${A}`, undefined],
    ['attendance', 'field.wholeMap'],
    ['place.x', 'field.unknown'],
    ['__proto__', 'field.unknown'],
    ['constructor', 'field.unknown'],
    [`attendance.${A}.state`, 'field.unknown'],
    ['attendance.', 'field.unknown'],
    ['stature', 'field.unknown'],
  ])('the path %j answers %s', (path, problem) => {
    expect(pathProblem(meeting, path)).toBe(problem);
  });

  test('every field of every kind says how its edits meet, and no class names a field that is not there', () => {
    for (const name of kindNames) {
      const kind = kinds[name];
      expect(Object.keys(kind.fields).sort(), name).toEqual(Object.keys(kind.body.shape).sort());
    }
    expect(Object.keys(asChanges(meeting, blank))).not.toContain('attendance');
  });
});
