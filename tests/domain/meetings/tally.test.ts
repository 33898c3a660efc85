import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantAt, localDate } from '#domain/kernel/local-date.ts';
import { lateness } from '#domain/meetings/late.ts';
import { tally } from '#domain/meetings/tally.ts';
import type { Attendance, RollClass } from '#domain/records/meeting.ts';

const line = (state: Attendance['state'], reason = ''): Attendance => ({ state, reason });

describe('the count of a meeting', () => {
  test('a probationary member who came is named, and not counted', () => {
    const roll: Record<string, RollClass> = {
      a: 'counted',
      b: 'counted',
      c: 'counted',
      d: 'counted',
      e: 'probationary',
      f: 'excused',
      g: 'noRights',
    };
    const attendance = { a: line('present'), b: line('leave', '生病'), c: line('absent'), e: line('present'), f: line('present') };
    expect(tally({ attendance, observers: [] }, roll)).toEqual({
      due: 4,
      present: 1,
      leave: 1,
      absent: 1,
      unmarked: 1,
      uncounted: 3,
      presentUncounted: 2,
      withoutReason: 1,
      observers: 0,
    });
  });

  test('somebody who is not on the roll counts for nothing', () => {
    expect(tally({ attendance: { stranger: line('present') }, observers: [] }, { a: 'attends' })).toMatchObject({
      due: 1,
      present: 0,
      presentUncounted: 0,
    });
  });

  test('everybody due is in exactly one column', () => {
    const classes = fc.constantFrom<RollClass>('counted', 'probationary', 'noRights', 'excused', 'attends');
    const marks = fc.option(fc.constantFrom<Attendance['state']>('present', 'leave', 'absent'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(classes, marks), { maxLength: 80 }), (people) => {
        const roll = Object.fromEntries(people.map(([rollClass], i) => [`m${i}`, rollClass]));
        const attendance = Object.fromEntries(people.flatMap(([, state], i) => (state ? [[`m${i}`, line(state)]] : [])));
        const t = tally({ attendance, observers: [] }, roll);
        expect(t.present + t.leave + t.absent + t.unmarked).toBe(t.due);
        expect(t.due + t.uncounted).toBe(people.length);
      }),
    );
  });
});

describe('a late entry', () => {
  const heldOn = localDate('2026-06-01');
  const at = (text: string) => instantAt(Date.parse(text));

  test.each([
    ['the same evening', '2026-06-01T12:00:00Z', { days: 0, late: false }],
    ['seven days on', '2026-06-08T03:00:00Z', { days: 7, late: false }],
    ['eight days on by the calendar of China, seven by UTC', '2026-06-08T16:30:00Z', { days: 8, late: true }],
    ['typed before the meeting', '2026-05-30T03:00:00Z', { days: 0, late: false }],
  ])('%s', (_, written, expected) => {
    expect(lateness(heldOn, at(written))).toEqual(expected);
  });

  test('the township may set another number of days', () => {
    expect(lateness(heldOn, at('2026-06-05T03:00:00Z'), 3).late).toBe(true);
  });
});
