import ExcelJS from 'exceljs';
import { yuanText } from '#domain/dues/yuan.ts';
import type { Fen } from '#domain/kernel/fen.ts';

/** A column of a sheet: its heading and how wide it stands, in letters. */
export type SheetColumn = { readonly heading: string; readonly width: number };

/** What a cell holds: text, a whole number, or an amount of money. */
export type SheetCell = string | number | { readonly fen: Fen };

// The format knows no decimals but doubles. The digits are handed over as they stand and nothing is ever worked out from the cell.
const inCell = (cell: SheetCell): string | number => (typeof cell === 'object' ? Number(yuanText(cell.fen)) : cell);
const formatOf = (cell: SheetCell): string | undefined =>
  typeof cell === 'object' ? '#,##0.00' : typeof cell === 'number' ? '0' : undefined;

/** A sheet in which every cell is text, a whole number or an amount in yuan: nothing a person typed can become a formula. */
export async function workbookOf(
  sheetName: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({
    width: column.width,
    style: { numFmt: '@', alignment: { vertical: 'top', wrapText: column.width >= 24 } },
  }));
  sheet.addRow(columns.map((column) => column.heading)).font = { bold: true };
  for (const cells of rows) {
    const row = sheet.addRow(cells.map(inCell));
    for (const [i, cell] of cells.entries()) {
      const format = formatOf(cell);
      if (format !== undefined) row.getCell(i + 1).numFmt = format;
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
