import ExcelJS from 'exceljs';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fen, fen } from '#domain/kernel/fen.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { batchOf, paymentIn } from '#tests/support/dues.ts';
import { type Endpoint, openEndpoint, PASSWORD } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('dues as xlsx, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let branch: string;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    branch = endpoint.branches.shiqiao;
    const phone = phoneOf(await endpoint.signIn('shiqiao'), branch, endpoint.clock.now);
    const farmer = v7();
    const batch = v7();
    await phone.push(phone.create(farmer, 'member', { name: '=郑有才', sex: '1', status: 'formal', joinedOn: '2020-02-14' }));
    const paidOn = localDate('2026-06-01');
    // A float adds 0.10 and 0.20 to 0.30000000000000004.
    const entries = [
      paymentIn(branch, farmer, '2026-03', { dueFen: fen(10), paidOn }),
      paymentIn(branch, farmer, '2026-04', { dueFen: fen(20), paidOn }),
      paymentIn(branch, farmer, '2026-05', { purpose: 'large', dueFen: 0 as Fen, voluntaryFen: fen(123_456), paidOn }),
    ];
    const sums = { totalFen: fen(30), largeFen: fen(123_456) };
    const { body } = await phone.push(
      ...entries.map(({ id, body: entry }) => phone.create(id, 'duesPayment', entry as never)),
      phone.create(batch, 'duesRemittance', { ...batchOf(entries.slice(0, 2)), ...sums, entries: entries.map(({ id }) => id) } as never),
    );
    expect(body.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  });
  afterEach(() => endpoint.close());

  async function sheetOf(path: string): Promise<ExcelJS.Worksheet> {
    const session = await endpoint.app.request('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-zhibu': '1' },
      body: JSON.stringify({ login: 'staff', password: PASSWORD }),
    });
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    const response = await endpoint.app.request(path, { headers: { cookie, 'x-zhibu': '1' } });
    expect(response.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    return book.worksheets[0] as ExcelJS.Worksheet;
  }

  test('the ledger has a line a member and a column a month, amounts as money with two places, and the sums', async () => {
    const sheet = await sheetOf(`/api/v1/branches/${branch}/export/dues.xlsx?year=2026`);
    const line = sheet.getRow(2);
    // Text, not a formula.
    expect(line.getCell(1).value).toBe('=郑有才');
    const cells = [5, 6, 15, 16].map((at) => [line.getCell(at).value, line.getCell(at).numFmt]);
    expect(cells).toEqual([
      [0.1, '#,##0.00'],
      [0.2, '#,##0.00'],
      [1234.56, '#,##0.00'],
      [1234.86, '#,##0.00'],
    ]);
    expect(line.getCell(3).value).toBe('');
    expect(sheet.getRow(3).getCell(16).value).toBe(1234.86);
  });

  test('the reconciliation has every batch, and what each village collected, took up and holds', async () => {
    const sheet = await sheetOf('/api/v1/desk/export/dues.xlsx?year=2026');
    expect((sheet.getRow(2).values as unknown[]).slice(1, 6)).toEqual(['石桥村党支部', '2026-06-12', 3, 1234.86, 1234.56]);
    const village = [5, 6, 7].map((row) => sheet.getRow(row).values as unknown[]).find((cells) => cells[1] === '石桥村党支部');
    expect(village?.slice(4, 7)).toEqual([1234.86, 1234.86, 0]);
    expect(sheet.getRow(2).getCell(4).numFmt).toBe('#,##0.00');
  });

  test('a branch gets its own ledger and nobody else’s, and the reconciliation is the township’s', async () => {
    const secretary = await endpoint.signIn('shiqiao');
    expect((await secretary.get(`/api/v1/branches/${endpoint.branches.liushu}/export/dues.xlsx?year=2026`)).status).toBe(404);
    expect((await secretary.get('/api/v1/desk/export/dues.xlsx?year=2026')).status).toBe(403);
  });
});
