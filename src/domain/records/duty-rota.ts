import { z } from 'zod';
import type { MemberId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { defineKind } from './define-kind.ts';
import { Person } from './meeting.ts';
import { line } from './text.ts';

/** Who sits in the activity room on one day (值班). Whether they came is never kept. */
export const RotaDay = z.strictObject({ people: z.array(Person).max(5), note: line(40).default('') });
export type RotaDay = z.infer<typeof RotaDay>;

/** The rota of one week, from a Monday on. Two phones filling different days never clash. */
export const DutyRotaBody = z.strictObject({
  weekOf: LocalDate,
  rotaDays: z.record(LocalDate, RotaDay).default({}),
});
export type DutyRotaBody = z.infer<typeof DutyRotaBody>;

/** A week's rota. Where two phones made one each, `posts/rota.ts` reads them as one. */
export const dutyRota = defineKind({
  kind: 'dutyRota',
  body: DutyRotaBody,
  fields: { weekOf: 'latest', rotaDays: 'perKey' },
  needsReview: false,
  dayOf: (body) => body.weekOf,
  membersOf: (body) => [
    ...new Set(
      Object.values(body.rotaDays).flatMap((day) => day.people.flatMap((person): MemberId[] => (person.memberId ? [person.memberId] : []))),
    ),
  ],
  wordsOf: (body) =>
    Object.values(body.rotaDays)
      .flatMap((day) => day.people.map((person) => person.name))
      .join(' '),
});
