import { importRoster, openInbox, signInAtDesk } from './support/desk-steps.ts';
import { accounts, choosePerson, keptOnDisk, next, signInOnPhone, standing } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

test('a meeting logged with no signal reaches the township, comes back with a red mark, is mended and approved', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  const phone = await newPhone();

  await test.step('the township takes the roster in', async () => {
    await signInAtDesk(desk);
    await importRoster(desk);
  });

  await test.step('the secretary signs in once with a signal', async () => {
    await signInOnPhone(phone, accounts.secretary);
    await phone.page.getByRole('link', { name: '名册' }).click();
    await expect(phone.page.getByText('王秀兰').first()).toBeVisible();
  });

  await test.step('the second start has no network and no township', async () => {
    await phone.kill();
    await phone.goOffline();
    await endpoint.stop();
    await phone.reopen('/');
    await expect(phone.page.getByRole('heading', { name: '石桥村党支部' })).toBeVisible();
  });

  await test.step('a form that was begun survives a killed tab', async () => {
    await phone.page.getByRole('link', { name: '记一笔' }).click();
    await phone.page
      .getByRole('link', { name: /支部党员大会/ })
      .first()
      .click();
    await phone.page.getByLabel('地点', { exact: true }).fill('石桥村党群服务中心');
    await choosePerson(phone, '主持人', '王秀兰');
    await choosePerson(phone, '记录人', '周大勇');
    await keptOnDisk(phone);
    await phone.kill();
    await phone.reopen('/');
    await phone.page.getByRole('link', { name: /支部党员大会.*接着写/ }).click();
    await expect(phone.page.getByLabel('地点', { exact: true })).toHaveValue('石桥村党群服务中心');
    await expect(phone.page.getByRole('radiogroup', { name: '主持人' }).getByRole('radio', { name: '王秀兰' })).toBeChecked();
  });

  await test.step('a reload on a deep link keeps the place and the marks', async () => {
    const { page } = phone;
    await next(phone, '下一步：谁到了');
    await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
    await page.getByRole('button', { name: '陈㛃，未点' }).click();
    await page.getByRole('button', { name: '赵永福，未点' }).click();
    await page.getByRole('button', { name: '赵永福，到' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '请假' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '生病' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '就这样' }).click();
    await expect(page.getByText('已过半，可以表决')).toBeVisible();
    await keptOnDisk(phone);
    await page.reload();
    await expect(page.getByRole('button', { name: '陈㛃，到' })).toBeVisible();
    await expect(page.getByRole('button', { name: '赵永福，请假，生病' })).toBeVisible();
  });

  const address = await test.step('it is saved on the phone', async () => {
    const { page } = phone;
    await next(phone, '下一步：议题');
    await page.getByRole('button', { name: '加一个议题' }).click();
    await page.getByLabel('议题 1', { exact: true }).fill('讨论村里三条渠的修补');
    await page.getByLabel('发言要点').fill('王秀兰：先修东渠。\n周大勇：石料由合作社出。');
    await next(phone, '下一步：决议');
    await page.getByRole('button', { name: '加一条决议' }).click();
    await page.getByLabel('定了什么').fill('七月底前修好东渠');
    await page.getByRole('button', { name: '记表决' }).click();
    await page.getByLabel('赞成').fill('5');
    await expect(page.getByText(/超过应到 8 人的半数，通过/)).toBeVisible();
    await next(phone, '看一遍');
    await next(phone, '记下这次会');
    await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}$/);
    await standing(phone, /已保存/);
    await page.reload();
    await standing(phone, /已保存/);
    return new URL(page.url()).pathname;
  });

  await test.step('with a signal it is delivered, and a receipt says so', async () => {
    await endpoint.start();
    await phone.goOnline();
    await standing(phone, /已送达/);
    await expect(phone.page.getByText(/回执号/)).toBeVisible();
  });

  await test.step('the township reads it, marks a field and returns it with words', async () => {
    const { page } = desk;
    await openInbox(desk, 'waiting');
    await page.getByRole('button', { name: /石桥村.* 支部党员大会/ }).click();
    await expect(page.getByRole('region', { name: '记录内容' })).toContainText('七月底前修好东渠');
    await expect(page.getByRole('region', { name: '记录内容' })).toContainText('应到有表决权 8 人，实到 5 人');
    await page.getByRole('button', { name: '用红笔标记 决议、表决' }).click();
    await page.getByLabel('决议、表决：多说一句').fill('写明谁来办');
    await page.getByRole('button', { name: /^退回石桥村/ }).click();
    await expect(page.getByText(/已退回，石桥村/)).toBeVisible();
  });

  await test.step('the phone shows what came back, and it is mended there', async () => {
    await phone.open('/');
    const { page } = phone;
    await page.getByRole('link', { name: /支部党员大会.*改 1 处/ }).click();
    await expect(page.getByText('写明谁来办')).toBeVisible();
    await page.getByLabel('决议和表决').fill('七月底前修好东渠，周大勇负责');
    await expect(page.getByText('改了 1 处')).toBeVisible();
    await page.getByRole('button', { name: /改好，再交上去/ }).click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await standing(phone, /已送达/);
  });

  await test.step('the township sees what changed and approves', async () => {
    const { page } = desk;
    await openInbox(desk, 'mended');
    await page.getByRole('button', { name: /石桥村.* 支部党员大会/ }).click();
    await expect(page.getByRole('region', { name: '记录内容' })).toContainText('七月底前修好东渠，周大勇负责');
    await expect(page.getByRole('region', { name: '记录内容' })).toContainText('上一版：');
    await page.keyboard.press('a');
    await expect(page.getByText(/已通过，石桥村/)).toBeVisible();
  });

  await test.step('the phone shows that it is approved', async () => {
    await phone.open(address);
    await standing(phone, /已审/);
  });
});
