import { addMonths, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';

const wholeYears = (from: string, to: string): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(4) < from.slice(4) ? years - 1 : years;
};

/**
 * 党龄 in whole years: from the day of becoming formal, not from joining (发展党员工作细则 §33; MB-2), without the months of 党龄校正值 in
 * which membership was halted. Null before that day.
 */
export function partyYears({ formalOn, partyAgeMonths = 0 }: PartyAgeFacts, day: LocalDate): number | null {
  if (formalOn === null || formalOn > day) return null;
  return Math.max(0, wholeYears(addMonths(formalOn, partyAgeMonths), day));
}

type PartyAgeFacts = Pick<MemberBody, 'formalOn'> & Partial<Pick<MemberBody, 'partyAgeMonths'>>;

/** Age in whole years, as far as the month of birth tells; null where it is not known. */
export const ageOn = (birthMonth: YearMonth | null, day: LocalDate): number | null =>
  birthMonth === null ? null : wholeYears(birthMonth, day.slice(0, 7));

/** The day a year of probation is over (党章 §7: one year from the assembly that passed him). */
export const probationEnds = (joinedOn: LocalDate): LocalDate => addMonths(joinedOn, 12);

/** When an extended probation may end: half a year to a year after the first one (党章 §7; 发展党员工作细则 §31). */
export const extensionEnds = (joinedOn: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } => ({
  from: addMonths(joinedOn, 18),
  to: addMonths(joinedOn, 24),
});

/** The offices a member holds on that day, in the order given. */
export const currentOffices = (offices: readonly { readonly body: OfficeBody }[], memberId: string, day: LocalDate): OfficeBody[] =>
  offices
    .map(({ body }) => body)
    .filter((body) => body.memberId === memberId && body.from <= day && (body.until === null || body.until >= day));

/** Whether a member holds no office on that day (无职党员): whom 设岗定责 is for. */
export const withoutOffice = (offices: readonly { readonly body: OfficeBody }[], memberId: string, day: LocalDate): boolean =>
  currentOffices(offices, memberId, day).length === 0;
