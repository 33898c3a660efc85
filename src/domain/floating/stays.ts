import { addDays, addMonths, daysBetween, type LocalDate } from '#domain/kernel/local-date.ts';
import type { FloatingStayBody, HostAttendance, HostDues } from '#domain/records/floating-stay.ts';
import { isOnRoll, type OnRoster } from '#domain/roster/roll.ts';
import type { RosterSettings } from '#domain/roster/settings.ts';

/** A stay as it is stored. */
export type Stay = { readonly id: string; readonly body: FloatingStayBody };

/** From so many months away on, a member counts as floating (FL-1), and one who lives at one place moves his 组织关系 (TR-1). */
export const FLOATING_MONTHS = 6;

const REPORT_MONTHS = 12;

/** Whether a stay lasts on a day. */
export const isAway = (stay: FloatingStayBody, day: LocalDate): boolean =>
  stay.since <= day && (stay.endedOn === null || stay.endedOn > day);

/** The member's stay that lasts on a day; undefined where he is registered as away nowhere. */
export const stayOf = <S extends Stay>(stays: readonly S[], memberId: string, day: LocalDate): S | undefined =>
  stays.find(({ body }) => body.direction === 'out' && (body.memberId as string | null) === memberId && isAway(body, day));

/** The last day on which somebody reached him, or he reported; null where nobody did. */
export const lastContact = (stay: FloatingStayBody, day: LocalDate): LocalDate | null =>
  Object.values(stay.contacts)
    .map(({ on }) => on)
    .filter((on) => on <= day)
    .sort()
    .at(-1) ?? null;

/** When he is to be reached next, so many days (township setting) after the last time, or after he left (党员教育管理工作条例 §33). */
export const nextContactOn = (
  stay: FloatingStayBody,
  day: LocalDate,
  { floatingContactDays }: Pick<RosterSettings, 'floatingContactDays'>,
): LocalDate => addDays(lastContact(stay, day) ?? stay.since, floatingContactDays);

/**
 * When his own report to the home branch falls due: a year after the last one, or after he left (FL-6). Of years that were let go
 * by, only the latest is asked for: nobody can report today for the year before last.
 */
export function nextReportOn(stay: FloatingStayBody, day: LocalDate): LocalDate {
  const reports = Object.values(stay.contacts).filter(({ way, on }) => way === 'report' && on <= day);
  const last =
    reports
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? stay.since;
  let years = 1;
  while (addMonths(last, (years + 1) * REPORT_MONTHS) <= day) years += 1;
  return addMonths(last, years * REPORT_MONTHS);
}

/** The day from which on a stay at one fixed place asks for a 转接 (党员教育管理工作条例 §25; TR-1); null where it does not. */
export const transferFrom = (stay: FloatingStayBody): LocalDate | null =>
  stay.direction === 'out' && stay.fixedPlace && stay.endedOn === null ? addMonths(stay.since, FLOATING_MONTHS) : null;

/** The members whom the roster has as away for six months and whom nobody registered as floating (党员教育管理工作条例 §32; FL-1). */
export const toRegister = <M extends OnRoster>(members: readonly M[], stays: readonly Stay[], day: LocalDate): M[] =>
  members.filter(
    ({ id, body }) =>
      body.away !== null &&
      addMonths(body.away.since, FLOATING_MONTHS) <= day &&
      isOnRoll(body, day) &&
      stayOf(stays, id, day) === undefined,
  );

/** What a row of the host's part is called, so that whoever takes it in a second time writes the same row. */
export const rowKey = {
  attended: ({ on, meetingKind }: HostAttendance): string => `${on}_${meetingKind}`,
  dues: ({ on, from, to }: HostDues): string => `${on}_${from}_${to}`,
  opinion: (on: LocalDate): string => on,
};

/** The meetings that a member came to at host branches in these days, each once, oldest first (§32: 组织生活 may be where he lives; FL-4). */
export function attendedElsewhere(stays: readonly Stay[], memberId: string, from: LocalDate, to: LocalDate): HostAttendance[] {
  const found = new Map<string, HostAttendance>();
  for (const { body } of stays)
    if (body.direction === 'out' && (body.memberId as string | null) === memberId)
      for (const row of Object.values(body.attended)) if (row.on >= from && row.on <= to) found.set(rowKey.attended(row), row);
  return [...found.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/**
 * The guests, one for each card: where two phones of the branch registered one card each without a signal, the stay with the smaller
 * id stands and takes the rows of both.
 */
export function guestsOf<S extends Stay>(stays: readonly S[]): S[] {
  const guests = new Map<string, S>();
  for (const stay of [...stays].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (stay.body.direction !== 'in') continue;
    const key = stay.body.cardStayId ?? stay.id;
    const known = guests.get(key);
    guests.set(
      key,
      known
        ? {
            ...known,
            body: {
              ...known.body,
              contacts: { ...stay.body.contacts, ...known.body.contacts },
              attended: { ...stay.body.attended, ...known.body.attended },
              dues: { ...stay.body.dues, ...known.body.dues },
              opinions: { ...stay.body.opinions, ...known.body.opinions },
            },
          }
        : stay,
    );
  }
  return [...guests.values()];
}

/** How many days a contact is overdue on a day; 0 while it is not. */
export const overdueBy = (dueOn: LocalDate, day: LocalDate): number => Math.max(0, daysBetween(dueOn, day));
