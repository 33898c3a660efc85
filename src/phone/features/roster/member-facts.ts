import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { currentOffices, partyYears } from '#domain/roster/party-age.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import type { LocalRecord } from '#storage/shapes.ts';

/** The second line of a member: group, then office, place he is away at, or years in the Party. */
export function useMemberFacts(
  groups: readonly LocalRecord<'group'>[],
  offices: readonly LocalRecord<'office'>[],
): (member: LocalRecord<'member'>) => string {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  return useMemo(() => {
    const names = new Map(groups.map((group) => [group.id as string, group.body.name]));
    // A list asks for the same line at every letter typed.
    const lines = new WeakMap<LocalRecord<'member'>, string>();
    const lineOf = ({ id, body }: LocalRecord<'member'>): string => {
      const held = currentOffices(offices, id, day);
      const years = partyYears(body, day);
      const second = () => {
        if (held.length > 0)
          return held.map((office) =>
            t('fact.office', { committee: records(`committee.${office.committee}`), title: records(`officeTitle.${office.title}`) }),
          );
        if (body.away) return [body.away.place === '' ? t('fact.away') : t('fact.awayIn', { place: body.away.place })];
        return years === null ? [] : [t('fact.years', { years })];
      };
      return formats().facts([names.get(body.groupId ?? '') ?? '', ...second()].filter((fact) => fact !== ''));
    };
    return (member) => {
      const known = lines.get(member);
      if (known !== undefined) return known;
      const line = lineOf(member);
      lines.set(member, line);
      return line;
    };
  }, [groups, offices, day, t, records]);
}
