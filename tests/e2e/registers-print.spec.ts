import { registerNames } from '#domain/roster/registers.ts';
import { phrases } from '#server/seed/words.ts';
import { signInAtDesk } from './support/desk-steps.ts';
import { expect, test } from './support/stage.ts';

test.use({ filled: 'branch of 62' });

// A4 lying down, in points, and what the margins leave of its width, in CSS pixels.
const A4 = [842, 595] as const;
const PAPER_WIDTH = Math.round(((297 - 20) / 25.4) * 96);

/** The sheets of a PDF, each by its width and height in points. */
const sheetsOf = (pdf: Buffer): number[][] =>
  [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/g)].map(([, width, height]) => [
    Math.round(Number(width)),
    Math.round(Number(height)),
  ]);

test('the four registers of a branch of 62 go on A4, every gap marked, nothing cut', async ({ newDesk }, info) => {
  const desk = await newDesk();
  const { page } = desk;
  await signInAtDesk(desk, { login: 'zhenban', password: 'lianxi2026', name: phrases.people.staff });
  await page.getByRole('link', { name: '四册与结构' }).click();
  await page.getByRole('combobox', { name: '看哪个村' }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('石桥村').click();
  const names = { committees: '两委班子名册', members: '党员名册', activists: '入党积极分子名册', reserve: '后备干部名册' } as const;
  for (const name of registerNames)
    await test.step(names[name], async () => {
      await page.getByRole('button', { name: names[name] }).click();
      const sheet = page.getByRole('table');
      const rows = sheet.locator('tbody tr');
      await expect(rows.first()).toBeVisible();
      const pdf = await page.pdf({ preferCSSPageSize: true, path: info.outputPath(`${name}.pdf`) });
      const sheets = sheetsOf(pdf);
      expect(sheets.length).toBeGreaterThan(0);
      for (const sheetSize of sheets) expect(sheetSize).toEqual([...A4]);
      // 62 people take three pages and not more: a register that runs on and on is not read.
      expect(sheets.length).toBeLessThanOrEqual(name === 'members' ? 5 : 1);
      // As it is laid out for that paper: no cell holds more than it shows, and what is missing says so.
      await page.setViewportSize({ width: PAPER_WIDTH, height: 900 });
      await page.emulateMedia({ media: 'print' });
      const cut = await sheet
        .locator('td, th')
        .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
      expect(cut).toEqual([]);
      expect(await sheet.evaluate((table) => table.getBoundingClientRect().right <= document.documentElement.clientWidth + 1)).toBe(true);
      const blank = await sheet.locator('td.zb-print-gap').evaluateAll((cells) => cells.filter((cell) => cell.textContent !== '缺').length);
      expect(blank).toBe(0);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1440, height: 900 });
    });
});
