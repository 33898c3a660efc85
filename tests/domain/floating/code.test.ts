import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32, fromBase32, toBase32 } from '#domain/floating/bytes.ts';
import { type Card, cardCode, readCode, type Stamp, stampBytes, stampCode } from '#domain/floating/code.ts';
import { cardNumber, inFours, readNumber, stampNumber, tagOf } from '#domain/floating/number.ts';
import { addDays, type LocalDate, localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { MeetingKind } from '#domain/records/meeting.ts';

const STAY = '01926f3e-1111-7000-8000-00000000abcd';
const card: Card = {
  stayId: STAY,
  token: '8f00c0ffee001234',
  issuedOn: localDate('2026-11-27'),
  since: localDate('2026-02-20'),
  until: localDate('2027-11-27'),
  duesUntil: '2026-09' as YearMonth,
  name: '古丽娜尔·𠮷素甫',
  homeBranch: '清溪镇石桥村党支部',
};
const stamp: Stamp = {
  stayId: STAY,
  tag: tagOf(STAY),
  on: localDate('2026-12-01'),
  branch: '城关镇河东社区党支部',
  byName: '何家旺',
  meetings: 2,
  attended: [
    { on: localDate('2026-11-05'), meetingKind: 'themeDay' },
    { on: localDate('2026-10-20'), meetingKind: 'assembly' },
  ],
  dues: [{ on: localDate('2026-11-05'), from: '2026-10' as YearMonth, to: '2026-12' as YearMonth, fen: 1500 }],
  opinion: { on: localDate('2026-11-30'), text: '按时参加，肯帮忙。', byName: '何家旺' },
};
const problemOf = (text: string): string => {
  const read = readCode(text);
  return read.ok ? 'fine' : read.problem.code;
};
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(localDate('2020-01-01'), days));
const anyMonth = fc
  .tuple(fc.integer({ min: 2000, max: 2090 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}` as YearMonth);
const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));

describe('a card’s code', () => {
  test('says what was put into it, rare characters and · as registered', () => {
    expect(readCode(cardCode(card))).toEqual({ ok: true, value: { type: 'card', card } });
  });

  test('any card comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        hex(16),
        anyDay,
        anyDay,
        anyDay,
        fc.option(anyMonth),
        fc.stringMatching(/^[一-龥]{1,50}$/),
        (stayId, token, issuedOn, since, until, duesUntil, name) => {
          const made = { ...card, stayId, token, issuedOn, since, until, duesUntil, name };
          expect(readCode(cardCode(made))).toEqual({ ok: true, value: { type: 'card', card: made } });
        },
      ),
    );
  });

  test('holds capital letters and digits only, so that the QR code stays coarse enough for a cheap camera', () => {
    expect(cardCode(card)).toMatch(/^[A-Z0-9:]+$/);
    expect(cardCode(card).length).toBeLessThan(180);
  });

  test('a copied text with line breaks and small letters is read as well', () => {
    const code = cardCode(card);
    expect(problemOf(` ${code.slice(0, 40).toLowerCase()}\n${code.slice(40)} `)).toBe('fine');
  });
});

describe('a code that is not right says how', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

  test.each([
    ['an address', 'https://example.org/1', 'code.foreign'],
    ['nothing', '', 'code.foreign'],
    ['another kind of ours', cardCode(card).replace('ZB1C', 'ZB1X'), 'code.foreign'],
    ['a later version', cardCode(card).replace('ZB1C', 'ZB2C'), 'code.tooNew'],
    ['one cut off', cardCode(card).slice(0, -7), 'code.damaged'],
    ['one with a letter that is none', cardCode(card).replace(/.$/, '8'), 'code.damaged'],
    ['a card called a stamp', cardCode(card).replace('ZB1C', 'ZB1S'), 'code.damaged'],
    ['no content', 'ZB1C:', 'code.damaged'],
  ])('%s', (_, text, code) => {
    expect(problemOf(text)).toBe(code);
  });

  test('one wrong letter anywhere is always found', () => {
    const code = cardCode(card);
    fc.assert(
      fc.property(fc.integer({ min: 5, max: code.length - 2 }), fc.constantFrom(...letters), (at, letter) => {
        fc.pre(code[at] !== letter);
        expect(problemOf(code.slice(0, at) + letter + code.slice(at + 1))).toBe('code.damaged');
      }),
    );
  });

  test('a right checksum over bytes that say nothing is damaged, not a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('C', 'S'), (bytes, letter) => {
        const sum = crc32(bytes);
        const all = Uint8Array.from([...bytes, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255]);
        expect(['code.damaged', 'fine']).toContain(problemOf(`ZB1${letter}:${toBase32(all)}`));
      }),
    );
  });

  test('bytes go through base32 and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (bytes) => {
        expect(fromBase32(toBase32(bytes))).toEqual(bytes);
      }),
    );
    expect(fromBase32('A0')).toBeNull();
  });
});

describe('a return code', () => {
  test('says what was put into it, and its seal', () => {
    const bytes = stampBytes(stamp);
    const seal = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
    expect(readCode(stampCode(bytes, seal))).toEqual({ ok: true, value: { type: 'stamp', stamp, bytes, seal: '0102030405060708' } });
  });

  test('without a card to answer it names nobody and has no seal', () => {
    const read = readCode(stampCode(stampBytes({ ...stamp, stayId: null }), null));
    expect(read.ok && read.value.type === 'stamp' && [read.value.stamp.stayId, read.value.seal]).toEqual([null, null]);
  });

  test('twelve meetings, six payments and a long opinion still fit a code of 85 modules', () => {
    const full: Stamp = {
      ...stamp,
      attended: Array.from({ length: 12 }, (_, i) => ({
        on: addDays(stamp.on, -i * 30),
        meetingKind: MeetingKind.options[i % 6] ?? 'lesson',
      })),
      dues: Array.from({ length: 6 }, () => stamp.dues[0] as Stamp['dues'][number]),
      opinion: { on: stamp.on, text: '好'.repeat(100), byName: '名'.repeat(50) },
    };
    const code = stampCode(stampBytes(full), null);
    // A QR code of version 17 at level M holds 734 letters.
    expect(code.length).toBeLessThan(734);
    const read = readCode(code);
    expect(read.ok && read.value.type === 'stamp' && read.value.stamp.opinion?.text).toBe('好'.repeat(60));
  });
});

describe('the short numbers', () => {
  const number = cardNumber(tagOf(STAY), card.until, card.duesUntil);

  test('a card’s has 18 digits and is read back, with spaces and full-width digits', () => {
    expect(number).toMatch(/^1\d{17}$/);
    const typed = inFours(number).replaceAll('1', '１');
    expect(readNumber(typed)).toEqual({ ok: true, value: { type: 'card', tag: tagOf(STAY), untilMonth: '2027-11', duesUntil: '2026-09' } });
  });

  test('a stamp’s has 22 digits and is read back', () => {
    const said = { tag: 123, on: localDate('2026-12-01'), meetings: 7, duesUntil: null };
    const digits = stampNumber(said);
    expect(digits).toMatch(/^2\d{21}$/);
    expect(readNumber(digits)).toEqual({ ok: true, value: { type: 'stamp', ...said } });
  });

  test('every wrong digit and every two that changed places are found', () => {
    for (let at = 1; at < number.length; at += 1) {
      for (let digit = 0; digit < 10; digit += 1)
        if (number[at] !== String(digit))
          expect(readNumber(number.slice(0, at) + digit + number.slice(at + 1)).ok, `${at} ${digit}`).toBe(false);
      const [a = '', b = ''] = [number[at], number[at + 1]];
      if (b !== '' && a !== b) expect(readNumber(number.slice(0, at) + b + a + number.slice(at + 2)).ok, `${at}`).toBe(false);
    }
  });

  test.each([
    ['too few digits', '1234', 'number.length'],
    ['letters', '12ab', 'number.length'],
    ['a digit too many', `${number}0`, 'number.length'],
    ['an impossible day', stampNumber({ tag: 1, on: '2026-02-30' as LocalDate, meetings: 1, duesUntil: null }), 'number.check'],
  ])('%s', (_, typed, code) => {
    const read = readNumber(typed);
    expect(read.ok ? 'fine' : read.problem.code).toBe(code);
  });
});
