import { beforeAll, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { startI18n } from '#i18n/i18n.ts';
import { phoneWords } from '#i18n/phone-words.ts';
import { tellMaking, tellPath, tellValue, tellWritten } from '#i18n/tell.ts';

const today = localDate('2026-06-18');
const names = { a: '吴桂芳', b: '周大勇', c: '孙志强', g: '第一党小组' };
const telling = { names, today };
beforeAll(() => startI18n(phoneWords));

test.each([
  ['place', '村部二楼', '村部二楼'],
  ['place', '', '（空）'],
  ['heldOn', '2026-06-05', '6月5日'],
  ['birthMonth', '1968-12', '1968年12月'],
  ['meetingKind', 'committee', '支委会'],
  ['alsoCounts', ['lesson', 'themeDay'], '党课、主题党日'],
  ['chair', { memberId: 'a', name: '吴桂芳' }, '吴桂芳'],
  ['groupId', 'g', '第一党小组'],
  ['groupId', 'x', '已没有的小组'],
  ['attendance.a', { state: 'leave', reason: '看病' }, '请假，看病'],
  ['attendance.a', { state: 'present', reason: '' }, '到会'],
  ['topics.1', { order: 0, text: '修渠' }, '修渠'],
  [
    'decisions.1',
    {
      order: 0,
      text: '先修东渠',
      ownerName: '周大勇',
      dueOn: '2026-07-01',
      vote: { kind: 'ordinary', inFavour: 5, against: 1, abstained: 0 },
    },
    '先修东渠\n负责：周大勇\n7月1日 前办完\n一般表决：赞成 5，反对 1，弃权 0',
  ],
  ['phoneConsent', true, '是'],
  ['ethnicity', '01', '汉族'],
  ['taughtMinutes', 90, '90 分钟'],
  ['somethingNewer', 'x', 'x'],
])('%s %j is told as %s', (path, value, words) => {
  expect(tellValue(path, value as never, telling)).toBe(words);
});

test('a row of a map is called by whose it is, and one that was taken away says so', () => {
  expect(tellPath('attendance.b', telling)).toBe('到会与缺席原因 周大勇');
  expect(tellPath('attendance.x', telling)).toBe('到会与缺席原因 名册里没有的人');
  expect(tellWritten('topics.1', null, telling)).toBe('去掉这一行');
});

test('a new meeting tells its roll by answers with the names behind them, and leaves out what was left empty', () => {
  const changes = {
    place: '村部',
    theme: '',
    'attendance.a': { state: 'present', reason: '' },
    'attendance.b': { state: 'present', reason: '' },
    'attendance.c': { state: 'leave', reason: '看病' },
  };
  expect(tellMaking(changes, telling).map(({ label, words }) => [label, words])).toEqual([
    ['地点', '村部'],
    ['到会与缺席原因', '到会：吴桂芳、周大勇\n请假，看病：孙志强'],
  ]);
});
