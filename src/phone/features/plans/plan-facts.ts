import type { RecordId } from '#domain/kernel/ids.ts';
import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween, recordById, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** A plan with the meetings that came of it; two where two phones without a signal each wrote one. */
export type PlanWithMeetings = {
  readonly plan: LocalRecord<'plan'>;
  readonly held: readonly LocalRecord<'meeting'>[];
  readonly groupName: string;
};

const REACH_DAYS = 400;

async function gathered(db: BranchDb, plans: readonly LocalRecord<'plan'>[]): Promise<PlanWithMeetings[]> {
  const days = plans.map(({ body }) => body.plannedOn).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [meetings, groups] = await Promise.all([
    meetingsBetween(db, addDays(first, -REACH_DAYS), addDays(last, REACH_DAYS)),
    recordsOfKind(db, 'group'),
  ]);
  const names = new Map(groups.map(({ id, body }) => [id as string, body.name]));
  return plans.map((plan) => ({
    plan,
    held: meetings.filter(({ body }) => body.planId === (plan.id as string)),
    groupName: names.get(plan.body.groupId ?? '') ?? '',
  }));
}

/** The plans from a day on, the nearest first. */
export async function plansFrom(db: BranchDb, from: LocalDate): Promise<PlanWithMeetings[]> {
  const plans = (await recordsOfKind(db, 'plan')).filter(({ body }) => body.plannedOn >= from);
  return gathered(
    db,
    plans.sort((a, b) => (a.body.plannedOn < b.body.plannedOn ? -1 : 1)),
  );
}

/** One plan; undefined when the phone does not have it, or no longer. */
export async function planById(db: BranchDb, id: RecordId): Promise<PlanWithMeetings | undefined> {
  const record = await recordById(db, id);
  if (record?.kind !== 'plan' || record.deleted === 1) return undefined;
  return (await gathered(db, [record as LocalRecord<'plan'>]))[0];
}
