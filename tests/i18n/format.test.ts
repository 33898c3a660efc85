import { describe, expect, test } from 'vitest';
import { fen } from '#domain/kernel/fen.ts';
import { type Instant, localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { formatsOf } from '#i18n/format.ts';

const zh = formatsOf('zh-CN');
const en = formatsOf('en');
const today = localDate('2026-06-05');
const at = (text: string) => text as Instant;
const month = (text: string) => text as YearMonth;

describe('a day', () => {
  test.each([
    ['2026-06-05', '6月5日', '5 Jun'],
    ['2026-01-01', '1月1日', '1 Jan'],
    ['2025-12-31', '2025年12月31日', '31 Dec 2025'],
    ['2028-02-29', '2028年2月29日', '29 Feb 2028'],
  ])('%s names its year only when it is not this year', (day, chinese, english) => {
    expect([zh.day(localDate(day), today), en.day(localDate(day), today)]).toEqual([chinese, english]);
  });

  test.each([
    ['2026-06-05', '6月5日 周五', 'Fri 5 Jun'],
    ['2026-06-07', '6月7日 周日', 'Sun 7 Jun'],
    ['2025-12-31', '2025年12月31日 周三', 'Wed 31 Dec 2025'],
  ])('%s with its weekday', (day, chinese, english) => {
    expect([zh.dayWeek(localDate(day), today), en.dayWeek(localDate(day), today)]).toEqual([chinese, english]);
  });

  test.each([
    ['fullDay', '2026年6月5日', '5 Jun 2026'],
    ['shortDay', '6月5日', '5 Jun'],
    ['dayOfMonth', '5日', '5'],
  ] as const)('%s', (way, chinese, english) => {
    expect([zh[way](today), en[way](today)]).toEqual([chinese, english]);
  });

  test.each([
    ['2026-06-05', '今天', 'today'],
    ['2026-06-04', '昨天', 'yesterday'],
    ['2026-06-02', '3 天前', '3 days ago'],
    ['2026-05-31', '5 天前', '5 days ago'],
    ['2025-06-05', '365 天前', '365 days ago'],
  ])('%s was so long ago', (day, chinese, english) => {
    expect([zh.ago(localDate(day), today), en.ago(localDate(day), today)]).toEqual([chinese, english]);
  });
});

describe('a month', () => {
  test.each([
    ['monthName', '6月', 'June'],
    ['month', '2026年6月', 'June 2026'],
    ['year', '2026年', '2026'],
  ] as const)('%s', (way, chinese, english) => {
    expect([zh[way](month('2026-06')), en[way](month('2026-06'))]).toEqual([chinese, english]);
  });
});

describe('a moment is told by the clock in China', () => {
  test.each([
    ['2026-06-05T06:30:00.000Z', '今天 14:30', 'today 14:30'],
    ['2026-06-04T16:00:00.000Z', '今天 00:00', 'today 00:00'],
    ['2026-06-04T15:59:59.999Z', '昨天 23:59', 'yesterday 23:59'],
    ['2026-06-05T15:59:59.999Z', '今天 23:59', 'today 23:59'],
    ['2026-06-03T16:00:00.000Z', '昨天 00:00', 'yesterday 00:00'],
    ['2026-06-03T15:59:59.999Z', '6月3日 23:59', '3 Jun 23:59'],
    ['2025-12-31T16:00:00.000Z', '1月1日 00:00', '1 Jan 00:00'],
    ['2025-12-31T15:59:59.999Z', '2025年12月31日 23:59', '31 Dec 2025 23:59'],
  ])('%s', (moment, chinese, english) => {
    expect([zh.moment(at(moment), today), en.moment(at(moment), today)]).toEqual([chinese, english]);
  });

  test('a phone whose own clock is ahead gets the day, never “tomorrow”', () => {
    expect(zh.moment(at('2026-06-05T16:00:00.000Z'), today)).toBe('6月6日 00:00');
  });
});

describe('numbers and money', () => {
  test.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [5000, '5,000', '5,000'],
  ])('%i', (n, chinese, english) => {
    expect([zh.number(n), en.number(n)]).toEqual([chinese, english]);
  });

  test.each([
    [0, '¥0.00', '0.00'],
    [20, '¥0.20', '0.20'],
    [1234, '¥12.34', '12.34'],
    [121_230, '¥1,212.30', '1,212.30'],
    [-1234, '-¥12.34', '-12.34'],
    [-5, '-¥0.05', '-0.05'],
    [900_719_925_474_099_1, '¥90,071,992,547,409.91', '90,071,992,547,409.91'],
  ])('%i fen, in both languages alike', (amount, money, yuan) => {
    for (const formats of [zh, en]) expect([formats.money(fen(amount)), formats.yuan(fen(amount))]).toEqual([money, yuan]);
  });

  test('every fen up to ten yuan keeps its two digits', () => {
    for (let n = 0; n <= 1000; n += 1) expect(zh.yuan(fen(n))).toBe(`${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
  });
});

test('names in a row', () => {
  expect([zh.list([]), zh.list(['张一']), zh.list(['张一', '张二', '张三'])]).toEqual(['', '张一', '张一、张二、张三']);
  expect(en.list(['a', 'b', 'c'])).toBe('a, b, c');
  expect([zh.facts(['第一组', '在广州']), en.facts(['Group 1', 'in Guangzhou'])]).toEqual(['第一组，在广州', 'Group 1, in Guangzhou']);
});
