import { z } from 'zod';
import { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Person } from './meeting.ts';
import { Education, Sex } from './member.ts';
import { line, PersonName } from './text.ts';

/** Where a village finds its 后备干部: 致富能手, 合作社负责人, 复退军人, 回乡创业人员, 大学生, 党员骨干. */
export const CadreOrigin = z.enum(['business', 'cooperative', 'veteran', 'returnee', 'graduate', 'member', 'other']);
export type CadreOrigin = z.infer<typeof CadreOrigin>;

/** Somebody the branch brings on for office, as far as 后备干部名册 needs it. What he is like is never written down. */
export const ReserveCadreBody = z.strictObject({
  /** Null for somebody who is not in the Party. */
  memberId: MemberId.nullable().default(null),
  name: PersonName,
  sex: Sex,
  birthMonth: YearMonth.nullable().default(null),
  education: Education.nullable().default(null),
  origin: CadreOrigin,
  /** 帮带人: who brings him on. */
  coach: Person.nullable().default(null),
  /** What he has been given to do. */
  cadreTask: line(100).default(''),
  listedOn: LocalDate.nullable().default(null),
  /** The day he went off the register, for an office or otherwise; null while he stands in it. */
  leftOn: LocalDate.nullable().default(null),
  note: line(100).default(''),
});
export type ReserveCadreBody = z.infer<typeof ReserveCadreBody>;

/** A line of 后备干部名册. */
export const reserveCadre = defineKind({
  kind: 'reserveCadre',
  body: ReserveCadreBody,
  fields: {
    memberId: 'latest',
    name: 'latest',
    sex: 'latest',
    birthMonth: 'latest',
    education: 'latest',
    origin: 'latest',
    coach: 'latest',
    cadreTask: 'latest',
    listedOn: 'latest',
    leftOn: 'latest',
    note: 'latest',
  },
  needsReview: false,
  dayOf: (body) => body.listedOn,
  membersOf: (body) => [body.memberId, body.coach?.memberId ?? null].flatMap((id) => (id === null ? [] : [id])),
  wordsOf: (body) => body.name,
});
