import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { readIdNumber } from '#server/importing/id-number.ts';
import { readDay, readMonth } from '#server/importing/read-date.ts';
import { readHeading, readRow } from '#server/importing/read-row.ts';

const today = localDate('2026-06-18');
const heading = (...names: string[]) => {
  const found = readHeading(names);
  if (!found) throw new Error('no heading');
  return found;
};
const read = (row: Record<string, string>) => readRow(heading(...Object.keys(row)), { number: 2, cells: Object.values(row) }, today);
const codes = (row: Record<string, string>) => read(row).problems.map((problem) => problem.code);

describe('days are read as people write them', () => {
  test.each([
    ['2001-7-1', '2001-07-01'],
    ['2001.07.01', '2001-07-01'],
    ['2001/7/1', '2001-07-01'],
    ['2001年7月1日', '2001-07-01'],
    ['2001 年 7 月 1 日', '2001-07-01'],
    ['20010701', '2001-07-01'],
    ['37073', '2001-07-01'],
    ['２００１．７．１', '2001-07-01'],
    ['2001-07-01 00:00:00', '2001-07-01'],
  ])('%s', (written, day) => {
    expect(readDay(written, today)).toEqual({ ok: true, value: day });
  });

  test.each([
    ['2001年7月', '2001-07'],
    ['200107', '2001-07'],
    ['2001.7', '2001-07'],
    ['2001-07-31', '2001-07'],
    ['37073', '2001-07'],
  ])('the month of %s', (written, month) => {
    expect(readMonth(written, today)).toEqual({ ok: true, value: month });
  });

  test.each([
    ['2026-02-30', 'import.dateImpossible'],
    ['2025年2月29日', 'import.dateImpossible'],
    ['2001-13-01', 'import.dateImpossible'],
    ['0201-01-01', 'import.dateImpossible'],
    ['七月一日', 'import.dateUnreadable'],
    ['01-07-2001', 'import.dateUnreadable'],
    ['2001-07', 'import.dayMissing'],
    ['2026-06-19', 'import.dateAhead'],
  ])('%s is named as %s', (written, code) => {
    expect(readDay(written, today)).toMatchObject({ ok: false, problem: { code } });
  });

  test('a day the month does not have says how many it has', () => {
    expect(readDay('2026-02-30', today)).toMatchObject({ problem: { facts: { year: 2026, month: 2, day: 30, last: 28 } } });
  });
});

describe('a citizen number gives sex and birth month and is forgotten', () => {
  test('a right one', () => {
    expect(readIdNumber('11010519491231002X', today)).toEqual({ ok: true, value: { sex: '2', birthMonth: '1949-12' } });
    expect(readIdNumber('11010519491231002x', today).ok).toBe(true);
  });
  test.each([
    ['110105194912310021', 'import.idCheckDigit'],
    ['1.10105E+17', 'import.idDamaged'],
    ['110105194912310000', 'import.idDamaged'],
    ['110105491231002', 'import.idLength'],
    ['110105194902300020', 'import.idBirth'],
  ])('%s is named as %s', (written, code) => {
    expect(readIdNumber(written, today)).toMatchObject({ ok: false, problem: { code } });
  });
  test('no trace of it is in what was read, not even when it is wrong', () => {
    for (const number of ['11010519491231002X', '110105194912310021']) {
      const row = read({ 姓名: '石秀兰', 性别: '女', 公民身份号码: number, 人员类别: '正式党员' });
      expect(JSON.stringify(row)).not.toContain(number.slice(0, 14));
    }
    expect(read({ 姓名: '石秀兰', 公民身份号码: '11010519491231002X' }).fields).toMatchObject({ sex: '2', birthMonth: '1949-12' });
  });
  test('a sex or birth month beside it that says otherwise is pointed out', () => {
    expect(codes({ 姓名: '石秀兰', 性别: '男', 公民身份号码: '11010519491231002X' })).toEqual(['import.idSexDiffers']);
    expect(codes({ 姓名: '石秀兰', 出生年月: '1950-01', 公民身份号码: '11010519491231002X' })).toEqual(['import.idBirthDiffers']);
  });
});

describe('names are kept exactly', () => {
  test.each(['王𠮷', '向䶮', '古丽娜尔·玉素甫', '刘㛃', '阿依努尔・艾山', '欧阳启元', '塞'])('%s', (name) => {
    expect(read({ 姓名: name })).toMatchObject({ name, fields: { name }, problems: [] });
  });
  test.each([
    ['', 'import.nameMissing'],
    ['张　三', 'import.nameSpaced'],
    ['张 三', 'import.nameSpaced'],
    ['向\ue863', 'import.namePrivate'],
    ['张\u202e三', 'import.nameUnusable'],
  ])('%j is asked about', (name, code) => {
    expect(codes({ 姓名: name, 性别: '男' })).toEqual([code]);
  });
});

describe('the words of the national system and of older files mean the same', () => {
  test.each([
    [{ 姓名: '甲', 民族: '苗' }, { ethnicity: '06' }],
    [{ 姓名: '甲', 民族: '土家族' }, { ethnicity: '15' }],
    [{ 姓名: '甲', 文化程度: '大专' }, { education: '30' }],
    [{ 姓名: '甲', '学历（最高）': '本科' }, { education: '20' }],
    [{ 姓名: '甲', 人员类别: '预备党员' }, { status: 'probationary' }],
    [{ 姓名: '甲', 工作岗位: '农牧渔民' }, { occupation: 'farmer' }],
    [{ '姓  名': '甲', 手机号: '１３８００１３８０００' }, { phone: '13800138000' }],
  ])('%o', (row, fields) => {
    expect(read(row as unknown as Record<string, string>)).toMatchObject({ fields, problems: [] });
  });
  test('a word nobody knows is named with its column', () => {
    expect(read({ 姓名: '甲', 民族: '火星族', 学历: '幼儿园' }).problems).toEqual([
      { column: '民族', code: 'import.valueUnknown', facts: { text: '火星族' } },
      { column: '学历', code: 'import.valueUnknown', facts: { text: '幼儿园' } },
    ]);
  });
  test('becoming formal before joining is pointed out', () => {
    expect(codes({ 姓名: '甲', 入党日期: '2001-07-01', 转正日期: '2000-07-01' })).toEqual(['import.formalBeforeJoined']);
  });
  test('a column that is not taken in is listed, a running number is not', () => {
    expect(heading('序号', '姓名', '党费基数').unknown).toEqual(['党费基数']);
  });
});
