import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import type { DutyRotaBody, RotaDay } from '#domain/records/duty-rota.ts';

/** The Monday of the week a day is in. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** One day of the rota: who is on, and the note that goes with it. */
export type RotaRow = { readonly on: LocalDate; readonly people: RotaDay['people']; readonly note: string };

/** The seven days from a Monday on, as all records of that week say them together: two phones may have begun one each. */
export function rotaWeek(records: readonly { readonly body: DutyRotaBody }[], weekOf: LocalDate): readonly RotaRow[] {
  const ofWeek = records.filter(({ body }) => body.weekOf === weekOf);
  return Array.from({ length: 7 }, (_, i) => {
    const on = addDays(weekOf, i);
    const days = ofWeek.flatMap(({ body }) => body.rotaDays[on] ?? []);
    const people = new Map(days.flatMap((day) => day.people).map((person) => [person.memberId ?? person.name, person]));
    return {
      on,
      people: [...people.values()],
      note: [...new Set(days.map((day) => day.note.trim()).filter((note) => note !== ''))].join('；'),
    };
  });
}

/** The same people on the same weekdays seven days later. */
export const nextWeek = (rows: readonly RotaRow[]): Readonly<Record<LocalDate, RotaDay>> =>
  Object.fromEntries(rows.filter((row) => row.people.length > 0).map((row) => [addDays(row.on, 7), { people: row.people, note: '' }]));
