import { expect } from '@playwright/test';
import { accounts, memberNames, rosterFile } from './cast.ts';
import type { Device } from './stage.ts';

/** Signs the township's staff in, or whoever else works there. */
export async function signInAtDesk(
  desk: Device,
  who: Pick<(typeof accounts)['staff'], 'login' | 'password' | 'name'> = accounts.staff,
): Promise<void> {
  await desk.open('/township');
  const { page } = desk;
  await page.getByLabel('账号').fill(who.login);
  await page.getByLabel('密码').fill(who.password);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('navigation', { name: '主要' })).toContainText(who.name);
}

/** Takes a roster file in, after a look at what it would do. */
export async function importRoster(desk: Device, village = '石桥村'): Promise<void> {
  const { page } = desk;
  await page.getByRole('link', { name: '导入名册' }).click();
  await page.getByRole('combobox', { name: '选一个村' }).click();
  await page.getByRole('option', { name: village }).click();
  await page.getByLabel('选文件').setInputFiles({ name: '石桥名册.csv', mimeType: 'text/csv', buffer: Buffer.from(rosterFile, 'utf8') });
  await expect(page.getByText('日历上没有“2003-02-30”')).toBeVisible();
  await expect(page.getByText(`现在还什么都没有写进${village}的名册。`)).toBeVisible();
  await page.getByRole('button', { name: `导入 ${memberNames.length} 人` }).click();
  await expect(page.getByRole('heading', { name: `${village}：新增 ${memberNames.length} 人` })).toBeVisible();
}

/** Opens the inbox on the meetings of a tab. */
export async function openInbox(desk: Device, tab: 'waiting' | 'mended'): Promise<void> {
  await desk.open(`/township/?kind=meeting${tab === 'mended' ? '&tab=mended' : ''}`);
}
