import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { VisitBody } from '#domain/records/visit.ts';
import type { VisitSettings } from './settings.ts';

type Member = { readonly id: string; readonly body: Pick<MemberBody, 'name' | 'needsCare' | 'status'> };
type Visit = { readonly id: string; readonly body: VisitBody };

/** A member to look in on: when he was last, and the day on which he is due again; null where no visit was ever written down. */
export type CareDue<M extends Member = Member> = { readonly member: M; readonly last: LocalDate | null; readonly dueOn: LocalDate | null };

const GONE: ReadonlySet<string> = new Set(['transferredOut', 'removed', 'deceased']);

/** Whether somebody looks in on him: marked as old or in hardship, and of the branch. */
export const needsVisits = ({ body }: Member): boolean => body.needsCare && !GONE.has(body.status);

/** Everybody who is looked in on, the one longest without a visit first, those without any before all. Purposes other than care count too: he was seen. */
export function careRound<M extends Member>(members: readonly M[], visits: readonly Visit[], settings: VisitSettings): CareDue<M>[] {
  const last = new Map<string, LocalDate>();
  for (const { body } of visits)
    if (body.memberId !== null && body.visitedOn > (last.get(body.memberId) ?? '')) last.set(body.memberId, body.visitedOn);
  return members
    .filter(needsVisits)
    .map((member) => {
      const seen = last.get(member.id) ?? null;
      return { member, last: seen, dueOn: seen === null ? null : addDays(seen, settings.careDays) };
    })
    .sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : (a.dueOn ?? '') > (b.dueOn ?? '') ? 1 : 0));
}
