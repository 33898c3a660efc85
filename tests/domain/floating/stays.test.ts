import { describe, expect, test } from 'vitest';
import {
  cardIsPast,
  cardOf,
  guestFromCard,
  guestTag,
  stampOf,
  stampPages,
  stayForStamp,
  takeNumber,
  takeStamp,
} from '#domain/floating/exchange.ts';
import { tagOf } from '#domain/floating/number.ts';
import { floatingObligations } from '#domain/floating/obligations.ts';
import { nextSpringFestival } from '#domain/floating/spring-festival.ts';
import {
  attendedElsewhere,
  guestsOf,
  isAway,
  nextContactOn,
  nextReportOn,
  type Stay,
  stayOf,
  toRegister,
  transferFrom,
} from '#domain/floating/stays.ts';
import { addDays, type LocalDate, localDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { rollOn } from '#domain/roster/roll.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { day, memberBody, testId } from '#tests/support/factories.ts';

const MEMBER = testId(1);
const STAY = testId(0x51);
const body = (given: Partial<FloatingStayBody> = {}): FloatingStayBody =>
  FloatingStayBody.parse({
    direction: 'out',
    memberId: MEMBER,
    name: '王建国',
    since: '2026-01-10',
    place: '东莞市长安镇',
    reason: 'work',
    contact: { memberId: null, name: '陈守田' },
    token: '8f00c0ffee001234',
    ...given,
  });
const stay = (given: Partial<FloatingStayBody> = {}, id = STAY): Stay => ({ id, body: body(given) });
const guest = (given: Partial<FloatingStayBody> = {}, id = testId(0x71)): Stay =>
  stay({ direction: 'in', memberId: null, contact: null, cardStayId: STAY, ...given }, id);
const contacts = (...days: string[]): FloatingStayBody['contacts'] =>
  Object.fromEntries(days.map((on, i) => [`k${i}`, { on: localDate(on), byName: '陈守田', way: 'phone' as const }]));
const away = (since: string) => ({ id: MEMBER, body: memberBody({ away: { since, place: '东莞' } }) });

describe('a stay', () => {
  test('who goes out has a contact person, a guest may have none (FL-3)', () => {
    expect(FloatingStayBody.safeParse({ ...body(), contact: null }).success).toBe(false);
    expect(guest().body.contact).toBeNull();
  });

  test('lasts from its first day to the day before it ended', () => {
    const ended = body({ endedOn: day('2026-06-01'), endedAs: 'returned' });
    expect(['2026-01-09', '2026-01-10', '2026-05-31', '2026-06-01'].map((on) => isAway(ended, day(on)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test.each([
    ['nobody reached him: 90 days after he left', {}, '2026-04-10'],
    ['90 days after the last contact', { contacts: contacts('2026-02-01', '2026-05-01') }, '2026-07-30'],
  ])('%s', (_, given, expected) => {
    expect(nextContactOn(body(given), day('2026-06-01'), defaultSettings.roster)).toBe(expected);
  });

  test('how often is the township’s to set', () => {
    expect(nextContactOn(body(), day('2026-06-01'), { floatingContactDays: 30 })).toBe('2026-02-09');
  });

  test('his own report is due once a year (FL-6); a call is none', () => {
    expect(nextReportOn(body({ contacts: contacts('2026-05-01') }), day('2026-06-01'))).toBe('2027-01-10');
    const reported = body({ contacts: { r: { on: day('2026-05-01'), byName: '王建国', way: 'report' } } });
    expect(nextReportOn(reported, day('2026-06-01'))).toBe('2027-05-01');
    expect(nextReportOn(body({ since: day('2020-01-10') }), day('2026-01-09'))).toBe('2025-01-10');
    expect(nextReportOn(body({ since: day('2020-01-10') }), day('2026-01-10'))).toBe('2026-01-10');
  });

  test('six months at one place ask for a 转接, elsewhere or after the end they do not (TR-1)', () => {
    expect(transferFrom(body({ fixedPlace: true }))).toBe('2026-07-10');
    expect(transferFrom(body())).toBeNull();
    expect(transferFrom(body({ fixedPlace: true, endedOn: day('2026-06-01') }))).toBeNull();
    expect(transferFrom(guest({ fixedPlace: true }).body)).toBeNull();
  });
});

describe('who is to be registered (FL-1)', () => {
  test.each([
    ['a day short of six months', '2026-01-11', '2026-07-10', false],
    ['on the day', '2026-01-10', '2026-07-10', true],
    ['at the end of a short month', '2026-08-31', '2027-02-28', true],
  ])('%s', (_, since, on, proposed) => {
    expect(toRegister([away(since)], [], day(on)).length > 0).toBe(proposed);
  });

  test('nobody who is registered, moved away or came back', () => {
    const on = day('2026-08-01');
    expect(toRegister([away('2026-01-10')], [stay()], on)).toEqual([]);
    expect(
      toRegister(
        [
          {
            id: MEMBER,
            body: memberBody({ status: 'transferredOut', statusSince: '2026-02-01', away: { since: '2026-01-10', place: '' } }),
          },
        ],
        [],
        on,
      ),
    ).toEqual([]);
    expect(toRegister([away('2026-01-10')], [stay({ endedOn: day('2026-05-01') })], on)).toHaveLength(1);
  });

  test('being away takes nobody out of 应到, at home or as a guest (FL-8, MB-7)', () => {
    expect(rollOn([away('2026-01-10')], day('2026-08-01'))).toEqual({ [MEMBER]: 'counted' });
  });
});

describe('本月要办', () => {
  const due = (members: Parameters<typeof floatingObligations>[0]['members'], stays: readonly Stay[], on: string) =>
    floatingObligations({ members, stays }, day(on), defaultSettings).map(({ what, dueOn, daysLeft }) => [what, dueOn, daysLeft]);

  test.each([
    ['a contact thirty days ahead is said, one further off is not', [stay()], '2026-03-11', [['contact', '2026-04-10', 30]]],
    ['the day before that it is not', [stay()], '2026-03-10', []],
    ['an overdue one is said until somebody calls', [stay()], '2026-04-20', [['contact', '2026-04-10', -10]]],
    ['a stay that ended asks for nothing', [stay({ endedOn: day('2026-02-01') })], '2026-06-01', []],
    ['a guest is his home’s to reach', [guest()], '2026-06-01', []],
  ])('%s', (_, stays, on, expected) => {
    expect(due([], stays, on)).toEqual(expected);
  });

  test('most pressing first: overdue contact, registration, transfer', () => {
    const other = { id: testId(2), body: memberBody({ name: '李四', away: { since: '2026-01-20', place: '' } }) };
    expect(due([other], [stay({ fixedPlace: true, contacts: contacts('2026-04-01') })], '2026-07-20').map(([what]) => what)).toEqual([
      'contact',
      'transfer',
      'register',
    ]);
  });

  test('before 春节 those nobody reached in the last month are asked home, in one line (FL-5)', () => {
    const spring = (given: Partial<FloatingStayBody>, on: string) => due([], [stay(given)], on).filter(([what]) => what === 'spring');
    expect(spring({}, '2027-01-06')).toEqual([]);
    expect(spring({}, '2027-01-07')).toEqual([['spring', '2027-02-06', 30]]);
    expect(spring({ contacts: contacts('2027-01-08') }, '2027-01-20')).toEqual([]);
  });

  test('an id never names two things: the next contact has another', () => {
    const idOn = (given: Partial<FloatingStayBody>, on: string) =>
      floatingObligations({ members: [], stays: [stay(given)] }, day(on), defaultSettings)[0]?.id;
    expect(idOn({}, '2026-04-01')).toBe(idOn({}, '2026-04-20'));
    expect(idOn({}, '2026-04-01')).not.toBe(idOn({ contacts: contacts('2026-04-05') }, '2026-07-01'));
  });
});

test('the table of 春节 is that of the lunar calendar', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  for (let at = localDate('2024-01-01'); ; ) {
    const festival = nextSpringFestival(at);
    if (festival === undefined) break;
    // In 2027 the new moon is four minutes before midnight in Beijing, in 2030 seven after it: Node's calendar takes the wrong day.
    const told = { '2027-02-06': '12/30', '2030-02-03': '1/2' }[festival as string] ?? '1/1';
    expect(lunar.format(new Date(`${festival}T00:00:00Z`)), festival).toBe(told);
    at = addDays(festival, 1);
  }
  expect(nextSpringFestival(localDate('2044-01-30'))).toBe('2044-01-30');
});

describe('home and host', () => {
  const today = day('2026-11-27');
  const home = stay({ duesUntil: '2026-09' as YearMonth });
  const card = cardOf(home, '清溪镇石桥村党支部', today);
  const rows = {
    attended: { a: { on: day('2026-11-05'), meetingKind: 'themeDay' as const } },
    dues: { d: { on: day('2026-11-05'), from: '2026-10' as YearMonth, to: '2026-12' as YearMonth, fen: 1500 } },
    opinions: { o: { on: day('2026-11-20'), text: '按时参加', byName: '何家旺' } },
  };
  const host: Stay = { id: testId(0x71), body: FloatingStayBody.parse({ ...guest().body, ...guestFromCard(card), ...rows }) };
  const by = { branch: '城关镇河东社区党支部', name: '何家旺' };

  test('a card is good for a year, or until he means to be back', () => {
    expect(card.until).toBe('2027-11-27');
    expect(cardOf(stay({ expectedUntil: day('2027-02-01') }), '', today).until).toBe('2027-02-01');
    expect(cardOf(stay({ expectedUntil: day('2026-02-01') }), '', today).until).toBe('2027-11-27');
  });

  test('a card is past the day after its last, a number after its month', () => {
    expect([cardIsPast(day('2026-11-27'), today), cardIsPast(day('2026-11-26'), today)]).toEqual([false, true]);
    expect([cardIsPast('2026-11' as YearMonth, today), cardIsPast('2026-10' as YearMonth, today)]).toEqual([false, true]);
  });

  test('what the host wrote comes home: meeting, dues, opinion', () => {
    const stamp = stampOf(host.body, by, today, 0);
    if (!stamp) throw new Error('no stamp');
    expect(stayForStamp([stay({}, testId(9)), home], stamp)?.id).toBe(STAY);
    const taken = takeStamp(home.body, stamp, today);
    expect([taken.meetings, taken.dues, taken.opinion]).toEqual([1, 1, true]);
    expect(FloatingStayBody.safeParse(taken.body).success).toBe(true);
    expect(attendedElsewhere([{ id: STAY, body: taken.body }], MEMBER, day('2026-01-01'), today)).toEqual([rows.attended.a]);
  });

  test('taken in twice, or on two phones, it is there once', () => {
    const stamp = stampOf(host.body, by, today, 0);
    if (!stamp) throw new Error('no stamp');
    const once = takeStamp(home.body, stamp, today).body;
    const again = takeStamp(once, stamp, today);
    expect([again.meetings, again.dues, again.opinion]).toEqual([0, 0, false]);
    expect(again.body).toEqual(once);
  });

  test('a stamp for somebody else’s member is nobody’s here', () => {
    expect(stayForStamp([stay({}, testId(9))], { stayId: STAY, tag: tagOf(STAY) })).toBeUndefined();
    expect(stayForStamp([host], { stayId: host.id, tag: tagOf(host.id) })).toBeUndefined();
  });

  test('where only the number was typed, the seven digits lead home', () => {
    const typed = guest({ cardStayId: null, cardNumber: guestFromCard(card).cardNumber, token: '' });
    expect(guestTag(typed.body)).toBe(tagOf(STAY));
    const stamp = stampOf(typed.body, by, today, 0);
    expect(stamp && stayForStamp([home], stamp)?.id).toBe(STAY);
    expect(stampOf(guest({ cardStayId: null }).body, by, today, 0)).toBeNull();
  });

  test('thirty meetings take three codes, and together they bring all of them', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => {
        const on = addDays(today, -i) as LocalDate;
        return [`${on}_lesson`, { on, meetingKind: 'lesson' as const }];
      }),
    );
    const busy = { ...host.body, attended: many };
    expect(stampPages(busy)).toBe(3);
    const taken = [0, 1, 2].reduce((known, page) => {
      const stamp = stampOf(busy, by, today, page);
      return stamp ? takeStamp(known, stamp, today).body : known;
    }, home.body);
    expect(taken.attended).toEqual(many);
  });

  test('a number read out on the telephone is kept as that', () => {
    const taken = takeNumber(home.body, { type: 'stamp', tag: 1, on: today, meetings: 4, duesUntil: '2026-12' as YearMonth }, today);
    expect(Object.values(taken.stamps)).toMatchObject([{ way: 'number', meetings: 4, duesUntil: '2026-12' }]);
    expect(taken.attended).toEqual({});
  });

  test('one card registered on two phones is one guest with the rows of both', () => {
    const other: Stay = { id: testId(0x70), body: { ...host.body, attended: { b: { on: day('2026-09-01'), meetingKind: 'lesson' } } } };
    const [one, ...more] = guestsOf([host, other]);
    expect(more).toEqual([]);
    expect(one?.id).toBe(other.id);
    expect(Object.keys(one?.body.attended ?? {}).sort()).toEqual(['a', 'b']);
    expect(stayOf([host], MEMBER, today)).toBeUndefined();
  });
});
