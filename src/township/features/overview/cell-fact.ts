import type { TFunction } from 'i18next';
import { formats } from '#i18n/format.ts';
import type { OverviewCell } from '#protocol/desk.ts';

/** The shortest thing that can be said of a cell. */
export function cellFact(cell: OverviewCell, t: TFunction<'overview'>): string {
  if (cell.state === 'none') return t('cell.none');
  if (cell.state === 'returned') return t('cell.returned');
  if (cell.need !== null && cell.need > 1 && cell.have !== null) return t('cell.of', { have: cell.have, need: cell.need });
  if (cell.day !== null) return formats().shortDay(cell.day);
  if (cell.daysLeft !== null && cell.state === 'open')
    return cell.daysLeft <= 0 ? t('cell.today') : t('cell.daysLeft', { n: cell.daysLeft });
  return t(`cell.${cell.state}`);
}

/** Whether somebody still has to do something about it. */
export const wantsMending = (cell: Pick<OverviewCell, 'state'>): boolean => cell.state === 'overdue' || cell.state === 'returned';

/** The month so many months away. */
export function monthBeside(month: string, step: number): string {
  const moved = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + step, 1));
  return moved.toISOString().slice(0, 7);
}
