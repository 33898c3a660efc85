import { addDays, addMonths, type LocalDate, type YearMonth } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { Random } from './random.ts';
import { ethnicities, filled, names, phrases, places, surnames } from './words.ts';

type Generation = 'old' | 'middle' | 'young';

const generationOf = (age: number): Generation => (age >= 56 ? 'old' : age >= 38 ? 'middle' : 'young');

/** Village branches are old: two in three are between 55 and 75. */
const AGES: readonly (readonly [readonly [number, number], number])[] = [
  [[55, 75], 60],
  [[76, 88], 13],
  [[40, 54], 17],
  [[25, 39], 10],
];

const EDUCATION = {
  old: [
    ['80', 4],
    ['70', 5],
    ['60', 2],
  ],
  middle: [
    ['70', 5],
    ['60', 4],
    ['40', 2],
    ['30', 2],
  ],
  young: [
    ['60', 2],
    ['40', 2],
    ['30', 4],
    ['20', 4],
    ['10', 1],
  ],
} as const;

/** The families of one village: two or three surnames carry most of its people. */
export function clansOf(random: Random): readonly (readonly [string, number])[] {
  const large = random.some(surnames, 3).map(([surname], at) => [surname, [60, 45, 25][at] ?? 20] as const);
  return [...large, ...surnames];
}

/** A name nobody in the village has yet. */
export function freshName(
  clans: readonly (readonly [string, number])[],
  sex: '1' | '2',
  age: number,
  taken: Set<string>,
  random: Random,
): string {
  const given = names[sex === '1' ? 'male' : 'female'][generationOf(age)];
  for (;;) {
    const name = random.weighted(clans) + random.pick(given);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** Who is to be made: a name that must appear, or anybody. */
export type Wanted = { readonly name: string; readonly sex: string; readonly ethnicity: string; readonly age: readonly number[] } | null;

/** A member in good standing, of plausible age, family and dates, not yet in a group. */
export function person(
  wanted: Wanted,
  clans: readonly (readonly [string, number])[],
  taken: Set<string>,
  today: LocalDate,
  random: Random,
): MemberBody {
  const [from, to] = wanted ? [wanted.age[0] ?? 40, wanted.age[1] ?? 60] : random.weighted(AGES);
  const age = random.int(from, to);
  const sex = wanted ? (wanted.sex as '1' | '2') : random.chance(age >= 60 ? 0.17 : 0.32) ? '2' : '1';
  const name = wanted?.name ?? freshName(clans, sex, age, taken, random);
  taken.add(name);
  const birthYear = Number(today.slice(0, 4)) - age;
  const joinedAge = random.int(20, Math.max(21, Math.min(42, age - 3)));
  const joinedOn = `${birthYear + joinedAge}-${two(random.int(1, 12))}-${two(random.int(1, 28))}` as LocalDate;
  const formalOn = addDays(addMonths(joinedOn, 12), random.int(0, 25));
  const phone = random.chance(0.7);
  return MemberBody.parse({
    name,
    pinyin: '',
    sex,
    birthMonth: `${birthYear}-${two(random.int(1, 12))}` as YearMonth,
    ethnicity: wanted?.ethnicity ?? random.weighted(ethnicities),
    education: random.weighted(EDUCATION[generationOf(age)]),
    occupation: age < 60 && random.chance(0.12) ? 'business' : random.chance(0.05) ? 'publicService' : 'farmer',
    joinedOn,
    formalOn,
    status: 'formal',
    statusSince: formalOn,
    rights: 'full',
    rightsUntil: null,
    excuse: null,
    groupId: null,
    away: null,
    // 1380000xxxx is given to nobody, so no made-up member has a real person's number.
    phone: phone ? `1380000${String(random.int(0, 9999)).padStart(4, '0')}` : '',
    phoneConsent: phone,
    needsCare: age >= 79 || random.chance(0.04),
    note:
      age >= 79 && random.chance(0.3) ? phrases.notes.care : sex === '1' && age < 70 && random.chance(0.08) ? phrases.notes.veteran : '',
  });
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The same member, working away since some spring. */
export const goneAway = (body: MemberBody, today: LocalDate, random: Random): MemberBody => ({
  ...body,
  occupation: 'migrant',
  away: {
    since: `${Number(today.slice(0, 4)) - random.int(1, 6)}-${two(random.int(2, 3))}-${two(random.int(6, 26))}` as LocalDate,
    place: random.pick(places.awayPlaces),
  },
});

/** The same member, left out of 应到 with both papers since before the records begin. */
export function excused(body: MemberBody, first: LocalDate, random: Random): MemberBody {
  const consentOn = addDays(first, -random.int(60, 300));
  const consentPaper = filled(phrases.consentPaper, { year: consentOn.slice(0, 4), n: random.int(3, 60) });
  return {
    ...body,
    needsCare: true,
    excuse: { reason: random.pick(['bedridden', 'illness']), consentPaper, consentOn, assemblyOn: addDays(consentOn, random.int(8, 30)) },
  };
}

/** The same person as a 预备党员 whom the assembly passed on that day. */
export const onProbationYear = (body: MemberBody, joinedOn: LocalDate): MemberBody => ({
  ...body,
  joinedOn,
  formalOn: null,
  status: 'probationary',
  statusSince: joinedOn,
});
