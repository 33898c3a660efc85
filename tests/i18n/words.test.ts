import i18next from 'i18next';
import { describe, expect, test } from 'vitest';
import { startI18n } from '#i18n/i18n.ts';
import { problemStatus } from '#protocol/problem.ts';
import { missingKeys, namespacesOf, piecedTogether, screens, textsOf, unusedKeys, variablesOf } from './words.ts';

const chinese = textsOf('zh-CN');
const english = textsOf('en');
const files = screens();
/** A screen with this code in it, in which #{ stands for the start of a hole in a template. */
const planted = (text: string) => [{ path: 'src/phone/planted.tsx', text: text.replaceAll('#{', '${') }];

/** Keys that are put together while the app runs, and from what. */
const DYNAMIC = [
  'problems:*', // the code of a problem
  'deskShell:problem.*', // the same, where the desk says it otherwise
  'importing:reason.*', // the code of what is wrong with a row
  'records:field.*', // the path of a field
  'inbox:field.*', // the path of a field
  'inbox:stock.*', // the path of a field, each with a list of reasons
  'told:*', // what a stored value says, put together in i18n/tell.ts
  'deskAttention:why.*', // the code of a refusal
  'deskPeople:deed.*', // the name of a deed
  'due:*', // what an obligation is: its subject and its case
  'records:talkOccasion.*', // TalkOccasion
  'ethnicity:*', // the code of GB/T 3304
];

describe('both languages', () => {
  test('have the same files', () => {
    expect(namespacesOf('en')).toEqual(namespacesOf('zh-CN'));
  });

  test('have the same keys: none is missing, none is left over', () => {
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
  });

  test('wait for the same facts in every sentence', () => {
    const differing = [...chinese].filter(([key, text]) => String(variablesOf(text)) !== String(variablesOf(english.get(key) ?? '')));
    expect(differing.map(([key, text]) => `${key}: ${text} / ${english.get(key)}`)).toEqual([]);
  });

  test('leave no sentence empty, and English none in Chinese but what has no English', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
    // Names stay as they are, and so does what stands on a Chinese menu or in a Chinese table: that is in “ ”.
    const chineseByNature = ['common:language.', 'deskShell:say.branch', 'gallery:sample.'];
    const left = [...english].filter(
      ([key, text]) => /\p{Script=Han}/u.test(text.replace(/“[^”]*”/g, '')) && !chineseByNature.some((start) => key.startsWith(start)),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });
});

describe('keys and screens', () => {
  test('every sentence is used by a screen or declared as put together', () => {
    expect(unusedKeys(chinese, files, DYNAMIC)).toEqual([]);
  });

  test('every key that a screen asks for is there', () => {
    expect(missingKeys(chinese, files)).toEqual([]);
  });

  test('a planted unused key, a planted unknown key and a planted use of another feature are found', () => {
    const texts = new Map([
      ['home:due', ''],
      ['home:step.when', ''],
      ['roster:due', ''],
    ]);
    const code = "const { t } = useTranslation('home');\nt('due'); t(`step.#{step}`); t('gone');";
    expect(unusedKeys(texts, planted(code), [])).toEqual(['roster:due']);
    expect(missingKeys(texts, planted(code))).toEqual(['src/phone/planted.tsx: gone']);
    expect(unusedKeys(texts, planted("useTranslation('home')"), ['home:step.*'])).toEqual(['home:due', 'roster:due']);
  });

  test('everything the endpoint can refuse with has a sentence', () => {
    // The phone takes this one apart: the work stays, and the sentence is that of the whole session.
    const elsewhere = ['operation.scopeLost'];
    expect(Object.keys(problemStatus).filter((code) => !chinese.has(`problems:${code}`) && !elsewhere.includes(code))).toEqual([]);
  });
});

describe('a sentence', () => {
  test('is never built from pieces', () => {
    expect(piecedTogether(files)).toEqual([]);
  });

  test.each([
    "const words = t('history.edited') + lost;",
    "const words = by + t('history.edited');",
    '`#{name} #{t("away")}`',
    '`#{t("a")}#{t("b")}`',
    "[t('who'), t('when')].join(' ')",
    "<p>{t('left')} {t('days')}</p>",
    "<p>{t('left')}{days}</p>",
  ])('a planted piece is found: %s', (code) => {
    expect(piecedTogether(planted(code))).not.toEqual([]);
  });

  test.each(['t(`step.#{step}`)', "<b>{t('left')}</b>", "{t('from')}{' '}", 't("a", { b: t("c") })', 'label={t("a")} other={t("b")}'])(
    'a whole one is let through: %s',
    (code) => {
      expect(piecedTogether(planted(code))).toEqual([]);
    },
  );
});

describe('Chinese', () => {
  const found = (pattern: RegExp): string[] =>
    [...chinese].filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`);

  test.each([
    ['你, not 您', /您/],
    ['no exclamation mark', /[！!]/],
    ['full-width stops between Chinese words', /\p{Script=Han}[,;:?]|\p{Script=Han}\.(?:$|\p{Script=Han})/u],
    ['待上报, not 待报', /待报/],
    ['待审, not 待看', /待看/],
    ['支部党员大会 by its whole name', /(?<!支部)党员大会|会员大会/],
    ['账号, one word', /帐号|登录名|用户名/],
    ['a record is deleted with 删掉', /拿掉|删除|移除/],
    ['党务办 with whose it is', /(?<!乡镇)党务办/],
    ['请假 and 缺席, not 事假 or 旷会', /事假|病假|旷会|未到会/],
    ['上报 and 送, a photo 传, not 提交 or 上传', /提交(?!大会|支部)|上传/],
    ['退回, not 驳回', /驳回|打回/],
    ['乡镇, not 镇里', /镇里/],
    ['没上报的, not 没交的', /没交的/],
    ['no officialese', /进行(?!中)|予以|请知悉|请务必|敬请|系统|异常|参数|非法|无效/],
  ])('%s', (_, pattern) => {
    expect(found(pattern)).toEqual([]);
  });
});

describe('English', () => {
  test('takes one or many from the number', async () => {
    await startI18n({ common: {} });
    i18next.addResourceBundle('en', 'planted', { days: '{{n}} {{n, plural(one: day; other: days)}} left' });
    await i18next.changeLanguage('en');
    const say = (n: number) => (i18next.t as (key: string, facts: object) => string)('planted:days', { n });
    expect([say(0), say(1), say(2)]).toEqual(['0 days left', '1 day left', '2 days left']);
    await i18next.changeLanguage('zh-CN');
  });
});
