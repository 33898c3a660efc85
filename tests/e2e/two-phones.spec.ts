import { importRoster, signInAtDesk } from './support/desk-steps.ts';
import { accounts, next, signInOnPhone, standing, writeMeeting } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

test('two phones of one branch change different fields of one meeting with no signal, and both edits stand on both', async ({
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

  await hers.page.getByRole('link', { name: '改', exact: true }).click();
  await hers.page.getByLabel('地点', { exact: true }).fill('柳树湾文化广场');
  await next(hers, '下一步：谁到了');
  await hers.page.getByRole('button', { name: '吴桂芳，未点' }).click();
  await next(hers, '下一步：议题');
  await next(hers, '下一步：决议');
  await next(hers, '看一遍');
  await next(hers, '记下改动');
  await next(hers, '补上漏写的');
  await standing(hers, /已保存/);

  await his.page.getByRole('link', { name: '改', exact: true }).click();
  await next(his, '下一步：谁到了');
  await his.page.getByRole('button', { name: '孙志强，未点' }).click();
  await next(his, '下一步：议题');
  await his.page.getByLabel('发言要点').fill('陈思远代记：大家同意先修东渠。');
  await next(his, '下一步：决议');
  await next(his, '看一遍');
  await next(his, '记下改动');
  await next(his, '补上漏写的');
  await standing(his, /已保存/);

  await endpoint.start();
  await hers.goOnline();
  await standing(hers, /已送达/);
  await his.goOnline();
  await standing(his, /已送达/);
  // Her phone learns of his edit at its next look.
  await hers.open(address);

  for (const phone of [hers, his]) {
    const { page } = phone;
    await expect(page.getByText('柳树湾文化广场')).toBeVisible();
    await expect(page.getByText('陈思远代记：大家同意先修东渠。')).toBeVisible();
    await expect(page.getByText(/应到 8，实到 6/)).toBeVisible();
  }
});
