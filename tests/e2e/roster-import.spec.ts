import { pinyin } from 'pinyin-pro';
import { gb18030 } from '#tests/support/gb18030.ts';
import { signInAtDesk } from './support/desk-steps.ts';
import { accounts, signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

const SURNAMES = '陈王李向彭田覃杨张刘周吴赵黄石罗邓唐龙欧';
const GIVEN = ['守田', '秀兰', '建国', '明', '永福', '春花', '志强'];
const rare = ['王𠮷', '向䶮', '古丽娜尔·玉素甫', '刘𬱖'];
const names = [...rare, ...Array.from({ length: 58 }, (_, i) => `${SURNAMES[i % SURNAMES.length]}${GIVEN[i % GIVEN.length]}`)];

/** The register as a village's own program saved it: five of its 62 lines cannot be taken as they stand. */
function file(): Uint8Array {
  const lines = names.map((name, i) => ({
    name,
    born: `19${50 + (i % 45)}-0${1 + (i % 9)}-1${i % 9}`,
    people: i % 3 === 0 ? '土家族' : '苗族',
    joined: '1999-07-01',
    id: '',
  }));
  const at = (i: number) => lines[i] as (typeof lines)[number];
  at(10).born = '1978-02-30';
  at(20).name = `${at(20).name.slice(0, 1)}\u3000${at(20).name.slice(1, 2)}`;
  at(30).id = '110101199003078516';
  at(40).joined = '腊月初八';
  at(50).people = '土佳族';
  const rows = lines.map(({ name, born, people, joined, id }, i) =>
    [i + 1, name, '男', id, people, born, '初中', '正式党员', joined].join(','),
  );
  return gb18030(['序号,姓名,性别,身份证,族别,出生日期,学历,人员类别,入党日期', ...rows].join('\r\n'));
}

test('a register of 62 people with five faults is mended in the preview, and everybody is found by first letters with no signal', async ({
  endpoint,
  newDesk,
  newPhone,
}) => {
  const desk = await newDesk();
  const { page } = desk;
  const spaced = `${names[20]?.slice(0, 2)}`;
  await test.step('the file is looked at, and nothing of it is written', async () => {
    await signInAtDesk(desk);
    await page.getByRole('link', { name: '导入名册' }).click();
    await page.getByRole('combobox', { name: '选一个村' }).click();
    await page.getByRole('option', { name: '石桥村' }).click();
    await page.getByLabel('选文件').setInputFiles({ name: '石桥名册.csv', mimeType: 'text/csv', buffer: Buffer.from(file()) });
    await expect(page.getByRole('heading', { name: /GB18030/ })).toBeVisible();
  });
  await test.step('two columns that nobody knows are told', async () => {
    for (const [heading, use] of [
      ['身份证', '身份证号'],
      ['族别', '民族'],
    ] as const) {
      await page.getByRole('combobox', { name: `“${heading}”是什么` }).click();
      await page.locator('.ant-select-dropdown:visible').getByTitle(use, { exact: true }).click();
      await expect(page.getByText('刚选的').first()).toBeVisible();
    }
    await expect(page.getByRole('button', { name: '不能收 5 行' })).toBeVisible();
  });
  await test.step('each fault is mended where it stands', async () => {
    await expect(page.getByText('日历上没有“1978-02-30”')).toBeVisible();
    await expect(page.getByText('“腊月初八”是农历')).toBeVisible();
    await expect(page.getByText('身份证号最后一位对不上')).toBeVisible();
    await expect(page.locator('body')).not.toContainText('110101199003');
    await page.getByRole('button', { name: `改成“${spaced}”` }).click();
    await expect(page.getByRole('button', { name: '不能收 4 行' })).toBeVisible();
    const mend = async (name: string, column: string, text: string, left: string): Promise<void> => {
      await page.getByRole('button', { name: `改${name}的${column}` }).click();
      const box = page.getByRole('textbox', { name: `改${name}的${column}` });
      await box.fill(text);
      await box.press('Enter');
      await expect(page.getByRole('button', { name: left })).toBeVisible();
    };
    await mend(names[10] ?? '', '出生年月', '1978-02', '不能收 3 行');
    await mend(names[30] ?? '', '身份证号', '', '不能收 2 行');
    await mend(names[40] ?? '', '入党日期', '1999-01-24', '不能收 1 行');
    await mend(names[50] ?? '', '民族', '土家族', '新增 62 人');
  });
  await test.step('all 62 are brought in, and the same file again adds nobody', async () => {
    await page.getByRole('button', { name: '导入 62 人' }).click();
    await expect(page.getByRole('heading', { name: '石桥村：新增 62 人' })).toBeVisible();
  });
  await test.step('on the phone, with no network and no township, everybody is found by first letters', async () => {
    const phone = await newPhone();
    await signInOnPhone(phone, accounts.secretary);
    await phone.page.getByRole('link', { name: '名册' }).click();
    const search = phone.page.getByRole('searchbox');
    await search.fill(names[0] ?? '');
    await expect(phone.page.getByRole('link', { name: names[0] ?? '' }).first()).toBeVisible();
    await phone.kill();
    await phone.goOffline();
    await endpoint.stop();
    await phone.reopen('/roster');
    const again = phone.page.getByRole('searchbox');
    for (const name of names.map((one, i) => (i === 20 ? spaced : one))) {
      const firsts = pinyin(name.replace('·', ''), { pattern: 'first', toneType: 'none', type: 'array', surname: 'head', nonZh: 'spaced' });
      // Whose given name has no reading in any table is found by the reading of the family name.
      const letters = firsts.every((letter) => /^[a-z]$/.test(letter)) ? firsts.join('') : pinyin(name.slice(0, 1), { toneType: 'none' });
      await again.fill(letters);
      await expect(phone.page.getByRole('link', { name }).first(), `${name} by ${letters}`).toBeVisible();
    }
  });
});
