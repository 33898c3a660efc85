import i18next from 'i18next';
import type { Register, RegisterCell, RegisterColumn } from '#domain/roster/registers.ts';
import { formats } from './format.ts';

const word = (key: string): string => String(i18next.t(key as never));

/** A register's column in words. */
export const registerColumn = (column: RegisterColumn): string => word(`registers:column.${column}`);

/** What stands in a register in words; null for a gap. */
export function registerCell(cell: RegisterCell): string | null {
  switch (cell.as) {
    case 'text':
      return cell.text;
    case 'word':
      return cell.list === 'ethnicity' ? word(`ethnicity:${cell.code}`) : word(`records:${cell.list}.${cell.code}`);
    case 'titles':
      return formats().list(cell.codes.map((code) => word(`records:officeTitle.${code}`)));
    case 'day':
      return cell.day.replaceAll('-', '.');
    case 'month':
      return cell.month.replace('-', '.');
    case 'none':
      return '';
    case 'gap':
      return null;
  }
}

/** What is missing in one line, "学历、入党日期"; empty where nothing is. */
export const gapsOf = (register: Register, row: Register['rows'][number]): string =>
  formats().list(register.columns.filter((_, i) => row.cells[i]?.as === 'gap').map(registerColumn));
