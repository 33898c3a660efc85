import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import '#phone/features/floating/scan-screen.tsx';
import { cardCode, type Stamp, stampBytes, stampCode } from '#domain/floating/code.ts';
import { cardOf } from '#domain/floating/exchange.ts';
import { cardNumber, tagOf } from '#domain/floating/number.ts';
import { type FloatingStayBody, FloatingStayBody as Stay } from '#domain/records/floating-stay.ts';
import { sealOf } from '#phone/features/floating/seal.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { openTab, put, type RosterPhone, rosterPhone } from '#tests/phone/roster/render-roster.tsx';
import { day, testId } from '#tests/support/factories.ts';

const [LI, STAY, ELSEWHERE] = [testId(2), testId(0x55), testId(0x77)];
const TOKEN = '8f00c0ffee001234';
const ours: FloatingStayBody = Stay.parse({
  direction: 'out',
  memberId: LI,
  name: '李兰',
  since: '2026-01-10',
  place: '义乌',
  reason: 'work',
  contact: { memberId: null, name: '陈守田' },
  token: TOKEN,
});
const stamp = (part: Partial<Stamp> = {}): Stamp => ({
  stayId: STAY,
  tag: tagOf(STAY),
  on: day('2026-06-15'),
  branch: '义乌市江东社区党支部',
  byName: '何家旺',
  meetings: 1,
  attended: [{ on: day('2026-06-05'), meetingKind: 'themeDay' }],
  dues: [],
  opinion: null,
  ...part,
});
const codeOf = async (said: Stamp, token: string): Promise<string> => stampCode(stampBytes(said), await sealOf(token, stampBytes(said)));

/** The number with its last digit another one. */
const wrongInOne = (digits: string): string => `${digits.slice(0, -1)}${(Number(digits.at(-1)) + 1) % 10}`;

let phone: RosterPhone;
beforeEach(async () => {
  phone = rosterPhone();
  await put(phone, STAY, 'floatingStay', ours);
});

async function read(text: string): Promise<void> {
  const tab = openTab(phone, '/floating/scan');
  fireEvent.change(await screen.findByLabelText('输入短号'), { target: { value: text } });
  await tab.press('看这个号');
}
const told = async () => (await screen.findByRole('alert')).textContent;
const attended = async () => Object.keys((await recordsOfKind(phone.db, 'floatingStay'))[0]?.body.attended ?? {});

test('a stamp sealed by somebody who never had the card is not taken, and it is said what to do', async () => {
  await read(await codeOf(stamp(), 'aaaaaaaaaaaaaaaa'));
  expect(await told()).toBe('回执和活动证对不上，可能被改过，没有收。请流入地支部重新出示。');
  expect(await attended()).toEqual([]);
});

test('a seal that was right for other words does not carry over to more meetings', async () => {
  const more = stamp({ meetings: 9, attended: [{ on: day('2026-06-06'), meetingKind: 'assembly' }] });
  await read(stampCode(stampBytes(more), await sealOf(TOKEN, stampBytes(stamp()))));
  expect(await told()).toContain('可能被改过，没有收');
});

test('a stamp whose seal was cut away is not taken either', async () => {
  await read(stampCode(stampBytes(stamp()), null));
  expect(await told()).toContain('可能被改过，没有收');
});

test('the right one is', async () => {
  await read(await codeOf(stamp(), TOKEN));
  expect(await screen.findByText(/义乌市江东社区党支部/)).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a stamp for another branch’s member is sent on to his own branch', async () => {
  await read(await codeOf(stamp({ stayId: ELSEWHERE, tag: tagOf(ELSEWHERE) }), TOKEN));
  expect(await told()).toBe('这张回执不是本支部流动党员的，请他交给自己的原支部。');
});

test('a card of our own is for the branch where he lives', async () => {
  const card = cardOf({ id: STAY, body: ours }, '清溪镇石桥村党支部', day('2026-06-01'));
  await read(cardCode(card));
  expect(await told()).toBe('这是本支部发出去的活动证，要由流入地支部来扫。');
});

test('a card that is past says since when, and what may still be done', async () => {
  const card = cardOf(
    { id: ELSEWHERE, body: { ...ours, name: '周永', expectedUntil: day('2026-06-17') } },
    '白水乡双井村党支部',
    day('2026-02-01'),
  );
  await read(cardCode(card));
  expect(await screen.findByText('活动证 2026年6月17日 已过期，可以先登记，请他找原支部换一张。')).toBeTruthy();
});

test.each([
  ['一张别的码', 'HTTPS://EXAMPLE.COM/ABC', '这不是流动党员活动证，也不是回执码。'],
  ['少了一位的号', '1234 5678', '数字的位数不对，活动证 18 位，回执 22 位。'],
  ['错了一位的号', wrongInOne(cardNumber(1_234_567, day('2026-12-01'), null)), '数字里有一位不对，请对照再输一遍。'],
])('%s: the sentence says what is wrong', async (_, text, sentence) => {
  await read(text);
  expect(await told()).toBe(sentence);
});
