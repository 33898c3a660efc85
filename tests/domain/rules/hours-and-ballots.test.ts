import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { ballotValid } from '#domain/rules/elections.ts';
import { hoursOf } from '#domain/rules/hours.ts';

const heard = (...lessons: readonly (readonly [day: string, minutes: number])[]) =>
  hoursOf(lessons.map(([day, minutes]) => ({ day: localDate(day), minutes })));

describe('学时 (TH-7): 45 minutes one, eight a day at most unless the township says otherwise', () => {
  test.each<[string, number, number]>([
    ['a lesson of an hour and a half is two', heard(['2026-03-01', 90]), 2],
    ['what is left over of a day counts for nothing', heard(['2026-03-01', 89]), 1],
    ['two short lessons of one day count together', heard(['2026-03-01', 30], ['2026-03-01', 60]), 2],
    ['the same two on two days do not', heard(['2026-03-01', 30], ['2026-03-02', 60]), 1],
    ['a day has eight at most', heard(['2026-03-01', 600]), 8],
  ])('%s', (_, hours, expected) => {
    expect(hours).toBe(expected);
  });
});

test('a ballot with more names than seats is void, one with fewer or as many is good (EL-7)', () => {
  expect([ballotValid(4, 3), ballotValid(3, 3), ballotValid(0, 3)]).toEqual([false, true, true]);
});
