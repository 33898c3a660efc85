import type { GroupId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import type { MeetingKind, Person } from '#domain/records/meeting.ts';
import { PlanBody } from '#domain/records/plan.ts';

/** A plan as it is being written. */
export type PlanDraft = {
  readonly meetingKind: MeetingKind;
  readonly groupId: string | null;
  readonly plannedOn: string;
  readonly startsAt: string;
  readonly place: string;
  readonly theme: string;
  readonly chair: Person | null;
  readonly lecturer: Person | null;
  readonly topics: readonly { readonly id: string; readonly text: string }[];
  readonly bring: string;
};

/** A plan with nothing in it but its kind and a place for the first topic. */
export const blankPlan = (meetingKind: MeetingKind, groupId: GroupId | null, day: LocalDate | '', topicId: string): PlanDraft => ({
  meetingKind,
  groupId: meetingKind === 'group' ? groupId : null,
  plannedOn: day,
  startsAt: '',
  place: '',
  theme: '',
  chair: null,
  lecturer: null,
  topics: [{ id: topicId, text: '' }],
  bring: '',
});

/** A plan's record laid out for the form. */
export const planDraftOf = (body: PlanBody): PlanDraft => ({
  ...body,
  startsAt: body.startsAt ?? '',
  topics: inOrder(body.topics).map(([id, { text }]) => ({ id, text })),
});

/** The body to be saved; empty topics are left out. */
export const planBodyOf = (draft: PlanDraft, before: PlanBody | null) =>
  PlanBody.safeParse({
    meetingKind: draft.meetingKind,
    groupId: draft.meetingKind === 'group' ? draft.groupId : null,
    plannedOn: draft.plannedOn,
    startsAt: draft.startsAt === '' ? null : draft.startsAt,
    place: draft.place.trim(),
    theme: draft.meetingKind === 'lesson' || draft.meetingKind === 'themeDay' ? draft.theme.trim() : '',
    chair: draft.chair,
    lecturer: draft.meetingKind === 'lesson' ? draft.lecturer : null,
    topics: Object.fromEntries(
      draft.topics.filter(({ text }) => text.trim() !== '').map(({ id, text }, order) => [id, { order, text: text.trim() }]),
    ),
    bring: draft.bring.trim(),
    calledOff: before?.calledOff ?? '',
  });
