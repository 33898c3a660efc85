import { importRoster, signInAtDesk } from './support/desk-steps.ts';
import { accounts, next, signInOnPhone, standing, writeMeeting } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';

/** Changes the notes of the meeting that is open on the phone. */
async function rewriteNotes(phone: Device, notes: string): Promise<void> {
  await phone.page.getByRole('link', { name: '改', exact: true }).click();
  await next(phone, '下一步：谁到了');
  await next(phone, '下一步：议题');
  await phone.page.getByLabel('发言要点').fill(notes);
  await next(phone, '下一步：决议');
  await next(phone, '看一遍');
  await next(phone, '记下改动');
  await next(phone, '补上漏写的');
  await standing(phone, /已保存/);
}

test('two phones write the same text with no signal: whose text was written over is told, sees both, and takes his own with one tap', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);
  const hers = await newPhone();
  const his = await newPhone();
  await signInOnPhone(hers, accounts.secretary);
  await hers.open('/meetings/new?kind=assembly');
  await writeMeeting(hers, '石桥村党群服务中心');
  await standing(hers, /已送达/);
  const address = new URL(hers.page.url()).pathname;
  await signInOnPhone(his, accounts.scribe);
  await his.open(address);
  await standing(his, /已送达/);

  await hers.goOffline();
  await his.goOffline();
  await endpoint.stop();
  await rewriteNotes(hers, '王秀兰记的：先修东渠，再修西渠。');
  await rewriteNotes(his, '陈思远记的：东渠西渠一起修。');
  await endpoint.start();
  await hers.goOnline();
  await standing(hers, /已送达/);
  await his.goOnline();
  await standing(his, /已送达/);

  // Her phone learns of it at its next look; the record says so itself.
  await hers.open(address);
  await hers.page.getByRole('link', { name: /有没收下的改动/ }).click();
  const { page } = hers;
  await expect(page.getByText('王秀兰记的：先修东渠，再修西渠。')).toBeVisible();
  await expect(page.getByText('陈思远记的：东渠西渠一起修。')).toBeVisible();
  await page.getByRole('button', { name: '用我写的' }).click();
  await expect(page.getByRole('heading', { name: '都已送达' })).toBeVisible();

  await his.open(address);
  await expect(his.page.getByText('王秀兰记的：先修东渠，再修西渠。')).toBeVisible();
});

test('a secretary is moved to another village with unsent work: it is held at the desk with its content, accepted, and stands in the village', async ({
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  await signInAtDesk(desk, accounts.admin);
  await importRoster(desk);
  const hers = await newPhone();
  await signInOnPhone(hers, accounts.secretary);
  await hers.open('/meetings/new?kind=assembly');
  await expect(hers.page.getByLabel('地点', { exact: true })).toBeVisible();
  await hers.goOffline();
  await writeMeeting(hers, '石桥村老学校');
  await standing(hers, /已保存/);
  const address = new URL(hers.page.url()).pathname;

  await desk.page.getByRole('link', { name: '人员' }).click();
  await desk.page
    .getByRole('row', { name: /王秀兰/ })
    .getByRole('button', { name: '换村、换身份' })
    .click();
  const dialog = desk.page.getByRole('dialog', { name: '王秀兰换到哪里' });
  await dialog.getByLabel(/哪个村/).click();
  await desk.page.getByTitle('柳树村').click();
  await expect(dialog.getByText(/已记、还没上报的/)).toBeVisible();
  await dialog.getByRole('button', { name: '换过去' }).click();
  await expect(dialog).toBeHidden();

  await hers.goOnline();
  await hers.open('/');
  await desk.open('/township/attention');
  const sheet = desk.page.getByRole('article', { name: /石桥村 支部党员大会/ });
  await expect(async () => {
    await desk.page.reload();
    await expect(sheet).toBeVisible({ timeout: 4000 });
  }).toPass();
  await expect(sheet.getByRole('row', { name: /地点 石桥村老学校/ })).toBeVisible();
  await sheet.getByRole('button', { name: '收下' }).click();
  await expect(desk.page.getByText('没有待处理的')).toBeVisible();

  const his = await newPhone();
  await signInOnPhone(his, accounts.scribe);
  await his.open(address);
  await standing(his, /已送达/);
  await expect(his.page.getByText('石桥村老学校')).toBeVisible();
});
