import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import { blankMeeting } from './draft.ts';

/** The first words of the record of a planned meeting: all that was planned, so that nothing is typed twice. A plan for a later day is held today. */
export function meetingFromPlan(id: string, plan: PlanBody, today: LocalDate): MeetingBody {
  const heldOn = plan.plannedOn < today ? plan.plannedOn : today;
  return {
    ...blankMeeting(plan.meetingKind, heldOn, plan.groupId),
    startedAt: plan.startsAt,
    place: plan.place,
    theme: plan.theme,
    chair: plan.chair,
    lecturer: plan.lecturer,
    topics: plan.topics,
    planId: id,
  };
}
