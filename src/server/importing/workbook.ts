import ExcelJS from 'exceljs';

/** A column of a sheet: its heading and how wide it stands, in letters. */
export type SheetColumn = { readonly heading: string; readonly width: number };

/** A sheet in which every cell is text or a whole number: nothing a person typed can become a formula. */
export async function workbookOf(
  sheetName: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map((column) => ({
    width: column.width,
    style: { numFmt: '@', alignment: { vertical: 'top', wrapText: column.width >= 24 } },
  }));
  sheet.addRow(columns.map((column) => column.heading)).font = { bold: true };
  for (const cells of rows) {
    const row = sheet.addRow(cells.map((cell) => (typeof cell === 'number' ? cell : String(cell))));
    for (const [i, cell] of cells.entries()) if (typeof cell === 'number') row.getCell(i + 1).numFmt = '0';
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
