import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { useElder } from '#phone/use-elder.ts';
import { Sheet } from '#ui/sheet.tsx';
import { type Filter, fits, isOpen, type Roster } from './use-roster.ts';

// More groups than these would fill the first screen with chips and leave no room for people.
const MOST_GROUPS = 4;
const MOST_GROUPS_ELDER = 1;

type Counted = { readonly filter: Filter; readonly label: string; readonly count: number };

/** What the list can be narrowed to, each with how many; what nobody is under is not offered. Many groups stand behind one chip. */
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
  const elder = useElder();
  const [choosing, setChoosing] = useState(false);
  const counted = (filter: Filter, label: string): Counted => ({
    filter,
    label,
    count: roster.members.filter((member) => fits(filter, member, holders, day)).length,
  });
  const offered = ({ filter, count }: Counted): boolean => count > 0 || filter === value;
  const groups = roster.groups
    .filter((group) => isOpen(group, day))
    .map((group) => counted(`group:${group.id}`, group.body.name))
    .filter(offered);
  const others = (['away', 'probationary', 'committees', 'care', 'left'] as const)
    .map((filter) => counted(filter, t(`filter.${filter}`)))
    .filter(offered);
  const folded = groups.length > (elder ? MOST_GROUPS_ELDER : MOST_GROUPS);
  const chosen = groups.find(({ filter }) => filter === value);
  const chips = (list: readonly Counted[]): ReactNode =>
    list.map(({ filter, label, count }) => (
      <button
        key={filter}
        type="button"
        className="zb-chip"
        aria-pressed={filter === value}
        onClick={() => {
          setChoosing(false);
          onChange(filter);
        }}
      >
        {filter === value && <Check className="zb-icon" aria-hidden="true" />}
        {t('filter.count', { label, count })}
      </button>
    ));
  return (
    <fieldset className="zb-chips zb-bare zb-roster-chips" aria-label={t('filter.label')}>
      {chips([counted('all', t('filter.all'))])}
      {folded ? (
        <button
          type="button"
          className="zb-chip"
          aria-pressed={chosen !== undefined}
          aria-haspopup="dialog"
          onClick={() => setChoosing(true)}
        >
          {chosen && <Check className="zb-icon" aria-hidden="true" />}
          {chosen ? t('filter.count', { label: chosen.label, count: chosen.count }) : t('filter.groups')}
          <ChevronDown className="zb-icon" aria-hidden="true" />
        </button>
      ) : (
        chips(groups)
      )}
      {chips(others)}
      <Sheet open={choosing} title={t('filter.groups')} onClose={() => setChoosing(false)}>
        <div className="zb-chips">{chips(groups)}</div>
      </Sheet>
    </fieldset>
  );
}
