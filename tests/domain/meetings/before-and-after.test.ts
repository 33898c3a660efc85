import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClockTime, Instant } from '#domain/kernel/local-date.ts';
import { calendarFile } from '#domain/meetings/calendar-file.ts';
import { meetingFromPlan } from '#domain/meetings/from-plan.ts';
import { hintsFor } from '#domain/meetings/hints.ts';
import { yearBook } from '#domain/meetings/year-book.ts';
import { MeetingBody } from '#domain/records/meeting.ts';
import { PlanBody } from '#domain/records/plan.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { day, meetingBody, testId } from '#tests/support/factories.ts';

const person = { memberId: null, name: '陈守田' };

describe('a plan', () => {
  const plan = PlanBody.parse({
    meetingKind: 'lesson',
    plannedOn: '2026-06-20',
    startsAt: '14:30',
    place: '村部',
    theme: '学党章',
    chair: person,
    lecturer: person,
    topics: { [testId(1)]: { order: 0, text: '第一章' } },
  });

  test('becomes the first words of the meeting: nothing is typed twice', () => {
    const body = meetingFromPlan(testId(5), plan, day('2026-06-20'));
    expect(MeetingBody.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      meetingKind: 'lesson',
      heldOn: '2026-06-20',
      startedAt: '14:30',
      place: '村部',
      theme: '学党章',
      chair: person,
      lecturer: person,
      topics: plan.topics,
      planId: testId(5),
    });
  });

  test('written down later it was held on the planned day; held early, today', () => {
    expect(meetingFromPlan(testId(5), plan, day('2026-06-23')).heldOn).toBe('2026-06-20');
    expect(meetingFromPlan(testId(5), plan, day('2026-06-18')).heldOn).toBe('2026-06-18');
  });
});

describe('the calendar file', () => {
  const entry = {
    id: testId(5),
    title: '支部党员大会',
    place: '村部, 二楼; 东屋',
    words: '一、议题\n二、带上\\笔',
    day: day('2026-06-30'),
    startsAt: '14:30' as ClockTime,
    madeAt: '2026-06-18T02:03:04.000Z' as Instant,
  };

  test('says day and time in China and escapes what RFC 5545 wants escaped', () => {
    const lines = calendarFile(entry).split('\r\n');
    expect(lines).toContain('DTSTART;TZID=Asia/Shanghai:20260630T143000');
    expect(lines).toContain('DTSTAMP:20260618T020304Z');
    expect(lines).toContain('LOCATION:村部\\, 二楼\\; 东屋');
    expect(lines).toContain('DESCRIPTION:一、议题\\n二、带上\\\\笔');
    expect(lines.at(-1)).toBe('');
  });

  test('without a time it is the whole day, also over the end of a month', () => {
    const text = calendarFile({ ...entry, startsAt: null });
    expect(text).toContain('DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701');
  });

  test('no line is longer than 75 octets, and unfolded every word is there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const title = text.replace(/[\u0000-\u001f]/g, '');
        const file = calendarFile({ ...entry, title });
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title.replace(/[\\;,]/g, '\\$&')}`);
      }),
    );
  });
});

describe('questions before handing in', () => {
  const away = { [testId(1)]: { state: 'present' as const }, [testId(2)]: { state: 'leave' as const } };
  const notes = '支书说先修东渠，石料由合作社出，谁来谁记。';
  const on = (heldOn: string, given: object = {}) => meetingBody({ heldOn, meetingKind: 'committee', ...given });
  const before = [on('2026-03-05', { attendance: away }), on('2026-05-05', { attendance: away }), on('2026-04-05', { attendance: away })];

  test('the same text as last month is asked about, whatever its blanks and marks', () => {
    expect(hintsFor(on('2026-06-05', { notes: `${notes} ` }), [on('2026-05-05', { notes: notes.replace('，', ' ') })])).toEqual([
      { code: 'sameText', day: '2026-05-05' },
    ]);
    expect(hintsFor(on('2026-06-05', { notes }), [on('2026-05-05', { notes: `${notes}再议。` })])).toEqual([]);
    expect(hintsFor(on('2026-06-05', { notes }), [on('2026-05-05', { notes, meetingKind: 'assembly' })])).toEqual([]);
    expect(hintsFor(on('2026-06-05', { notes: '同意。' }), [on('2026-05-05', { notes: '同意。' })])).toEqual([]);
  });

  test('the same people as at the three before are asked about, but not when all came', () => {
    expect(hintsFor(on('2026-06-05', { attendance: away }), before)).toEqual([{ code: 'sameAttendance' }]);
    expect(hintsFor(on('2026-06-05', { attendance: away }), before.slice(1))).toEqual([]);
    const all = { [testId(1)]: { state: 'present' as const } };
    expect(
      hintsFor(
        on('2026-06-05', { attendance: all }),
        [3, 4, 5].map((m) => on(`2026-0${m}-05`, { attendance: all })),
      ),
    ).toEqual([]);
  });

  test('a photo added before the day of the meeting is asked about', () => {
    const photo = (addedOn: string) => ({ ['a'.repeat(64)]: { size: 1, width: 1, height: 1, addedOn, order: 0 } });
    expect(hintsFor(on('2026-06-05', { photos: photo('2026-06-04') }), [])).toEqual([{ code: 'olderPhoto', count: 1 }]);
    expect(hintsFor(on('2026-06-05', { photos: photo('2026-06-05') }), [])).toEqual([]);
  });
});

describe('the book of a year', () => {
  const groups = [{ id: testId(1), name: '第一组', from: day('2026-07-01'), until: null }];
  const seats = [{ leads: false, from: day('2024-01-01'), until: null }];
  const held = (id: number, heldOn: string, given: object = {}) => ({ id: testId(id), body: meetingBody({ heldOn, ...given }) });
  const book = (meetings: ReturnType<typeof held>[], more: object = {}) =>
    yearBook({ settings: defaultSettings, year: 2026, today: day('2026-08-15'), meetings, groups, committeeSeats: seats, ...more });
  const states = (parts: ReturnType<typeof book>, kind: string) =>
    parts.find((part) => part.meetingKind === kind)?.periods.map(({ state }) => state);

  test('has a place for everything that was owed, with blanks where nothing was held', () => {
    const parts = book([
      held(1, '2026-02-03'),
      held(2, '2026-01-20'),
      held(3, '2026-04-01', {
        alsoCounts: ['lesson'],
        topics: { [testId(11)]: { order: 0, text: '讨论接收' }, [testId(12)]: { order: 1, text: '学党章' } },
      }),
    ]);
    expect(states(parts, 'assembly')).toEqual(['held', 'held', 'coming', 'coming']);
    expect(parts[0]?.periods[0]?.meetings.map(({ id }) => id)).toEqual([testId(2), testId(1)]);
    expect(states(parts, 'lesson')).toEqual(['missed', 'held', 'coming', 'coming']);
    expect(states(parts, 'committee')?.slice(5, 9)).toEqual(['missed', 'missed', 'coming', 'coming']);
  });

  test('a group owes nothing before it was founded, a branch without a committee no 支委会', () => {
    expect(states(book([]), 'group')).toEqual([...Array(6).fill('none'), 'missed', ...Array(5).fill('coming')]);
    expect(states(book([], { committeeSeats: [] }), 'committee')).toBeUndefined();
  });

  test('every meeting stands in it, whatever its kind and day of the year', () => {
    const kinds = ['assembly', 'committee', 'lesson', 'themeDay', 'lifeMeeting'];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(...kinds),
        (month, date, meetingKind) => {
          const one = held(9, `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, { meetingKind });
          expect(book([one]).flatMap(({ periods }) => periods.flatMap(({ meetings }) => meetings))).toEqual([one]);
        },
      ),
    );
  });
});
