import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { privateWordsIn, withoutPrivateWords } from '#domain/visits/private-words.ts';

const kindsIn = (text: string) => privateWordsIn(text).map(({ kind }) => kind);

describe('a note about a household', () => {
  test.each<[string, string[], string]>([
    ['身份证 11010519491231002X 要办社保', ['idNumber'], 'an ID number with its check digit'],
    ['身份证11010519491231002x', ['idNumber'], 'with a small x, without a space'],
    ['110105 19491231 002X', ['idNumber'], 'typed in groups'],
    ['１１０１０５１９４９１２３１００２Ｘ', ['idNumber'], 'in full width'],
    ['电话13812345678', ['phone'], 'a mobile number'],
    ['138 1234 5678，晚上打', ['phone'], 'with spaces'],
    ['138-1234-5678', ['phone'], 'with strokes'],
    ['+86 13812345678', ['phone'], 'with the country in front'],
    ['0871-65123456 打这个', ['phone'], 'a landline with its area'],
    ['卡号 6228480402564890018', ['bankCard'], 'a card number'],
    ['卡号6228 4804 0256 4890 018', ['bankCard'], 'a card number in groups'],
    ['老伴得了糖尿病，走不动', ['illness'], 'an illness'],
    ['去年脑梗，偏瘫在床', ['illness', 'illness'], 'two words of one illness'],
    ['他家信教，周日做礼拜', ['faith', 'faith'], 'faith'],
    ['李家媳妇怀孕了', ['illness'], 'with child'],
    ['13812345678 高血压', ['phone', 'illness'], 'two things, in their order'],
  ])('%s: %j – %s', (text, kinds) => {
    expect(kindsIn(text)).toEqual(kinds);
  });

  test.each([
    ['门口水沟堵了，下雨往屋里倒灌，想请村里清一清。', 'the plain matter'],
    ['水表号 20260305123，上月 138 方', 'a meter’s number'],
    ['2026-03-05 到 2026-03-12 停水', 'days'],
    ['2026年3月5日14:30来过', 'a day with its time'],
    ['承包合同 202603051234567890', 'a contract’s number of eighteen digits with no right check digit'],
    ['11010519491331002X', 'a thirteenth month is no birth'],
    ['玉米地有病虫害，猪得了猪瘟', 'illness of crops and of animals'],
    ['母牛怀孕，问配种补贴', 'an animal with young'],
    ['看病难，问医保怎么报', 'a question about the policy'],
    ['讲了防艾滋、反邪教宣传', 'a talk held'],
    ['残疾人补贴没到账', 'a policy by its name'],
    ['教室漏雨，想修', '教 in a school'],
    ['信用社贷款 50000 元', 'money'],
    ['一人1380元，共12345678元', 'sums beside each other'],
    ['卡号 6222 0212 3456 7890 129', 'nineteen digits that fail the check of cards'],
    ['', 'nothing'],
  ])('%s raises no alarm: %s', (text) => {
    expect(privateWordsIn(text)).toEqual([]);
  });

  test('what is taken out leaves the rest as it was typed', () => {
    expect(withoutPrivateWords('张家 13812345678 说水沟堵了，身份证11010519491231002X。')).toBe('张家 〔略〕 说水沟堵了，身份证〔略〕。');
    expect(withoutPrivateWords('水沟堵了')).toBe('水沟堵了');
  });

  test('taken out once, nothing is left to find, whatever the text', () => {
    const part = fc.constantFrom('水沟', '13812345678', '11010519491231002X', '糖尿病', '信教', ' ', '6228480402564890018', '3', '-', '，');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const rest = withoutPrivateWords(text);
        expect(privateWordsIn(rest)).toEqual([]);
        if (privateWordsIn(text).length === 0) expect(rest).toBe(text);
      }),
    );
  });

  test('every ID number with a right check digit is found, and none with a wrong one', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    fc.assert(
      fc.property(
        fc.integer({ min: 110000, max: 659999 }),
        fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 10 }),
        (place, born, order, off) => {
          const body = `${place}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`;
          const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0) % 11;
          expect(kindsIn(`证号${body}${'10X98765432'[sum]}`)).toEqual(['idNumber']);
          expect(kindsIn(`证号${body}${'10X98765432'[(sum + off) % 11]}`)).not.toContain('idNumber');
        },
      ),
    );
  });
});
