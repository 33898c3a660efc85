import { importRoster, signInAtDesk } from './support/desk-steps.ts';
import { NewerVersion } from './support/newer-version.ts';
import { accounts, signInOnPhone, standing, writeMeeting } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

test('a newer version waits until everything is handed in, and comes only when its person presses', async ({
  endpoint,
  newPhone,
  newDesk,
}) => {
  const desk = await newDesk();
  await signInAtDesk(desk);
  await importRoster(desk);

  const front = await NewerVersion.before(endpoint.url);
  const phone = await newPhone(front.url);
  const { page } = phone;
  try {
    await signInOnPhone(phone, accounts.secretary);
    // The worker is in charge from the second start on.
    await phone.open('/');
    front.apiIsCut = true;
    await phone.open('/meetings/new?kind=assembly');
    await writeMeeting(phone, '石桥村党群服务中心');
    await standing(phone, /已保存/);
    const address = new URL(page.url()).pathname;

    front.isOut = true;
    await phone.open('/me/version');
    await expect(page.getByText('1 条上报完再更新')).toBeVisible();
    await expect(page.getByRole('button', { name: '更新', exact: true })).toHaveCount(0);

    front.apiIsCut = false;
    await phone.open(address);
    await standing(phone, /已送达/);
    await phone.open('/me/version');
    const loadedAgain = page.waitForEvent('load', { timeout: 60_000 });
    await page.getByRole('button', { name: '更新', exact: true }).click();
    await loadedAgain;
    await expect(page.getByRole('button', { name: '更新', exact: true })).toHaveCount(0);
    await phone.open(address);
    await standing(phone, /已送达/);
  } finally {
    await front.close();
  }
});
