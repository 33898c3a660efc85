import type { Role } from '#domain/access.ts';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { Stamps } from '#domain/records/merge.ts';

// What follows up on a sitting is not what was read when its minutes were confirmed.
const AFTERWARDS: ReadonlySet<string> = new Set(['confirmed', 'remedies', 'changeReasons', 'photos']);

/** Where the secretary's word on the minutes stands: not given, given, or given before the minutes were changed. */
export function confirmationOf(record: {
  readonly body: Pick<MeetingBody, 'confirmed'>;
  readonly stamps: Stamps;
}): 'none' | 'stands' | 'older' {
  if (record.body.confirmed === null) return 'none';
  const given = record.stamps['confirmed']?.s;
  if (given === undefined) return 'stands';
  const changed = Object.entries(record.stamps).some(([path, { s }]) => s > given && !AFTERWARDS.has(path.split('.')[0] ?? path));
  return changed ? 'older' : 'stands';
}

/** The minutes as somebody leaves them: whoever is not the secretary and changes a word of them takes the secretary's word back. */
export function leftBy(role: Role, body: MeetingBody, baseline: MeetingBody | null): MeetingBody {
  if (role === 'secretary' || body.confirmed === null) return body;
  const same = baseline !== null && sameJson(body as unknown as JsonObject, baseline as unknown as JsonObject);
  return same ? body : { ...body, confirmed: null };
}
