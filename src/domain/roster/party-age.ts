import { addMonths, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import type { OfficeBody } from '#domain/records/office.ts';

const wholeYears = (from: string, to: string): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(4) < from.slice(4) ? years - 1 : years;
};

/** 党龄 in whole years: from the day of becoming formal, not from joining (发展党员工作细则 §33; MB-2). Null before that day. */
export const partyYears = (formalOn: LocalDate | null, day: LocalDate): number | null =>
  formalOn === null || formalOn > day ? null : wholeYears(formalOn, day);

/** Age in whole years, as far as the month of birth tells; null where it is not known. */
export const ageOn = (birthMonth: YearMonth | null, day: LocalDate): number | null =>
  birthMonth === null ? null : wholeYears(birthMonth, day.slice(0, 7));

/** The day a year of probation is over (党章 §7: one year from the assembly that passed him). */
export const probationEnds = (joinedOn: LocalDate): LocalDate => addMonths(joinedOn, 12);

/** The offices a member holds on that day, in the order given. */
export const currentOffices = (offices: readonly { readonly body: OfficeBody }[], memberId: string, day: LocalDate): OfficeBody[] =>
  offices
    .map(({ body }) => body)
    .filter((body) => body.memberId === memberId && body.from <= day && (body.until === null || body.until >= day));

/** Whether a member holds no office on that day (无职党员): whom 设岗定责 is for. */
export const withoutOffice = (offices: readonly { readonly body: OfficeBody }[], memberId: string, day: LocalDate): boolean =>
  currentOffices(offices, memberId, day).length === 0;
