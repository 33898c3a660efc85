import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { readIdNumber } from '#domain/roster/id-number.ts';
import { readDay, readMonth } from '#server/importing/read-date.ts';
import { readHeading } from '#server/importing/read-heading.ts';
import { readRow } from '#server/importing/read-row.ts';

const today = localDate('2026-06-18');
const heading = (...names: string[]) => readHeading(names, { remembered: new Map(), chosen: {} });
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
    ['2023-02-30', 'import.dateImpossible'],
    ['腊月初八', 'import.dateLunar'],
    ['1952年腊月初八', 'import.dateLunar'],
    ['农历1952.3.4', 'import.dateLunar'],
    ['壬辰年三月', 'import.dateLunar'],
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
  // The vectors of GB 11643-1999, and made-up ones.
  test.each([
    ['11010519491231002X', '2', '1949-12'],
    ['11010519491231002x', '2', '1949-12'],
    ['440524188001010014', null, null],
    ['53010219200508011X', '1', '1920-05'],
    ['110101199003078515', '1', '1990-03'],
    ['511028199901010002', '2', '1999-01'],
    ['110101 19900307 8515', '1', '1990-03'],
    ['\u200b110101199003078515', '1', '1990-03'],
    ['１１０１０１１９９００３０７８５１５', '1', '1990-03'],
  ])('%s', (written, sex, birthMonth) => {
    const read = readIdNumber(written, today);
    // The standard's second vector is right and of somebody born in 1880: nobody on a roster is that old.
    if (sex === null) expect(read).toMatchObject({ problem: { code: 'import.idBirth' } });
    else expect(read).toMatchObject({ ok: true, value: { sex, birthMonth, old: false } });
  });
  test('an old one of fifteen figures gets its century and check digit, and says that it is old', () => {
    expect(readIdNumber('110105491231002', today)).toEqual({
      ok: true,
      value: { number: '11010519491231002X', sex: '2', birthMonth: '1949-12', old: true },
    });
    expect(read({ 姓名: '石秀兰', 公民身份号码: '110105491231002' })).toMatchObject({
      problems: [],
      warnings: [{ column: 'idNumber', code: 'import.idOld' }],
    });
  });
  test('every single wrong figure is noticed', () => {
    const right = '110101199003078515';
    for (let at = 0; at < 17; at += 1)
      for (const figure of '0123456789')
        if (figure !== right[at]) expect(readIdNumber(right.slice(0, at) + figure + right.slice(at + 1), today).ok).toBe(false);
  });
  test('no trace of it is in what was read, not even when it is wrong', () => {
    for (const number of ['11010519491231002X', '110105194912310021']) {
      const row = read({ 姓名: '石秀兰', 性别: '女', 公民身份号码: number, 人员类别: '正式党员' });
      expect(JSON.stringify(row)).not.toContain(number.slice(0, 14));
    }
    expect(read({ 姓名: '石秀兰', 公民身份号码: '11010519491231002X' }).fields).toMatchObject({ sex: '2', birthMonth: '1949-12' });
  });
  test('a sex or birth month beside it that says otherwise is a warning and no reason to refuse (ST-1)', () => {
    const warned = (row: Record<string, string>) => [read(row).problems, read(row).warnings.map(({ code }) => code)];
    expect(warned({ 姓名: '石秀兰', 性别: '男', 公民身份号码: '11010519491231002X' })).toEqual([[], ['import.idSexDiffers']]);
    expect(warned({ 姓名: '石秀兰', 出生年月: '1950-01', 公民身份号码: '11010519491231002X' })).toEqual([[], ['import.idBirthDiffers']]);
  });
});

describe('names are kept exactly', () => {
  test.each(['王𠮷', '向䶮', '古丽娜尔·玉素甫', '刘㛃', '阿依努尔・艾山', '欧阳启元', '塞'])('%s', (name) => {
    expect(read({ 姓名: name })).toMatchObject({ name, fields: { name }, problems: [] });
  });
  test.each([
    ['B', '王𠮷'],
    ['C', '刘𪜶'],
    ['D', '陈𫝀'],
    ['E', '李𫠠'],
    ['F', '向𬺰'],
    ['G', '彭𰀀'],
    ['H', '田𱍐'],
    ['basic, that older fonts lack', '向䶮'],
    ['with two dots', '阿卜杜拉·买买提·吐尔逊'],
  ])('CJK extension %s: %s', (_, name) => {
    expect(read({ 姓名: name })).toMatchObject({ name, fields: { name }, problems: [] });
  });
  test.each([
    ['张\u2066三', 'import.nameHidden'],
    ['张\u200d三', 'import.nameHidden'],
    ['', 'import.nameMissing'],
    ['张　三', 'import.nameSpaced'],
    ['张 三', 'import.nameSpaced'],
    ['向\ue863', 'import.namePrivate'],
    ['张\u202e三', 'import.nameHidden'],
    ['张三\u200b', 'import.nameHidden'],
    ['字'.repeat(51), 'import.nameTooLong'],
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
    [
      { 姓名: '甲', 学位: '学士学位', 党龄校正值: '11' },
      { degree: '4', partyAgeMonths: 11 },
    ],
    [
      { 姓名: '甲', 是否农民工: '是', 现居住地: '佛山市' },
      { migrantWorker: true, residence: '佛山市' },
    ],
    [
      { 姓名: '甲', 入党类型: '新发展', 入党时支部: '三中支部' },
      { admission: 'new', joinedBranch: '三中支部' },
    ],
    [{ 姓名: '甲', 工作岗位: '村医' }, { workPost: '村医' }],
    [{ '姓  名': '甲', 手机号: '１３８００１３８０００' }, { phone: '13800138000' }],
  ])('%o', (row, fields) => {
    expect(read(row as unknown as Record<string, string>)).toMatchObject({ fields, problems: [] });
  });
  test('a word nobody knows is named with its column', () => {
    expect(read({ 姓名: '甲', 民族: '火星族', 学历: '幼儿园' }).problems).toEqual([
      { column: 'ethnicity', code: 'import.valueUnknown', facts: { text: '火星族' } },
      { column: 'education', code: 'import.valueUnknown', facts: { text: '幼儿园' } },
    ]);
  });
  test.each([
    [{ 姓名: '甲', 党龄校正值: '十一个月' }, ['import.notMonths']],
    [{ 姓名: '甲', 党龄校正值: '99999' }, ['import.notMonths']],
    [{ 姓名: '甲', 是否农民工: '也许' }, ['import.yesOrNo']],
    [{ 姓名: '甲', 现居住地: '字'.repeat(61) }, ['import.textTooLong']],
    [{ 姓名: '甲', 现居住地: '佛山\u202e市' }, ['import.textHidden']],
  ])('%o says what is wrong', (row, said) => {
    expect(codes(row as never)).toEqual(said);
  });
  test('becoming formal before joining is pointed out', () => {
    expect(codes({ 姓名: '甲', 入党日期: '2001-07-01', 转正日期: '2000-07-01' })).toEqual(['import.formalBeforeJoined']);
  });
  test('a column that nobody knows is told apart from one that is left out on purpose', () => {
    expect(heading('序号', '姓名', '党费基数').told.map(({ use }) => use)).toEqual(['skip', 'name', null]);
  });
});
