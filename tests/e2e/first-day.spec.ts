import { isHidden, keptOnDisk, next, signInOnPhone } from './support/phone-steps.ts';
import { type Device, expect, test } from './support/stage.ts';

const demo = { login: 'shiqiao', password: 'lianxi2026' };

test.use({ filled: 'demo township' });

/** Writes down every request to the township from now on. */
function townshipRequests({ context }: Device): readonly string[] {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked.push(`${request.method()} ${request.url()}`);
  });
  return asked;
}

/** How many records each database of the phone holds. */
const databases = ({ page }: Device): Promise<string[]> =>
  page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name }) => name ?? []).sort());

test('who has no account and no signal practises a whole meeting, its return and its approval, and nothing leaves the phone', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  const asked = townshipRequests(phone);
  const { page } = phone;
  await phone.open('/');
  await expect(page.getByRole('heading', { name: '没有信号也能写，写一个字存一个字' })).toBeVisible();
  await phone.isReadyForNoNetwork();
  await phone.goOffline();
  await phone.open('/');
  await next(phone, '下一张');
  await next(phone, '下一张');
  await next(phone, '先试一试');
  await expect(page.getByRole('heading', { name: '青禾村党支部' })).toBeVisible();

  await page.getByText('记一次会试试').click();
  await expect(page.getByText(/先选开什么会/)).toBeVisible();
  await page.getByLabel('地点').fill('村部');
  await keptOnDisk(phone);
  await phone.kill();
  await phone.reopen('/');
  await phone.page.getByText(/没写完/).click();
  await expect(phone.page.getByLabel('地点')).toHaveValue('村部');
  await next(phone, '下一步：谁到了');
  await phone.page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
  for (const step of ['下一步：议题', '下一步：决议', '看一遍', '记下这次会']) await next(phone, step);
  await next(phone, '看看乡镇退回是什么样');
  await next(phone, '去改，1 处');
  await phone.page.getByLabel('发言要点').fill('邓守义说了水渠的事。');
  await next(phone, '改好，再交上去');
  await next(phone, '看看乡镇通过是什么样');
  await expect(phone.page.locator('.zb-states').getByText(/已审/)).toBeVisible();

  for (const path of ['/', '/roster', '/log', '/visits', '/me', '/me/sync', '/me/health', '/meetings', '/help/meetings']) {
    await phone.open(path);
    await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(phone.page.getByText('练习', { exact: true }).first()).toBeVisible();
  }
  await phone.goOnline();
  await phone.open('/me');
  await phone.page.getByText('清空重来').click();
  await phone.page.getByRole('dialog').getByRole('button', { name: '清空重来' }).click();
  await expect(phone.page.getByText('练习支部恢复原样了')).toBeVisible();
  await phone.open('/meetings');
  await expect(phone.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(phone.page.getByText('村部', { exact: true })).toHaveCount(0);
  expect(asked).toEqual([]);
  expect(await databases(phone)).toEqual(['zhibu-device', 'zhibu-practice']);
});

test('going to the practice branch and back mixes nothing', async ({ newPhone }) => {
  const phone = await newPhone();
  await signInOnPhone(phone, demo, /党支部/);
  await phone.open('/roster');
  const { page } = phone;
  // The first name is the first only when everybody is there.
  await expect(page.getByRole('button', { name: '全部 25' })).toBeVisible();
  const own = await page.locator('a[href^="/roster/0"] .zb-row-name').first().textContent();
  await phone.open('/me');
  await page.getByText('练习支部').click();
  await expect(page.getByRole('heading', { name: '青禾村党支部' })).toBeVisible();
  await phone.open('/roster');
  await expect(page.getByText('邓守义').first()).toBeVisible();
  await expect(page.getByText(own ?? '', { exact: true })).toHaveCount(0);
  await phone.open('/');
  await page.getByText('退出练习').click();
  await expect(page.getByRole('heading', { name: '石桥村党支部' })).toBeVisible();
  await phone.open('/roster');
  await expect(page.getByText(own ?? '', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('邓守义')).toHaveCount(0);
});

test('a camera or a call that kills the app loses no form: group, office, member, meeting', async ({ newPhone }) => {
  const phone = await newPhone();
  await signInOnPhone(phone, demo, /党支部/);
  const forms = [
    { path: '/roster/groups', open: '新小组', box: '小组名称', words: '第九党小组', draft: '党小组 第九党小组' },
    { path: '/roster/offices', open: '添加任职', box: '不是党员，写姓名', words: '罗德贵生', draft: '两委班子 罗德贵生' },
    { path: '/roster/new', open: null, box: '姓名', words: '欧阳小满', draft: '党员 欧阳小满' },
    { path: '/meetings/new?kind=committee', open: null, box: '地点', words: '老屋场院子', draft: '支委会' },
  ] as const;
  for (const { path, open, box, words } of forms) {
    await phone.open(path);
    if (open !== null) await phone.page.getByRole('button', { name: open }).click();
    await phone.page.getByLabel(box, { exact: true }).pressSequentially(words);
    await isHidden(phone);
    await phone.kill();
    await phone.reopen('/');
  }
  for (const { box, words, draft } of forms) {
    await phone.open('/');
    await phone.page.getByText(draft).first().click();
    await expect(phone.page.getByLabel(box, { exact: true })).toHaveValue(words);
  }
});
