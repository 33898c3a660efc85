import type { MemberId } from '#domain/kernel/ids.ts';
import { addDays, addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { Committee, OfficeBody, OfficeTitle } from '#domain/records/office.ts';
import type { Random } from './random.ts';
import { phrases } from './words.ts';

type Named = { readonly id: string; readonly body: MemberBody };

/** Who is there to be elected: the branch committee in its order, others, and a villager outside the Party. */
export type Electable = {
  readonly seated: readonly Named[];
  readonly ordinary: readonly Named[];
  readonly villager: string;
  /** The day they were elected, where it was not in the year of the other villages. */
  readonly electedOn: LocalDate | null;
};

const BRANCH_TITLES: readonly OfficeTitle[] = [
  'secretary',
  'deputySecretary',
  'organisation',
  'publicity',
  'discipline',
  'officer',
  'officer',
];
const SMALL_TITLES: readonly OfficeTitle[] = ['secretary', 'discipline', 'organisation'];
const TERM_YEARS = 5;
const ONE_ELECTION_YEAR = 2021;

/** The day the running term began: village committees are elected every five years, in January (2021, 2026). */
export function termStart(today: LocalDate, dayOfMonth: number): LocalDate {
  const day = `-01-${String(dayOfMonth).padStart(2, '0')}`;
  const terms = Math.floor((Number(today.slice(0, 4)) - ONE_ELECTION_YEAR) / TERM_YEARS);
  const year = ONE_ELECTION_YEAR + terms * TERM_YEARS;
  return `${`${year}${day}` <= today ? year : year - TERM_YEARS}${day}` as LocalDate;
}

/** The offices of the running term, and of the one before where the records reach back into it. */
export function committeeOf(
  people: Electable,
  first: LocalDate,
  today: LocalDate,
  random: Random,
): readonly { readonly id: string; readonly body: OfficeBody }[] {
  const from = people.electedOn ?? termStart(today, random.int(6, 20));
  const offices: { id: string; body: OfficeBody }[] = [];
  const hold = (
    who: Named | string | undefined,
    committee: Committee,
    title: OfficeTitle,
    start: LocalDate,
    until: LocalDate | null,
  ): void => {
    if (who === undefined) return;
    const approved =
      committee === 'branch' && (title === 'secretary' || title === 'deputySecretary')
        ? addDays(start, 4 + (start.charCodeAt(9) % 5))
        : null;
    const [memberId, name] = typeof who === 'string' ? [null, who] : [who.id as MemberId, who.body.name];
    offices.push({
      id: random.uuid(Date.parse(`${first}T00:00:00Z`)),
      body: {
        memberId,
        name,
        committee,
        title,
        from: start,
        until,
        approvedOn: approved,
        note: until === null ? phrases.offices.term : '',
      },
    });
  };
  const titles = people.seated.length <= SMALL_TITLES.length ? SMALL_TITLES : BRANCH_TITLES;
  const terms: [LocalDate, LocalDate | null][] = [[from, null]];
  if (first < from) terms.push([addMonths(from, -12 * TERM_YEARS), addDays(from, -1)]);
  for (const [start, until] of terms) {
    people.seated.forEach((member, at) => {
      hold(member, 'branch', titles[at] ?? 'officer', start, until);
    });
    hold(people.seated[0], 'village', 'chair', start, until);
  }
  hold(people.ordinary[0], 'village', 'deputyChair', from, null);
  hold(people.villager, 'village', 'officer', from, null);
  hold(people.ordinary[1], 'village', 'officer', from, null);
  hold(people.seated[titles.indexOf('discipline')], 'supervision', 'chair', from, null);
  hold(people.ordinary[2], 'supervision', 'officer', from, null);
  return offices;
}
