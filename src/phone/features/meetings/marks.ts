import { type Json, type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { valueAt } from '#domain/records/merge.ts';
import type { ReviewMark } from '#domain/review/review.ts';

/** The field of the meeting a mark stands at; a mark at one row of a map stands at the map. */
export const fieldOf = (mark: ReviewMark): string => mark.path.split('.')[0] ?? mark.path;

/** Whether the place of a mark says something else now than when the form was opened. */
export function isMended(mark: ReviewMark, baseline: MeetingBody, body: MeetingBody): boolean {
  const path = mark.path;
  const before: Json | undefined = valueAt(baseline as unknown as JsonObject, path);
  return !sameJson(before, valueAt(body as unknown as JsonObject, path));
}

/** How many of the marked places still say what they said. */
export const placesLeft = (marks: readonly ReviewMark[], baseline: MeetingBody, body: MeetingBody): number =>
  marks.filter((mark) => !isMended(mark, baseline, body)).length;
