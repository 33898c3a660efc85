import { describe, expect, test } from 'vitest';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { ClockTime } from '#domain/kernel/local-date.ts';
import { QuietHouseBody } from '#domain/records/quiet-house.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { answerFigures, median } from '#domain/visits/answers.ts';
import { careRound } from '#domain/visits/care.ts';
import { openFollowUps } from '#domain/visits/follow-ups.ts';
import { blankVisit } from '#domain/visits/form.ts';
import { doorAfter, likelyHouses, sameHouse } from '#domain/visits/houses.ts';
import { quietOn } from '#domain/visits/quiet.ts';
import { day, matterBody, memberBody, testId, visitBody } from '#tests/support/factories.ts';

const visitAt = (id: string, given: Parameters<typeof visitBody>[0]) => ({ id, body: visitBody(given) });
const north = testId(11) as RecordId;
const south = testId(12) as RecordId;

describe('the next door', () => {
  test.each([
    ['北 6 号', 1, '北 7 号'],
    ['3组09号', 2, '3组11号'],
    ['99', 1, '100'],
    ['老槐树下', 1, undefined],
    ['', 1, undefined],
  ])('%s and %i: %s', (label, steps, next) => {
    expect(doorAfter(label, steps)).toBe(next);
  });

  test('is offered behind the last one visited, from the area’s own labels where it has them', () => {
    expect(likelyHouses({ house: '北 6 号', areaId: null }, [], 2)).toEqual(['北 7 号', '北 8 号']);
    expect(likelyHouses({ house: '老槐树下', areaId: null }, [], 2)).toEqual(['老槐树下']);
    expect(likelyHouses({ house: '北7号', areaId: north }, ['北 5 号', '北 7 号', '北 12 号'], 2)).toEqual(['北 12 号', '北 5 号']);
    expect(likelyHouses(undefined, ['甲', '乙', '丙'], 2)).toEqual(['甲', '乙']);
    expect(likelyHouses(undefined, [], 2)).toEqual([]);
  });

  test('one house is one however its label is spaced, and two in two areas', () => {
    expect(sameHouse({ house: '北 6 号', areaId: north }, { house: '北6号', areaId: null })).toBe(true);
    expect(sameHouse({ house: '6号', areaId: north }, { house: '6号', areaId: south })).toBe(false);
    expect(sameHouse({ house: '', areaId: null }, { house: ' ', areaId: null })).toBe(false);
  });
});

describe('a new visit', () => {
  const self = { memberId: null, name: '周小兵' };
  const labelsOf = (areaId: RecordId | null) => (areaId === north ? ['1 号', '2 号', '3 号'] : []);
  const given = {
    self,
    today: day('2026-11-28'),
    now: ClockTime.parse('09:30'),
    ownGroupId: null,
    ownAreaId: null,
    labelsOf,
    matterId: testId(9),
    settings: defaultSettings.visits,
  };
  test('begins behind the last door, with the same people, the same area and the same purpose', () => {
    const last = visitBody({
      house: '2 号',
      areaId: north,
      purpose: 'hazard',
      visitors: [self, { memberId: null, name: '林晓' }],
      raised: true,
      said: '旧话',
    });
    const { body, answerBy } = blankVisit({ ...given, last });
    expect([body.house, body.areaId, body.purpose, body.visitors.length, body.raised, body.said]).toEqual([
      '3 号',
      north,
      'hazard',
      2,
      false,
      '',
    ]);
    expect(answerBy).toBe('2026-12-13');
  });
  test('begins in the group’s only area where nothing was written yet, and nowhere without one', () => {
    const { body } = blankVisit({ ...given, last: undefined, ownAreaId: north });
    expect([body.house, body.areaId, body.visitors]).toEqual(['1 号', north, [self]]);
    expect(blankVisit({ ...given, last: undefined }).body.house).toBe('');
  });
  test('of a member begins at his door, to see how he is', () => {
    const member = { id: testId(5) as string as MemberId, house: '南 4 号', groupId: null };
    const { body } = blankVisit({ ...given, last: visitBody({ house: '2 号', areaId: north, purpose: 'policy' }), member });
    expect([body.house, body.areaId, body.memberId, body.purpose]).toEqual(['南 4 号', null, member.id, 'care']);
  });
});

describe('a household that wants no visits', () => {
  const quiet = [QuietHouseBody.parse({ house: '北 6 号', quietSince: '2026-06-01', quietUntil: '2026-09-01' })];
  test.each([
    ['2026-05-31', false, 'not yet'],
    ['2026-06-01', true, 'from its day'],
    ['2026-08-31', true, 'until the last day before'],
    ['2026-09-01', false, 'welcome again'],
  ])('%s: %s – %s', (on, expected) => {
    expect(quietOn(quiet, { house: '北6号', areaId: null }, day(on)) !== undefined).toBe(expected);
  });
});

describe('old and needy members', () => {
  const members = [
    { id: testId(1), body: memberBody({ name: '甲', needsCare: true }) },
    { id: testId(2), body: memberBody({ name: '乙', needsCare: true }) },
    { id: testId(3), body: memberBody({ name: '丙' }) },
    { id: testId(4), body: memberBody({ name: '丁', needsCare: true, status: 'deceased' }) },
  ];
  test('are looked in on by the township’s rhythm, whoever was never visited first; nobody who is not of the branch', () => {
    const visits = [
      visitAt(testId(21), { memberId: testId(1), visitedOn: '2026-05-01' }),
      visitAt(testId(22), { memberId: testId(1), visitedOn: '2026-05-20', purpose: 'policy' }),
    ];
    expect(careRound(members, visits, defaultSettings.visits).map(({ member, dueOn }) => [member.body.name, dueOn])).toEqual([
      ['乙', null],
      ['甲', '2026-06-19'],
    ]);
    expect(careRound(members, visits, { ...defaultSettings.visits, careDays: 90 })[1]?.dueOn).toBe('2026-08-18');
  });
});

describe('going again', () => {
  test('is done by any later visit to the house or the member, and by none of the same day or to another house', () => {
    const visits = [
      visitAt(testId(1), { house: '北 1 号', visitedOn: '2026-06-01', followUpOn: '2026-06-08' }),
      visitAt(testId(2), { house: '北 2 号', visitedOn: '2026-06-01', followUpOn: '2026-06-05' }),
      visitAt(testId(3), { house: '北2号', visitedOn: '2026-06-04' }),
      visitAt(testId(4), { house: '北 3 号', visitedOn: '2026-06-02', followUpOn: '2026-06-03' }),
      visitAt(testId(5), { house: '北 3 号', visitedOn: '2026-06-02' }),
    ];
    expect(openFollowUps(visits).map(({ id }) => id)).toEqual([testId(4), testId(1)]);
  });
});

describe('how matters were answered', () => {
  const reply = { id: testId(1), on: '2026-06-12', text: '好了' };
  const told = (on: string) => ({ replyId: testId(1), on, how: 'visit' as const });
  test('counts and the middle number of days; an answer not told is none', () => {
    const matters = [
      matterBody({ raisedOn: '2026-06-10', reply, told: told('2026-06-14'), closed: { replyId: testId(1), on: '2026-06-14' } }),
      matterBody({ raisedOn: '2026-06-10', reply, told: told('2026-06-30') }),
      matterBody({ raisedOn: '2026-06-10', reply }),
      matterBody({ raisedOn: '2026-06-10', answerBy: '2026-06-20' }),
    ];
    expect(answerFigures(matters, '2026-07-01')).toEqual({ raised: 4, told: 2, closed: 1, open: 3, overdue: 1, median: 4 });
    expect(answerFigures([], '2026-07-01').median).toBeNull();
  });
  test.each([
    [[], null],
    [[3], 3],
    [[9, 1], 1],
    [[5, 1, 9], 5],
  ])('the middle of %j is %s', (days, middle) => {
    expect(median(days)).toBe(middle);
  });
});
