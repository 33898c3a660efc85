import { daysBetween, type LocalDate, lastDayOf, monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import type { TalkBody } from '#domain/records/talk.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { type TalkPeople, talkCoverage, talkSource } from '#domain/rules/talks.ts';

/** The talks of this year and the follow-ups that are open, and who the branch is. */
export type TalkFacts = { readonly people: TalkPeople; readonly talks: readonly { readonly id: string; readonly body: TalkBody }[] };

/** A talk as the coverage counts it. */
export const talkHeld = ({ talkedOn, by, with: other }: TalkBody) => ({ talkedOn, by: by.memberId, with: other.memberId });

/** The yearly round, asked for in the last quarter, and what was promised to look after again, from the month in which it falls. */
export function talkObligations({ people, talks }: TalkFacts, today: LocalDate): Obligation[] {
  const year = Number(today.slice(0, 4));
  const due: Obligation[] = [];
  const open = talkCoverage(
    people,
    talks.map(({ body }) => talkHeld(body)),
    year,
  );
  const facts = { pairs: open.pairsOpen.length, byCommittee: open.withCommitteeOpen.length, amongMembers: open.amongMembersOpen.length };
  if (quarterOf(today) === 4 && facts.pairs + facts.byCommittee + facts.amongMembers > 0) {
    const dueOn = `${year}-12-31` as LocalDate;
    due.push({
      id: `talk:coverage:${year}`,
      subject: 'talk',
      what: 'coverage',
      facts: { period: String(year), ...facts },
      opens: null,
      dueOn,
      daysLeft: daysBetween(today, dueOn),
      source: talkSource,
    });
  }
  for (const { id, body } of talks) {
    if (body.followUpOn === null || body.followedUpOn !== null || body.followUpOn > lastDayOf(monthOf(today))) continue;
    due.push({
      id: `talk:followUp:${id}:${body.followUpOn}`,
      subject: 'talk',
      what: 'followUp',
      facts: { name: body.with.name, day: body.followUpOn },
      opens: id,
      dueOn: body.followUpOn,
      daysLeft: daysBetween(today, body.followUpOn),
      source: talkSource,
    });
  }
  return due;
}
