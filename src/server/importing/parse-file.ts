import { parse as parseCsv } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { checkZip } from './zip-check.ts';

/** The largest roster file that is taken, in bytes. */
export const MAX_FILE_BYTES = 2 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 20 * 1024 * 1024;
const MAX_ROWS = 5_000;
const MAX_COLUMNS = 60;
const MAX_CELL = 2_000;

/** A file as rows of text; a row's number is the one the person sees in his program. */
export type Table = {
  readonly encoding: 'xlsx' | 'utf-8' | 'utf-16' | 'gb18030';
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[];
};

/** Why a file could not be read at all. */
export type FileProblem = Problem<'import.unreadable' | 'import.tooLarge'>;

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte);

/** Reads an xlsx or CSV file, whichever it is by its first bytes, within fixed limits of size, rows and columns. */
export async function parseFile(bytes: Uint8Array): Promise<Result<Table, FileProblem>> {
  if (bytes.byteLength > MAX_FILE_BYTES) return fail('import.tooLarge', { reason: 'file' });
  if (bytes.byteLength === 0) return fail('import.unreadable', { reason: 'empty' });
  if (startsWith(bytes, 0x50, 0x4b)) return parseXlsx(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return fail('import.unreadable', { reason: 'oldExcel' });
  return parseText(bytes);
}

function decode(bytes: Uint8Array): { encoding: Table['encoding']; text: string } {
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16', text: new TextDecoder('utf-16le').decode(bytes) };
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    // The label must be gb18030: Node's "gbk" turns some rare surnames into private-use characters.
    return { encoding: 'gb18030', text: new TextDecoder('gb18030').decode(bytes) };
  }
}

function parseText(bytes: Uint8Array): Result<Table, FileProblem> {
  const { encoding, text } = decode(bytes);
  if (text.includes('\u0000') || text.includes('\ufffd')) return fail('import.unreadable', { reason: 'notText' });
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) return fail('import.unreadable', { reason: 'webPage' });
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = head.includes('\t') ? '\t' : head.includes(';') && !head.includes(',') ? ';' : ',';
  let rows: string[][];
  try {
    rows = parseCsv(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: MAX_ROWS + 2,
    });
  } catch {
    return fail('import.unreadable', { reason: 'notTable' });
  }
  return bounded(
    encoding,
    rows.map((cells, i) => ({ number: i + 1, cells: cells.map((cell) => cell.trim()) })),
  );
}

async function parseXlsx(bytes: Uint8Array): Promise<Result<Table, FileProblem>> {
  const verdict = checkZip(bytes, MAX_UNPACKED_BYTES);
  if (verdict === 'tooLarge') return fail('import.tooLarge', { reason: 'unpacked' });
  if (verdict !== 'fine') return fail('import.unreadable', { reason: verdict });
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(bytes.slice().buffer);
  } catch {
    return fail('import.unreadable', { reason: 'broken' });
  }
  const sheet = book.worksheets.find((one) => one.state === 'visible' && one.actualRowCount > 0);
  if (!sheet) return fail('import.unreadable', { reason: 'empty' });
  if (sheet.actualRowCount > MAX_ROWS + 1) return fail('import.tooLarge', { reason: 'rows' });
  if (sheet.columnCount > MAX_COLUMNS * 4) return fail('import.tooLarge', { reason: 'columns' });
  const rows: { number: number; cells: string[] }[] = [];
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = textOf(cell.isMerged && cell.master !== cell ? null : cell.value);
    });
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') });
  });
  return bounded('xlsx', rows);
}

/** A cell's value as text: a formula gives its last value, a date its day, rich text its letters. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map((run) => run.text)
      .join('')
      .trim();
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue);
  if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
  return '';
}

function bounded(encoding: Table['encoding'], all: readonly { number: number; cells: string[] }[]): Result<Table, FileProblem> {
  const rows = all.filter((row) => row.cells.some((cell) => cell !== ''));
  if (rows.length === 0) return fail('import.unreadable', { reason: 'empty' });
  if (rows.length > MAX_ROWS + 1) return fail('import.tooLarge', { reason: 'rows' });
  if (rows.some((row) => row.cells.findLastIndex((cell) => cell !== '') >= MAX_COLUMNS))
    return fail('import.tooLarge', { reason: 'columns' });
  if (rows.some((row) => row.cells.some((cell) => cell.length > MAX_CELL))) return fail('import.tooLarge', { reason: 'cell' });
  return ok({ encoding, rows });
}
