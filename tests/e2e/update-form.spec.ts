import { NewerVersion } from './support/newer-version.ts';
import { accounts, signInOnPhone } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

test('an update pressed in one window does not load another one again in which somebody writes', async ({ endpoint, newPhone }) => {
  const front = await NewerVersion.before(endpoint.url);
  const phone = await newPhone(front.url);
  try {
    await signInOnPhone(phone, accounts.secretary);
    await phone.open('/');
    const writing = await phone.context.newPage();
    await writing.goto(`${front.url}/meetings/new?kind=assembly`);
    await writing.getByLabel('地点').fill('村部会议室');
    await expect(writing.locator('[data-kept="kept"]')).toBeVisible();
    await writing.evaluate(() => {
      document.body.dataset['sameWindow'] = 'yes';
    });

    front.isOut = true;
    await phone.open('/me/version');
    const loadedAgain = phone.page.waitForEvent('load');
    await phone.page.getByRole('button', { name: '更新', exact: true }).click();
    await loadedAgain;

    await writing.getByLabel('地点').pressSequentially('，二楼');
    await expect(writing.getByLabel('地点')).toHaveValue('村部会议室，二楼');
    await expect(writing.locator('body[data-same-window]')).toHaveCount(1);
    const loadsWhenLeft = writing.waitForEvent('load');
    await writing
      .getByRole('link', { name: '返回' })
      .or(writing.getByRole('button', { name: '返回' }))
      .click();
    await loadsWhenLeft;
    await expect(writing.locator('body[data-same-window]')).toHaveCount(0);
    await phone.open('/');
    await expect(phone.page.getByText('没写完')).toBeVisible();
  } finally {
    await front.close();
  }
});
