import type { JsonObject } from '#domain/kernel/json.ts';
import type { PhotoHash } from '#domain/records/meeting.ts';

/** The photos a record's body names, whatever kind it is of. */
export function photosNamed(body: JsonObject): readonly PhotoHash[] {
  const photos = body['photos'];
  return typeof photos === 'object' && photos !== null && !Array.isArray(photos) ? (Object.keys(photos) as PhotoHash[]) : [];
}
