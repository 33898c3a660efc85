import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { addDays, addMonths, type LocalDate } from '#domain/kernel/local-date.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { BranchSize } from './fixtures.ts';
import { committeeOf } from './offices.ts';
import { clansOf, excused, freshName, goneAway, onProbationYear, person, type Wanted } from './people.ts';
import type { Random } from './random.ts';
import { filled, names, phrases, places } from './words.ts';

/** A record's body with the id it will have. */
export type Made<T> = { readonly id: string; readonly body: T };

/** Everybody of one made-up branch. */
export type Roster = {
  readonly members: readonly Made<MemberBody>[];
  readonly groups: readonly Made<GroupBody>[];
  readonly offices: readonly Made<OfficeBody>[];
  /** Passed by an assembly within the last year, the earliest first. */
  readonly newcomers: readonly Made<MemberBody>[];
  readonly secretary: Made<MemberBody>;
  readonly recorder: Made<MemberBody>;
  readonly hamlets: readonly string[];
};

const ms = (day: LocalDate): number => Date.parse(`${day}T00:00:00Z`);
const ageOf = (body: MemberBody, today: LocalDate): number => Number(today.slice(0, 4)) - Number(body.birthMonth?.slice(0, 4) ?? 1960);

function rareFor(index: number, size: BranchSize, random: Random): readonly Wanted[] {
  const count = size.members >= 200 ? names.rare.length : size.members >= 60 ? 5 : size.members >= 25 ? 4 : 2;
  // The first villages show every kind of name; further on such names are as seldom as in life.
  if (index < 4) return names.rare.map((_, at) => names.rare[(at + index * 4) % names.rare.length] ?? null).slice(0, count);
  return random.chance(0.3) ? [random.pick(names.rare)] : [];
}

/** Makes the people of one branch as they stand on `today`; `first` is the day its records begin. */
export function roster(index: number, size: BranchSize, first: LocalDate, today: LocalDate, random: Random): Roster {
  const clans = clansOf(random);
  const taken = new Set<string>();
  const wanted = rareFor(index, size, random);
  const bodies = Array.from({ length: size.members }, (_, at) => person(wanted[at] ?? null, clans, taken, today, random));
  const ids = bodies.map(() => random.uuid(ms(first)) as MemberId);
  const hamlets = random.some(places.hamlets, Math.max(4, Math.min(size.groups + 2, places.hamlets.length)));

  const able = bodies
    .map((_, at) => at)
    .filter((at) => ageOf(bodies[at] as MemberBody, today) >= 34 && ageOf(bodies[at] as MemberBody, today) <= 66);
  const ordinary = able.filter((at) => at >= wanted.length);
  const committee = random.some(ordinary.length >= size.committee + size.groups ? ordinary : able, size.committee);
  for (const at of committee) bodies[at] = { ...(bodies[at] as MemberBody), occupation: 'villageOfficial', excuse: null };
  const rest = (): number[] => bodies.map((_, at) => at).filter((at) => !committee.includes(at));

  const newcomerDays = size.members >= 60 ? [5, 9] : [random.int(3, 10)];
  const youngest = rest()
    .filter((at) => at >= wanted.length)
    .sort((a, b) => ageOf(bodies[a] as MemberBody, today) - ageOf(bodies[b] as MemberBody, today));
  const newcomers = youngest.slice(0, newcomerDays.length);
  newcomers.forEach((at, i) => {
    bodies[at] = onProbationYear(bodies[at] as MemberBody, addDays(addMonths(today, -(newcomerDays[i] ?? 6)), -random.int(1, 9)));
  });

  const free = new Set(rest().filter((at) => !newcomers.includes(at)));
  const take = (count: number, fits: (age: number) => boolean): number[] => {
    const chosen = random.some(
      [...free].filter((at) => fits(ageOf(bodies[at] as MemberBody, today))),
      count,
    );
    for (const at of chosen) free.delete(at);
    return chosen;
  };
  const leaders = take(size.groups, (age) => age >= 38 && age <= 70);
  for (const at of take(Math.round(size.members * 0.14), (age) => age <= 58))
    bodies[at] = goneAway(bodies[at] as MemberBody, today, random);
  for (const at of take(size.members >= 200 ? 5 : size.members >= 60 ? 3 : 1, (age) => age >= 70))
    bodies[at] = excused(bodies[at] as MemberBody, first, random);
  if (size.members >= 60)
    for (const at of take(1, (age) => age <= 65))
      bodies[at] = { ...(bodies[at] as MemberBody), rights: 'onProbation', rightsUntil: addMonths(today, random.int(3, 10)) };

  const groups = Array.from({ length: size.groups }, (_, at): Made<GroupBody> => {
    const leader = leaders[at] ?? committee[at % committee.length] ?? 0;
    return {
      id: random.uuid(ms(first)),
      body: {
        name: places.groupName[at] ?? String(at + 1),
        order: at,
        leaderId: ids[leader] ?? null,
        grid: [hamlets[at % hamlets.length], hamlets[(at + 1) % hamlets.length]].join(places.nameComma),
        foundedOn: `${Number(first.slice(0, 4)) - random.int(3, 9)}-03-${String(random.int(3, 27)).padStart(2, '0')}` as LocalDate,
        dissolvedOn: null,
      },
    };
  });
  const members = bodies.map((body, at): Made<MemberBody> => {
    const led = leaders.indexOf(at);
    const groupId = groups[led >= 0 ? led : at % groups.length]?.id ?? null;
    return { id: ids[at] as string, body: { ...body, groupId: groupId as GroupId | null } };
  });

  const seated = committee.map((at) => members[at] as Made<MemberBody>);
  const villagerNames = Array.from({ length: 2 }, () => freshName(clans, '1', random.int(40, 55), taken, random));
  const ordinaryMembers = members.filter(
    (member) =>
      !seated.includes(member) &&
      member.body.status === 'formal' &&
      member.body.away === null &&
      member.body.excuse === null &&
      member.body.rights === 'full',
  );
  const [secretary = members[0] as Made<MemberBody>, , organisation] = seated;
  // In every third village the term ends in two or in five months, so that a countdown is there to be seen.
  const electedOn = index % 3 === 1 ? addMonths(today, index % 2 === 1 ? -58 : -55) : null;
  return {
    members: [...members, ...formerMembers(size, clans, taken, first, today, random)],
    groups,
    offices: committeeOf({ seated, ordinary: ordinaryMembers, villager: villagerNames[0] ?? '', electedOn }, first, today, random),
    newcomers: newcomers
      .map((at) => members[at] as Made<MemberBody>)
      .sort((a, b) => ((a.body.joinedOn ?? '') < (b.body.joinedOn ?? '') ? -1 : 1)),
    secretary,
    recorder: organisation ?? secretary,
    hamlets,
  };
}

/** Those who are in the roster's history only: moved to another branch before the records begin, or died. */
function formerMembers(
  size: BranchSize,
  clans: readonly (readonly [string, number])[],
  taken: Set<string>,
  first: LocalDate,
  today: LocalDate,
  random: Random,
): Made<MemberBody>[] {
  return Array.from({ length: size.members >= 60 ? 2 : 1 }, (_, at) => {
    const body = person(null, clans, taken, today, random);
    return {
      id: random.uuid(ms(first)),
      body: {
        ...body,
        status: at === 0 ? 'transferredOut' : 'deceased',
        statusSince: addDays(first, -random.int(20, 400)),
        note: at === 0 ? filled(phrases.notes.moved, { place: random.pick(places.awayPlaces) }) : '',
      },
    };
  });
}
