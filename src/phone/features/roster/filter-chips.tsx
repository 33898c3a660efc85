import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { type Filter, fits, isOpen, type Roster } from './use-roster.ts';

/** What the list can be narrowed to, each with how many; what nobody is under is not offered. */
export function FilterChips({
  roster,
  holders,
  day,
  value,
  onChange,
}: {
  readonly roster: Roster;
  readonly holders: ReadonlySet<string>;
  readonly day: LocalDate;
  readonly value: Filter;
  readonly onChange: (filter: Filter) => void;
}) {
  const { t } = useTranslation('roster');
  const chips: { readonly filter: Filter; readonly label: string }[] = [
    { filter: 'all', label: t('filter.all') },
    ...roster.groups
      .filter((group) => isOpen(group, day))
      .map((group) => ({ filter: `group:${group.id}` as const, label: group.body.name })),
    { filter: 'away', label: t('filter.away') },
    { filter: 'probationary', label: t('filter.probationary') },
    { filter: 'committees', label: t('filter.committees') },
    { filter: 'care', label: t('filter.care') },
    { filter: 'left', label: t('filter.left') },
  ];
  const counted = chips.map((chip) => ({
    ...chip,
    count: roster.members.filter((member) => fits(chip.filter, member, holders, day)).length,
  }));
  return (
    <fieldset className="zb-chips zb-bare zb-roster-chips" aria-label={t('filter.label')}>
      {counted
        .filter(({ filter, count }) => count > 0 || filter === 'all' || filter === value)
        .map(({ filter, label, count }) => (
          <button key={filter} type="button" className="zb-chip" aria-pressed={filter === value} onClick={() => onChange(filter)}>
            {filter === value && <Check className="zb-icon" aria-hidden="true" />}
            {t('filter.count', { label, count })}
          </button>
        ))}
    </fieldset>
  );
}
