import { addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { BranchSize } from './fixtures.ts';
import type { Random } from './random.ts';

/** What an assembly outside the quarterly ones is about. */
export type Occasion = 'appraisal' | 'budget' | 'resolution' | 'report';

/** One sitting that is going to be written: its kind, its day, its group by number. */
export type Sitting = {
  readonly kind: MeetingKind;
  readonly day: LocalDate;
  readonly group: number | null;
  readonly occasion: Occasion | null;
};

const QUARTER_ASSEMBLIES = [3, 6, 9, 12];
const LESSONS = [2, 4, 5, 7, 8, 11];
const LIFE_MEETING = 12;
const OCCASIONS: Readonly<Record<number, Occasion>> = { 1: 'appraisal', 4: 'budget', 5: 'resolution', 10: 'resolution', 11: 'report' };
/** A few sittings never took place: real ledgers have gaps. */
const GAP = 0.015;

const dayOf = (month: LocalDate, day: number): LocalDate => `${month.slice(0, 8)}${String(day).padStart(2, '0')}` as LocalDate;

function monthPlan(month: LocalDate, size: BranchSize, themeDay: number, random: Random): Sitting[] {
  const number = Number(month.slice(5, 7));
  const on = (kind: MeetingKind, day: number, group: number | null = null, occasion: Occasion | null = null): Sitting => ({
    kind,
    day: dayOf(month, day),
    group,
    occasion,
  });
  const plan = [on('committee', random.int(2, 8)), on('themeDay', themeDay)];
  for (let group = 0; group < size.groups; group += 1) plan.push(on('group', random.int(6, 27), group));
  if (QUARTER_ASSEMBLIES.includes(number)) plan.push(on('assembly', random.int(9, 20)));
  if (LESSONS.includes(number)) plan.push(on('lesson', random.int(8, 25)));
  if (number === LIFE_MEETING) plan.push(on('lifeMeeting', random.int(21, 27)));
  const occasion = OCCASIONS[number];
  if (occasion) plan.push(on('assembly', random.int(11, 21), null, occasion));
  return plan;
}

/**
 * The sittings of so many years before `today`, the earliest first, none on `today` or later.
 * Assembly and lesson by the quarter, committee, groups and 主题党日 by the month, 组织生活会 by the year, and what the year brings besides.
 */
export function calendar(size: BranchSize, years: number, today: LocalDate, random: Random): readonly Sitting[] {
  const first = addMonths(today, -12 * years);
  const themeDay = random.pick([5, 10, 15, 20]);
  const sittings: Sitting[] = [];
  for (let month = dayOf(first, 1); month < today; month = addMonths(month, 1)) {
    const plan = monthPlan(month, size, themeDay, random).filter(() => !random.chance(GAP));
    sittings.push(...plan.filter((sitting) => sitting.day >= first && sitting.day < today));
  }
  return sittings.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
