import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, instantAt, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import type { KindName } from '#domain/records/registry.ts';
import { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { StructureEventBody } from '#domain/records/structure-event.ts';
import { TransferBody } from '#domain/records/transfer.ts';
import { fromMember } from '#domain/relations/transfer.ts';
import { unread } from '#domain/review/review.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Made, Roster } from './roster.ts';
import words from './words/relations.json' with { type: 'json' };
import { filled } from './words.ts';

type MemberMade = Roster['members'][number];

/** How many days ago the letter of the one who goes was written, by village: under way, run out, sent back. */
const LETTERED_DAYS = [12, 41, 30] as const;

/** Who comes and who goes: a transfer each way under way, a guest from elsewhere, this year's 关系排查 half done, and in every third village a group that had another name. */
export function relationRecords(people: Roster, { index, today, random, township }: BranchWanted): SeedRecord[] {
  const by = people.secretary.body.name;
  const record = (kind: KindName, day: LocalDate, body: unknown): SeedRecord => {
    const ms = Math.min(momentOf(day, '20:05'), momentOf(today) - 3_600_000);
    const at = instantAt(ms);
    return {
      id: random.uuid(ms),
      kind,
      body: body as JsonObject,
      firstWrittenAt: at,
      handedInAt: at,
      byName: by,
      review: unread(false),
      mended: null,
    };
  };
  const own = { committee: filled(words.ownCommittee, { township }), phone: words.phone, address: filled(words.address, { township }) };
  const other = words.committees[index % words.committees.length] as (typeof words.committees)[number];
  const step = (daysAgo: number) => ({ on: addDays(today, -daysAgo), byName: by });

  const since = LETTERED_DAYS[index % LETTERED_DAYS.length] ?? 12;
  const goer = goerOf(people, today);
  const out = goer && {
    ...fromMember(goer.id as never, goer.body, today),
    why: 'moved',
    fromCommittee: own.committee,
    toCommittee: other.committee,
    otherBranch: other.branch,
    letterNo: filled(words.letterNo, { n: 10 + (index % 80) }),
    validDays: 30,
    duesUntil: monthOf(addMonths(today, -1)),
    committeePhone: own.phone,
    committeeAddress: own.address,
    steps: {
      reminded: step(since + 6),
      lettered: step(since),
      ...(index % 3 === 2 ? { returned: { ...step(9), why: words.returned } } : {}),
    },
  };
  const comer = words.coming[index % words.coming.length] as (typeof words.coming)[number];
  const into = {
    ...comer,
    direction: 'in',
    formalOn: addMonths(comer.joinedOn as LocalDate, 12),
    why: 'family',
    fromCommittee: other.committee,
    toCommittee: own.committee,
    otherBranch: other.branch,
    validDays: 60,
    duesUntil: monthOf(addMonths(today, -2)),
    steps: { reminded: step(20), ...(index % 2 === 0 ? { lettered: step(4) } : {}) },
  };
  const guest = FloatingStayBody.parse({
    direction: 'in',
    memberId: null,
    name: words.guest.name,
    since: addMonths(today, -5),
    place: words.guest.place,
    reason: 'work',
    otherBranch: words.guest.home,
    contact: { memberId: people.secretary.id, name: by },
    contacts: { seed: { on: addDays(today, -35), byName: by, way: 'visit' } },
  });
  return [
    ...(out ? [record('transfer', addDays(today, -since), TransferBody.parse(out))] : []),
    record('transfer', addDays(today, -4), TransferBody.parse(into)),
    record('floatingStay', addMonths(today, -5), guest),
    record('rosterCheck', addDays(today, -7), checkOf(people, today)),
    ...(index % 3 === 2
      ? people.groups.slice(0, 1).map((group) => record('structureEvent', addMonths(today, -3), renamed(group, today)))
      : []),
  ];
}

/** Somebody who may go without leaving a gap: no office, no group, not away, not newly admitted. */
const goerOf = ({ members, offices, groups, newcomers }: Roster, today: LocalDate): MemberMade | undefined =>
  members.findLast(
    (member) =>
      isOnRoll(member.body, today) &&
      member.body.status === 'formal' &&
      member.body.away === null &&
      member.body.excuse === null &&
      member.body.rights === 'full' &&
      !newcomers.includes(member) &&
      !offices.some(({ body }) => body.memberId === member.id) &&
      !groups.some(({ body }) => body.leaderId === member.id),
  );

/** The check as it stands in the middle of it: two in three were asked about, and of those away one could not be reached and of one nobody is sure. */
function checkOf({ members, secretary }: Roster, today: LocalDate): RosterCheckBody {
  const asked = members.filter(({ body }) => isOnRoll(body, today));
  const on = addDays(today, -7);
  let away = 0;
  const rows = asked.slice(0, Math.ceil((asked.length * 2) / 3)).map(({ id, body }): [string, CheckRow] => {
    const gone = body.away !== null;
    if (gone) away += 1;
    const unclear = gone && away === 2;
    const shouldMove = body.away !== null && body.away.since < addMonths(today, -12);
    const reached = unclear ? null : !gone || away > 2;
    return [id, CheckRow.parse({ here: !gone, reached, unclear, shouldMove, on, byName: secretary.body.name })];
  });
  return RosterCheckBody.parse({ year: Number(today.slice(0, 4)), startedOn: on, rows: Object.fromEntries(rows) });
}

const renamed = ({ id, body }: Made<{ readonly name: string }>, today: LocalDate): StructureEventBody =>
  StructureEventBody.parse({
    change: 'groupRenamed',
    on: addMonths(today, -3),
    structureGroupId: id,
    before: filled(words.renamed.before, { group: body.name }),
    after: body.name,
    note: words.renamed.note,
  });
