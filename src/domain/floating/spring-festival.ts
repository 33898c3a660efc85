import type { LocalDate } from '#domain/kernel/local-date.ts';

/** 春节, the first day of the lunar year, 2024 to 2044. A phone of 2026 needs no lunar calendar for it. */
const SPRING_FESTIVALS: readonly LocalDate[] = [
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
  '2036-01-28',
  '2037-02-15',
  '2038-02-04',
  '2039-01-24',
  '2040-02-12',
  '2041-02-01',
  '2042-01-22',
  '2043-02-10',
  '2044-01-30',
] as LocalDate[];

/** 春节 on the day or the next one after it; undefined past the end of the table. */
export const nextSpringFestival = (day: LocalDate): LocalDate | undefined => SPRING_FESTIVALS.find((festival) => festival >= day);
