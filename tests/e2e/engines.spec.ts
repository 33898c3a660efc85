import { keptOnDisk, next } from './support/phone-steps.ts';
import { expect, test } from './support/stage.ts';

/** Runs in the page before anything of the app: takes away what came to Chromium after 107. */
function asIn107(): void {
  const away: readonly (readonly [object | undefined, readonly string[]])[] = [
    [Map, ['groupBy']],
    [Object, ['groupBy']],
    [Array, ['fromAsync']],
    [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [Promise, ['withResolvers', 'try']],
    [RegExp, ['escape']],
    [Set.prototype, ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [Map.prototype, ['getOrInsert', 'getOrInsertComputed']],
    [
      Object.getPrototypeOf(Object.getPrototypeOf([].values())),
      ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    ],
    [AbortSignal, ['any']],
    [URL, ['canParse', 'parse']],
    [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Element.prototype, ['setHTMLUnsafe', 'getHTML', 'moveBefore']],
    [Document.prototype, ['startViewTransition', 'caretPositionFromPoint']],
    [HTMLElement.prototype, ['showPopover', 'hidePopover', 'togglePopover']],
    [Headers.prototype, ['getSetCookie']],
    [globalThis, ['Iterator', 'Float16Array', 'scheduler', 'CloseWatcher', 'DisposableStack', 'SuppressedError']],
  ];
  for (const [owner, names] of away) for (const name of names) if (owner) Reflect.deleteProperty(owner, name);
}

test('a phone that knows nothing newer than Chromium 107 practises a meeting, finds somebody and looks into its health', async ({
  newPhone,
}) => {
  const phone = await newPhone();
  await phone.context.addInitScript(asIn107);
  await phone.open('/');
  const { page } = phone;
  expect(await page.evaluate(() => 'groupBy' in Map || 'any' in AbortSignal || 'toSorted' in Array.prototype)).toBe(false);
  await next(phone, '下一张');
  await next(phone, '下一张');
  await next(phone, '先试一试');
  await page.getByText('记一次会试试').click();
  await page.getByLabel('地点').fill('村部');
  await keptOnDisk(phone);
  await page.reload();
  await expect(page.getByLabel('地点')).toHaveValue('村部');
  await next(phone, '下一步：谁到了');
  await page.getByRole('button', { name: '第一党小组，这组都到了' }).click();
  for (const step of ['下一步：议题', '下一步：决议', '看一遍', '记下这次会']) await next(phone, step);
  await expect(page.locator('.zb-states').getByText(/已保存/)).toBeVisible();
  await phone.open('/meetings');
  await expect(page.getByText('村部').first()).toBeVisible();
  await phone.open('/roster');
  await page.getByRole('searchbox').fill('dsy');
  await expect(page.getByRole('link', { name: /邓守义/ })).toBeVisible();
  for (const path of ['/me', '/me/sync', '/me/health', '/me/look', '/visits', '/log', '/help/meetings']) {
    await phone.open(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('这一页打不开')).toHaveCount(0);
  }
});
