import type { GroupId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import { addDays, type ClockTime, type LocalDate } from '#domain/kernel/local-date.ts';
import { MatterBody, type MatterLevel, type MatterTopic } from '#domain/records/matter.ts';
import type { Person } from '#domain/records/meeting.ts';
import { VisitBody } from '#domain/records/visit.ts';
import { likelyHouses } from './houses.ts';
import type { VisitSettings } from './settings.ts';

/** A visit as it is being written at the door, with the matter it may bring. */
export type VisitForm = {
  readonly body: VisitBody;
  readonly topic: MatterTopic;
  readonly level: MatterLevel;
  readonly answerBy: LocalDate;
  /** The id that the matter has or will have. */
  readonly matterId: string;
};

/** What a new visit begins with: who went, where and for what last time, and the next door. */
export function blankVisit(given: {
  readonly last: VisitBody | undefined;
  readonly self: Person;
  readonly today: LocalDate;
  readonly now: ClockTime;
  /** The group the person is bound to; null for those who may write every visit. */
  readonly ownGroupId: GroupId | null;
  readonly labelsOf: (areaId: RecordId | null) => readonly string[];
  /** The area to begin with where nothing was written yet: the only one of the person's group. */
  readonly ownAreaId: RecordId | null;
  /** The member who is looked in on, where the visit begins with him, and the house where he was found last. */
  readonly member?: { readonly id: MemberId; readonly house: string; readonly groupId: GroupId | null } | undefined;
  readonly matterId: string;
  readonly settings: VisitSettings;
}): VisitForm {
  const { last, member } = given;
  const areaId = member ? null : last ? last.areaId : given.ownAreaId;
  const next = likelyHouses(last, given.labelsOf(areaId), 1)[0] ?? '';
  return {
    body: VisitBody.parse({
      visitedOn: given.today,
      visitedAt: given.now,
      visitors: last && last.visitors.length > 0 ? last.visitors : [given.self],
      groupId: given.ownGroupId ?? member?.groupId ?? last?.groupId ?? null,
      areaId,
      house: member ? member.house : next,
      memberId: member?.id ?? null,
      purpose: member ? 'care' : (last?.purpose ?? 'care'),
    }),
    topic: 'other',
    level: 'village',
    answerBy: addDays(given.today, given.settings.answerDays),
    matterId: given.matterId,
  };
}

/** What still has to be written down; empty when the visit can be saved. */
export function missingIn({ body }: VisitForm): readonly ('house' | 'said')[] {
  return [
    ...(body.house.trim() === '' && body.memberId === null ? (['house'] as const) : []),
    ...(body.raised && body.said.trim() === '' ? (['said'] as const) : []),
  ];
}

/** The matter that the visit brings, with the visit's words; null where nothing was raised. At the township's level it is handed up at once. */
export function matterFrom(form: VisitForm, visitId: RecordId, passId: string): MatterBody | null {
  const { body, topic, level, answerBy } = form;
  if (!body.raised) return null;
  return MatterBody.parse({
    raisedOn: body.visitedOn,
    matterSource: 'visit',
    visitId,
    groupId: body.groupId,
    areaId: body.areaId,
    house: body.house,
    topic,
    said: body.said,
    level,
    answerBy,
    passed: level === 'village' ? null : { id: passId, on: body.visitedOn },
  });
}
