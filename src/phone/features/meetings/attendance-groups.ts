import { isDue } from '#domain/meetings/tally.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import type { MeetingRoster } from './meeting-roster.ts';

/** Somebody to be ticked off. */
export type Attendee = { readonly id: string; readonly name: string; readonly rollClass: RollClass };

/** People who are ticked off together. `name` is null for those without a group, 'committee' and 'uncounted' are named by the screen. */
export type AttendeeGroup = { readonly key: string; readonly name: string | null; readonly people: readonly Attendee[] };

const byName = new Intl.Collator('zh-CN');

/** The people of a roll by group, in the order of the groups; those present without being counted stand in a last group of their own. */
export function attendeeGroups(
  meetingKind: MeetingBody['meetingKind'],
  roll: Readonly<Record<string, RollClass>>,
  roster: MeetingRoster,
  unknownName: string,
): readonly AttendeeGroup[] {
  const uncounted: Attendee[] = [];
  const people = new Map<string, Attendee[]>();
  for (const [id, rollClass] of Object.entries(roll)) {
    const member = roster.memberById.get(id);
    const attendee: Attendee = { id, name: member?.body.name ?? unknownName, rollClass };
    if (!isDue(rollClass)) {
      uncounted.push(attendee);
      continue;
    }
    const key = meetingKind === 'committee' ? 'committee' : (member?.body.groupId ?? 'none');
    const list = people.get(key);
    if (list) list.push(attendee);
    else people.set(key, [attendee]);
  }
  const groups: AttendeeGroup[] = [];
  const add = (key: string, name: string | null, list: Attendee[] | undefined): void => {
    if (list && list.length > 0) groups.push({ key, name, people: list.sort((a, b) => byName.compare(a.name, b.name)) });
  };
  add('committee', null, people.get('committee'));
  for (const group of roster.groups) {
    add(group.id, group.body.name, people.get(group.id));
    people.delete(group.id);
  }
  // Whoever's group is not on this phone is ticked off with those who have none.
  const rest = [...people].flatMap(([key, list]) => (key === 'committee' ? [] : list));
  add('none', null, rest);
  add('uncounted', null, uncounted);
  return groups;
}
