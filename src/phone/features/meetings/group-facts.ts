import type { TFunction } from 'i18next';
import type { Attendance } from '#domain/records/meeting.ts';
import type { AttendeeGroup } from './attendance-groups.ts';

/** What stands beside a group's name: how many came, are away, and were not marked yet. */
export function groupFacts(
  t: TFunction<'meetings'>,
  group: AttendeeGroup,
  attendance: Readonly<Record<string, Attendance>>,
): { readonly words: string; readonly unmarked: readonly string[] } {
  const unmarked: string[] = [];
  let present = 0;
  for (const { id } of group.people) {
    const line = attendance[id];
    if (!line) unmarked.push(id);
    else if (line.state === 'present') present += 1;
  }
  const away = group.people.length - present - unmarked.length;
  const facts = { present, away, unmarked: unmarked.length };
  if (away > 0 && unmarked.length > 0) return { words: t('who.groupFactsBoth', facts), unmarked };
  if (away > 0) return { words: t('who.groupFactsAway', facts), unmarked };
  return { words: unmarked.length > 0 ? t('who.groupFactsUnmarked', facts) : t('who.groupFacts', facts), unmarked };
}

/** What a group is called on the screen. */
export function groupName(t: TFunction<'meetings'>, group: AttendeeGroup): string {
  if (group.name !== null) return group.name;
  return group.key === 'committee' ? t('who.committeeGroup') : group.key === 'uncounted' ? t('who.uncounted') : t('who.noGroup');
}
