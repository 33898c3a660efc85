import { writeFile } from 'node:fs/promises';
import { importRoster, signInAtDesk } from './support/desk-steps.ts';
import { accounts, next, signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

test('with no signal a meeting is planned, told round, held from its plan with nothing typed twice, and stands in the printed book', async ({
  endpoint,
  newPhone,
  newDesk,
}, testInfo) => {
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);
  const phone = await newPhone();
  await signInOnPhone(phone, accounts.secretary);
  const { page } = phone;
  await page.getByRole('link', { name: '名册' }).click();
  await expect(page.getByText('王秀兰').first()).toBeVisible();
  await phone.goOffline();
  await endpoint.stop();

  await test.step('the plan, and its guide with the article', async () => {
    await page.getByRole('link', { name: '记一笔' }).click();
    await page.getByRole('link', { name: /安排会议/ }).click();
    await page.getByRole('link', { name: '支部党员大会' }).click();
    await expect(page.getByText(/够应到的一半，才能表决/)).toBeVisible();
    await page.getByText('出处').click();
    await expect(page.getByText(/支部工作条例（试行）第 11 条/)).toBeVisible();
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('link', { name: '安排一次' }).first().click();
    await page.getByText('支部党员大会', { exact: true }).click();
    const today = await page.evaluate(() => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
    await page.getByLabel('定在哪天').fill(today);
    await page.getByLabel('几点开始').fill('14:30');
    await page.getByLabel('地点').fill('村部二楼');
    await page.getByLabel('议题 1').fill('先修东渠还是西渠');
    await page.getByLabel('主持人').selectOption({ label: '王秀兰' });
    await next(phone, '记下安排');
    await expect(page).toHaveURL(/\/plans\/[0-9a-f-]{36}$/);
  });

  await test.step('the notice and the calendar file say the same', async () => {
    await expect(page.locator('.zb-notice')).toContainText('地点：村部二楼\n议题：\n1. 先修东渠还是西渠');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '加进日历' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^支部党员大会-\d{4}-\d{2}-\d{2}\.ics$/);
    const text = (await (await file.createReadStream()).toArray()).join('').replaceAll('\r\n ', '');
    expect(text).toContain('LOCATION:村部二楼');
    expect(text).toMatch(/DTSTART;TZID=Asia\/Shanghai:\d{8}T143000/);
  });

  await test.step('the paper form has the code and the names', async () => {
    await page.getByRole('link', { name: /空白记录纸/ }).click();
    await expect(page.getByRole('img', { name: '打开这场会记录的二维码' })).toBeVisible();
    await expect(page.getByText('王秀兰').last()).toBeVisible();
    await writeFile(testInfo.outputPath('paper.pdf'), await page.pdf({ format: 'A4' }));
    await page.getByRole('link', { name: '返回' }).click();
  });

  await test.step('本月要办 says it is planned, and one press opens the record with the plan in it', async () => {
    await phone.open('/');
    await page.getByRole('link', { name: /支部党员大会.*定在.*开过就记下来/ }).click();
    await expect(page.getByLabel('地点')).toHaveValue('村部二楼');
    await expect(page.getByRole('radiogroup', { name: '主持人' }).getByRole('radio', { name: '王秀兰' })).toBeChecked();
    await next(phone, '下一步：谁到了');
    await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
    await next(phone, '下一步：议题');
    await expect(page.getByLabel('议题 1', { exact: true })).toHaveValue('先修东渠还是西渠');
    await next(phone, '下一步：决议');
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    await expect(page.getByText('还没送到')).toBeVisible();
  });

  await test.step('the book has the meeting, and blanks where nothing was held', async () => {
    await page.getByRole('link', { name: '返回' }).click();
    await page.getByRole('link', { name: '记录本' }).click();
    await expect(page.getByRole('heading', { name: '三会一课记录本' }).last()).toBeVisible();
    const pdf = await page.pdf({ format: 'A4' });
    await writeFile(testInfo.outputPath('book.pdf'), pdf);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await expect(page.locator('.zb-book')).toContainText('先修东渠还是西渠');
    await expect(page.locator('.zb-book-blank').first()).toContainText(/没有记录|时候还没到/);
  });
});
