import type { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import type { CandidateBody } from '#domain/records/candidate.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { Committee, type OfficeBody, OfficeTitle } from '#domain/records/office.ts';
import type { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import { ageOn, currentOffices, partyYears } from './party-age.ts';
import { isOnRoll } from './roll.ts';

/** The four registers of a village (四册): 两委班子, 党员, 入党积极分子, 后备干部. */
export const registerNames = ['committees', 'members', 'activists', 'reserve'] as const;
export type RegisterName = (typeof registerNames)[number];

/** A column of a register. */
export type RegisterColumn =
  | 'name'
  | 'committee'
  | 'title'
  | 'sex'
  | 'ethnicity'
  | 'birthMonth'
  | 'age'
  | 'education'
  | 'occupation'
  | 'status'
  | 'joinedOn'
  | 'formalOn'
  | 'partyYears'
  | 'group'
  | 'office'
  | 'phone'
  | 'since'
  | 'stage'
  | 'appliedOn'
  | 'activistOn'
  | 'sponsors'
  | 'origin'
  | 'coach'
  | 'cadreTask'
  | 'listedOn'
  | 'note';

/** What stands in a place of a register. A gap is something the register asks for and nobody has written yet. */
export type RegisterCell =
  | { readonly as: 'text'; readonly text: string }
  | {
      readonly as: 'word';
      readonly list:
        | 'sex'
        | 'ethnicity'
        | 'education'
        | 'occupation'
        | 'memberStatus'
        | 'committee'
        | 'officeTitle'
        | 'candidateStage'
        | 'cadreOrigin';
      readonly code: string;
    }
  | { readonly as: 'titles'; readonly codes: readonly string[] }
  | { readonly as: 'day'; readonly day: LocalDate }
  | { readonly as: 'month'; readonly month: YearMonth }
  | { readonly as: 'none' }
  | { readonly as: 'gap' };

/** One line, and the record it is drawn from. */
export type RegisterRow = { readonly id: string; readonly name: string; readonly cells: readonly RegisterCell[] };

/** A register as it stands on a day. */
export type Register = {
  readonly name: RegisterName;
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly RegisterRow[];
  /** How many places ask for something that nobody has written. */
  readonly gaps: number;
};

type Of<Body> = readonly { readonly id: string; readonly body: Body }[];

/** The records that registers are drawn from. */
export type RegisterFacts = {
  readonly members: Of<MemberBody>;
  readonly groups: Of<GroupBody>;
  readonly offices: Of<OfficeBody>;
  readonly candidates: Of<CandidateBody>;
  readonly reserveCadres: Of<ReserveCadreBody>;
};

type WordList = Extract<RegisterCell, { as: 'word' }>['list'];

const GAP: RegisterCell = { as: 'gap' };
const NONE: RegisterCell = { as: 'none' };
const text = (value: string | number | null, missing: RegisterCell): RegisterCell =>
  value === null || value === '' ? missing : { as: 'text', text: String(value) };
const word = (list: WordList, code: string | null, missing: RegisterCell = GAP): RegisterCell =>
  code === null ? missing : { as: 'word', list, code };
const day = (value: LocalDate | null, missing: RegisterCell = GAP): RegisterCell => (value === null ? missing : { as: 'day', day: value });
const month = (value: YearMonth | null): RegisterCell => (value === null ? GAP : { as: 'month', month: value });
const phoneOf = (body: MemberBody | undefined): RegisterCell => (body?.phoneConsent ? text(body.phone, NONE) : NONE);

function register(name: RegisterName, columns: readonly RegisterColumn[], rows: readonly RegisterRow[]): Register {
  return { name, columns, rows, gaps: rows.reduce((sum, row) => sum + row.cells.filter(({ as }) => as === 'gap').length, 0) };
}

function committees({ members, offices }: RegisterFacts, on: LocalDate): Register {
  const people = new Map(members.map(({ id, body }) => [id, body]));
  const rank = (body: OfficeBody): number => Committee.options.indexOf(body.committee) * 100 + OfficeTitle.options.indexOf(body.title);
  const held = offices
    .filter(({ body }) => body.from <= on && (body.until === null || body.until >= on))
    .sort((a, b) => rank(a.body) - rank(b.body) || (a.body.name < b.body.name ? -1 : 1));
  return register(
    'committees',
    ['committee', 'title', 'name', 'sex', 'birthMonth', 'education', 'status', 'since', 'phone', 'note'],
    held.map(({ id, body }) => {
      const person = body.memberId === null ? undefined : people.get(body.memberId);
      // Of a villager outside the Party nothing is kept but the name.
      const missing = person ? GAP : NONE;
      return {
        id,
        name: body.name,
        cells: [
          word('committee', body.committee),
          word('officeTitle', body.title),
          text(body.name, GAP),
          word('sex', person?.sex ?? null, missing),
          person ? month(person.birthMonth) : NONE,
          word('education', person?.education ?? null, missing),
          word('memberStatus', person?.status ?? null, NONE),
          day(body.from),
          phoneOf(person),
          text(body.note, NONE),
        ],
      };
    }),
  );
}

function membersRegister({ members, groups, offices }: RegisterFacts, on: LocalDate): Register {
  const place = new Map(groups.map(({ id, body }) => [id, body]));
  const orderOf = (body: MemberBody): number => (body.groupId === null ? 1_000 : (place.get(body.groupId)?.order ?? 999));
  const present = members
    .filter(({ body }) => isOnRoll(body, on))
    .sort((a, b) => orderOf(a.body) - orderOf(b.body) || ((a.body.joinedOn ?? '9') < (b.body.joinedOn ?? '9') ? -1 : 1));
  return register(
    'members',
    [
      'name',
      'sex',
      'ethnicity',
      'birthMonth',
      'education',
      'occupation',
      'status',
      'joinedOn',
      'formalOn',
      'partyYears',
      'group',
      'office',
      'phone',
    ],
    present.map(({ id, body }) => {
      const titles = currentOffices(offices, id, on).map(({ title }) => title);
      const probationary = body.status === 'probationary' || body.status === 'probationExtended';
      return {
        id,
        name: body.name,
        cells: [
          text(body.name, GAP),
          word('sex', body.sex === '0' ? null : body.sex),
          word('ethnicity', body.ethnicity),
          month(body.birthMonth),
          word('education', body.education),
          word('occupation', body.occupation),
          word('memberStatus', body.status),
          day(body.joinedOn),
          day(body.formalOn, probationary ? NONE : GAP),
          text(partyYears(body, on), NONE),
          text(body.groupId === null ? null : (place.get(body.groupId)?.name ?? null), groups.length > 0 ? GAP : NONE),
          titles.length > 0 ? { as: 'titles', codes: titles } : NONE,
          phoneOf(body),
        ],
      };
    }),
  );
}

function activists({ candidates }: RegisterFacts, on: LocalDate): Register {
  const standing = candidates
    .filter(({ body }) => body.leftOn === null || body.leftOn > on)
    .sort((a, b) => ((a.body.appliedOn ?? '9') < (b.body.appliedOn ?? '9') ? -1 : 1));
  return register(
    'activists',
    ['name', 'sex', 'birthMonth', 'education', 'stage', 'appliedOn', 'activistOn', 'sponsors', 'note'],
    standing.map(({ id, body }) => {
      const asked = body.stage !== 'applicant';
      return {
        id,
        name: body.name,
        cells: [
          text(body.name, GAP),
          word('sex', body.sex === '0' ? null : body.sex),
          month(body.birthMonth),
          word('education', body.education),
          word('candidateStage', body.stage),
          day(body.appliedOn),
          day(body.activistOn, asked ? GAP : NONE),
          text(body.sponsors.map(({ name }) => name).join(' '), asked ? GAP : NONE),
          text(body.note, NONE),
        ],
      };
    }),
  );
}

function reserve({ reserveCadres }: RegisterFacts, on: LocalDate): Register {
  const standing = reserveCadres
    .filter(({ body }) => body.leftOn === null || body.leftOn > on)
    .sort((a, b) => ((a.body.listedOn ?? '9') < (b.body.listedOn ?? '9') ? -1 : 1));
  return register(
    'reserve',
    ['name', 'sex', 'birthMonth', 'age', 'education', 'origin', 'coach', 'cadreTask', 'listedOn', 'note'],
    standing.map(({ id, body }) => ({
      id,
      name: body.name,
      cells: [
        text(body.name, GAP),
        word('sex', body.sex === '0' ? null : body.sex),
        month(body.birthMonth),
        text(ageOn(body.birthMonth, on), NONE),
        word('education', body.education),
        word('cadreOrigin', body.origin),
        text(body.coach?.name ?? null, GAP),
        text(body.cadreTask, GAP),
        day(body.listedOn),
        text(body.note, NONE),
      ],
    })),
  );
}

const drawn = { committees, members: membersRegister, activists, reserve } as const;

/** One of the four registers as it stands on that day: who is in it, in its order, with every gap named as one. */
export const registerOn = (name: RegisterName, facts: RegisterFacts, on: LocalDate): Register => drawn[name](facts, on);
