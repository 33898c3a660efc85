import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays, addMonths, instantAt, type LocalDate, monthOf } from '#domain/kernel/local-date.ts';
import { BranchProfileBody } from '#domain/records/branch-profile.ts';
import { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { Committee } from '#domain/records/office.ts';
import type { KindName } from '#domain/records/registry.ts';
import { TermBody } from '#domain/records/term.ts';
import { unread } from '#domain/review/review.ts';
import type { BranchWanted, SeedRecord } from './branch.ts';
import { momentOf } from './handing-in.ts';
import type { Roster } from './roster.ts';

/** Days since somebody last reached them: one just now, one due, one overdue. */
const REACHED_DAYS = [20, 75, 130] as const;

/** How the branch is set up: its profile, the terms that its offices belong to, and those away, of whom one is not registered yet. */
export function organisationRecords(people: Roster, { today, random, years }: BranchWanted): SeedRecord[] {
  const record = (kind: KindName, day: LocalDate, body: unknown): SeedRecord => {
    const ms = Math.min(momentOf(day, '19:40'), momentOf(today) - 3_600_000);
    const at = instantAt(ms);
    return {
      id: random.uuid(ms),
      kind,
      body: body as JsonObject,
      firstWrittenAt: at,
      handedInAt: at,
      byName: people.secretary.body.name,
      review: unread(false),
      mended: null,
    };
  };
  const began = addMonths(today, -12 * years);
  const terms = Committee.options.flatMap((committee) => {
    const own = people.offices.filter(({ body }) => body.committee === committee);
    const starts = [...new Set(own.map(({ body }) => body.from))].sort();
    return starts.map((electedOn, i) => record('term', began, TermBody.parse({ committee, electedOn, endedOn: starts[i + 1] ?? null })));
  });
  const away = people.members.filter(({ body }) => body.away !== null && body.away.since <= addMonths(today, -2));
  const stays = away.slice(1).map(({ id, body }, i) => {
    const since = body.away?.since ?? began;
    const leader = people.groups.find((group) => group.id === body.groupId)?.body.leaderId ?? people.secretary.id;
    const contact = people.members.find((member) => member.id === leader && member.id !== id) ?? people.secretary;
    const last = addDays(today, -(REACHED_DAYS[i % REACHED_DAYS.length] ?? 0));
    return record(
      'floatingStay',
      addDays(today, -18),
      FloatingStayBody.parse({
        direction: 'out',
        memberId: id,
        name: body.name,
        since,
        place: body.away?.place ?? '',
        fixedPlace: i % 3 === 1,
        reason: 'work',
        contact: { memberId: contact.id, name: contact.body.name },
        registeredOn: i % 2 === 0 && since < addDays(today, -60) ? addDays(today, -30) : null,
        duesUntil: monthOf(addMonths(today, -1)),
        token: random.uuid(momentOf(today)).replaceAll('-', '').slice(-16),
        contacts: last > since ? { seed: { on: last, byName: contact.body.name, way: 'phone' } } : {},
      }),
    );
  });
  return [record('branchProfile', began, BranchProfileBody.parse({ foundedOn: '1998-07-01' })), ...terms, ...stays];
}
