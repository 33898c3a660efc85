import type { Actor } from '#domain/access.ts';
import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { kindsCounted } from '#domain/meetings/kinds-counted.ts';
import { meetingObligations } from '#domain/meetings/obligations.ts';
import { remedyObligations, type WithRemedies } from '#domain/meetings/remedies-due.ts';
import { committeeOn } from '#domain/meetings/who-is-expected.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { reachBack } from '#domain/rules/due.ts';
import { mostPressingFirst, type Obligation } from '#domain/rules/obligation.ts';
import { hasCommittee } from '#domain/rules/overview.ts';
import { talkObligations } from '#domain/talks/obligations.ts';
import type { BranchDb } from '#storage/db.ts';
import { draftsOf } from '#storage/drafts.ts';
import { type PutOff, putOffs } from '#storage/put-off.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { Draft, LocalRecord } from '#storage/shapes.ts';
import { othersDueInGroupOn, othersDueOn } from './due-others.ts';

/** What is due, parted by what its person said to it. */
export type DueNow = {
  readonly open: readonly Obligation[];
  /** Put off on this phone, with the day they come back. */
  readonly putOff: readonly { readonly obligation: Obligation; readonly given: PutOff }[];
  /** Missed, and the reason is written for the township to read. */
  readonly explained: readonly { readonly obligation: Obligation; readonly excusal: LocalRecord<'excusal'> }[];
  readonly drafts: readonly Draft[];
};

const leading = new Set(['secretary', 'deputySecretary']);

/** Reads what the list is made from, each kind once, and works it out for this person: a group leader is shown what is his group's. */
export async function dueNow(db: BranchDb, today: LocalDate, actor: Actor): Promise<DueNow> {
  const from = reachBack(today);
  const [roster, groups, offices, lately, plans, excusals, talks, drafts, off, appraisals, settings] = await Promise.all([
    recordsOfKind(db, 'member'),
    recordsOfKind(db, 'group'),
    recordsOfKind(db, 'office'),
    meetingsBetween(db, remediesReach(today), `${today.slice(0, 4)}-12-31` as LocalDate),
    recordsOfKind(db, 'plan'),
    recordsOfKind(db, 'excusal'),
    recordsOfKind(db, 'talk'),
    draftsOf(db),
    putOffs(db),
    recordsOfKind(db, 'appraisal'),
    settingsHere(db),
  ]);
  const meetings = lately.filter(({ body }) => body.heldOn >= from);
  const leads = actor.role === 'groupLeader';
  const own = leads ? actor.groupId : null;
  const standing = groups
    .filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > today)
    .sort((a, b) => a.body.order - b.body.order);
  const seats = offices
    .filter(({ body }) => body.committee === 'branch')
    .map(({ body }) => ({ leads: leading.has(body.title), from: body.from, until: body.until }));
  const held = new Set(meetings.map(({ body }) => body.planId));
  const facts = {
    settings,
    meetings: meetings.map(({ body }) => ({
      kinds: kindsCounted(body, settings.meetings),
      groupId: body.groupId,
      heldOn: body.heldOn,
      forYear: body.forYear,
    })),
    groupIds: standing.map(({ id }) => id as string as GroupId),
    hasCommittee: hasCommittee(seats, { first: today, last: today }),
    groupNames: new Map(groups.map(({ id, body }) => [id as string, body.name])),
    plans: plans.filter(({ id }) => !held.has(id)).map(({ id, body }) => ({ ...body, id })),
  };
  const read = { members: roster, groups, offices };
  const others = async (): Promise<Obligation[]> => {
    if (!leads) return (await othersDueOn(db, read))(today);
    return own === null ? [] : (await othersDueInGroupOn(db, read, own))(today);
  };
  const all =
    roster.length === 0
      ? []
      : mostPressingFirst([
          ...meetingObligations(facts, today),
          ...talkObligations({ people: peopleOf(roster, offices, today), talks }, today),
          ...remedyObligations([...lately, ...appraisals].map(withRemedies), today),
          ...(await others()),
        ]);
  const mine = heldFirst(leads ? all.filter((due) => own !== null && due.facts['groupId'] === own) : all);
  const said = new Map(excusals.map((excusal) => [excusal.body.obligation, excusal]));
  const parted: { open: Obligation[]; putOff: { obligation: Obligation; given: PutOff }[]; explained: DueNow['explained'][number][] } = {
    open: [],
    putOff: [],
    explained: [],
  };
  for (const obligation of mine) {
    const excusal = said.get(obligation.id);
    const given = off[obligation.id];
    if (excusal) parted.explained.push({ obligation, excusal });
    else if (given && given.until > today) parted.putOff.push({ obligation, given });
    else parted.open.push(obligation);
  }
  return { ...parted, drafts };
}

/** A meeting whose planned day has come stands before all else: its people are in the room, however far off its quarter's last day is. */
const heldFirst = (all: readonly Obligation[]): Obligation[] =>
  [...all].sort((a, b) => Number(b.what === 'toRecord') - Number(a.what === 'toRecord'));

/** What was promised a year ago may still be open. */
const remediesReach = (today: LocalDate): LocalDate => `${Number(today.slice(0, 4)) - 1}-01-01` as LocalDate;

/** A record as far as its 整改清单 is concerned. */
export const withRemedies = ({ id, kind, body }: LocalRecord<'meeting'> | LocalRecord<'appraisal'>): WithRemedies => ({
  id,
  kind,
  groupId: 'groupId' in body ? body.groupId : null,
  // What was written by an older app has no such list.
  remedies: (body as { readonly remedies?: WithRemedies['remedies'] }).remedies ?? {},
});

/** Who of the branch talks with whom: the committee, and everybody on the roll. */
export function peopleOf(roster: readonly LocalRecord<'member'>[], offices: readonly LocalRecord<'office'>[], today: LocalDate) {
  return {
    committee: [...committeeOn(offices, today)],
    members: roster.filter(({ body }) => isOnRoll(body, today)).map(({ id }) => id as string as MemberId),
  };
}
