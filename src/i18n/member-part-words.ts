import i18next from 'i18next';
import type { Json } from '#domain/kernel/json.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { fieldsOf, type MemberPart } from '#domain/roster/merge-members.ts';
import { formats } from './format.ts';
import { type Telling, tellValue } from './tell.ts';

const say = (key: string, facts: object = {}): string => String(i18next.t(`samePeople:${key}` as never, facts as never));

/** What a part of a member is called. */
export const memberPartName = (part: MemberPart): string => String(i18next.t(`records:field.${part}` as never));

/** What a record says in a part, in one line; that nothing is written there is said too. */
export function memberPartWords(body: MemberBody, part: MemberPart, telling: Telling): string {
  const words = fieldsOf(part).flatMap((field): string[] => {
    const value = body[field] as Json;
    if (field === 'statusChanges')
      return Object.keys(body.statusChanges).length < 2 ? [] : [say('changes', { count: Object.keys(body.statusChanges).length })];
    if (field === 'partyAgeMonths') return value === 0 ? [] : [say('correction', { n: value })];
    if (field === 'phoneConsent') return value === true && body.phone !== '' ? [say('consent')] : [];
    if (field === 'phoneConsentOn') return [];
    if (value === null || value === '' || value === false) return [];
    if (value === true) return [String(i18next.t(`records:field.${field}` as never))];
    return [tellValue(field, value, telling)];
  });
  return words.length === 0 ? tellValue(part, null, telling) : formats().facts(words);
}
