import { accounts } from './support/cast.ts';
import { importRoster, openInbox, signInAtDesk } from './support/desk-steps.ts';
import { Hands } from './support/hands.ts';
import { keptOnDisk, standing } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

const PLACE = '石桥村党群服务中心';

// The hands press what stands on the screen and nothing else: no address, no help from outside but the note with account and password.
test('who knows nothing tries it, learns what a return is, signs in, logs a meeting with no line, and the township reads it', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  test.setTimeout(300_000);
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);
  const phone = await newPhone();
  await phone.open();
  await phone.isReadyForNoNetwork();
  let hands = new Hands(phone.page);

  await test.step('three cards, and a village where nothing can go wrong', async () => {
    const { page } = phone;
    await hands.press('下一张');
    await hands.press('下一张');
    await hands.press('先试一试');
    await expect(page.getByRole('heading', { name: '青禾村党支部' })).toBeVisible();
    await expect(page.getByText('练习支部，写什么都不上报')).toBeVisible();
  });

  await test.step('a meeting of the practice village with no line, a sentence at every step', async () => {
    const { page } = phone;
    await phone.goOffline();
    await hands.press('记一次会试试');
    await expect(page.getByText(/先选开什么会/)).toBeVisible();
    await hands.type('地点', '村部');
    await keptOnDisk(phone);
    await hands.press('下一步：谁到了');
    await expect(page.getByText(/谁到了点谁的名字/)).toBeVisible();
    await hands.press('这组都到了');
    await hands.press('下一步：议题');
    await hands.press('加一个议题');
    await hands.type('议题 1', '修水渠');
    await hands.press('下一步：决议');
    await hands.press('看一遍');
    await hands.press('记下这次会');
    await standing(phone, /已保存/);
  });

  await test.step('what a return looks like, and mending it', async () => {
    const { page } = phone;
    await hands.press('看看乡镇退回是什么样');
    await expect(page.getByText(/乡镇退回，要改 1 处/)).toBeVisible();
    await hands.press('去改，1 处');
    await hands.type('发言要点', '邓守义说先修东边的渠。');
    await hands.press('改好，再交上去');
    await hands.press('看看乡镇通过是什么样');
    await standing(phone, /已审/);
  });

  await test.step('out of the practice, to the sign-in', async () => {
    const { page } = phone;
    await hands.pressNamed('link', '返回');
    await hands.sees('会议');
    await hands.pressNamed('link', '返回');
    await hands.sees('青禾村党支部');
    await hands.press('退出练习');
    await expect(page.getByText('第一次登录要有网。登录以后，没网也能用。')).toBeVisible();
    await phone.goOnline();
    await hands.type('账号', accounts.secretary.login);
    await hands.type('密码', accounts.secretary.password);
    await hands.press('登录');
    await expect(page.getByRole('heading', { name: '石桥村党支部' })).toBeVisible();
    await hands.press('名册');
    await expect(page.getByText('王秀兰').first()).toBeVisible();
    await phone.isReadyForNoNetwork();
  });

  await test.step('on the hill: no line, no township, the app opened anew', async () => {
    await phone.kill();
    await phone.goOffline();
    await endpoint.stop();
    await phone.reopen();
    hands = new Hands(phone.page);
    const { page } = phone;
    await hands.press('记一笔');
    await hands.sees('记一笔');
    await hands.press('支部党员大会');
    await hands.type('地点', PLACE);
    await hands.press('下一步：谁到了');
    await hands.press('这组都到了');
    await hands.press('这组都到了');
    await expect(page.getByText('已过半，可以表决')).toBeVisible();
    await hands.press('下一步：议题');
    await hands.press('加一个议题');
    await hands.type('议题 1', '修水渠');
    await hands.press('下一步：决议');
    await hands.press('加一条决议');
    await hands.type('定了什么', '七月底前修好东渠');
    await hands.press('看一遍');
    await hands.press('记下这次会');
    await standing(phone, /已保存，待上报/);
  });

  await test.step('the line comes back; the phone says so by itself, and the township reads it', async () => {
    await endpoint.start();
    await phone.goOnline();
    await standing(phone, /已送达/);
    await expect(phone.page.getByText(/回执号/)).toBeVisible();
    await openInbox(desk, 'waiting');
    await desk.page.getByRole('button', { name: /石桥村.* 支部党员大会/ }).click();
    await expect(desk.page.getByRole('region', { name: '记录内容' })).toContainText(PLACE);
    await expect(desk.page.getByRole('region', { name: '记录内容' })).toContainText('七月底前修好东渠');
  });
});
