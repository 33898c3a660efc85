import type { VisitBody } from '#domain/records/visit.ts';
import { sameHouse } from './houses.ts';

type Visit = { readonly id: string; readonly body: VisitBody };

const samePlace = (a: VisitBody, b: VisitBody): boolean => (a.memberId !== null && a.memberId === b.memberId) || sameHouse(a, b);

/** The visits somebody wants to come again for and nobody has yet, the nearest day first. A later visit to the house or the member is the coming again. */
export function openFollowUps<V extends Visit>(visits: readonly V[]): V[] {
  return visits
    .filter(({ body }) => body.followUpOn !== null && body.blankedOn === null)
    .filter(({ body }) => !visits.some((later) => later.body.visitedOn > body.visitedOn && samePlace(later.body, body)))
    .sort((a, b) => ((a.body.followUpOn ?? '') < (b.body.followUpOn ?? '') ? -1 : 1));
}
