import { Check, ChevronDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { useElder } from '#phone/use-elder.ts';
import { Sheet } from '#ui/sheet.tsx';
import { type Filter, fits, isOpen, type Roster } from './use-roster.ts';

// Besides 全部. With the chip that opens the sheet they stand in one line of a narrow phone, and people are seen at once.
const BESIDE_ALL = 2;

type Counted = { readonly filter: Filter; readonly label: string; readonly count: number };

/** What the list can be narrowed to, each with how many; what nobody is under is not offered. One line of chips; the rest stands in a sheet behind the last one. */
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
  const offers = [...others.slice(0, BESIDE_ALL), ...groups, ...others.slice(BESIDE_ALL)];
  const behind = elder ? offers : offers.slice(BESIDE_ALL);
  const chosen = behind.find(({ filter }) => filter === value);
  // What is chosen in the sheet takes the room of the others in the line.
  const beside = elder || chosen ? [] : offers.slice(0, BESIDE_ALL);
  const chip = ({ filter, label, count }: Counted, counts: boolean): ReactNode => (
    <button
      key={filter}
      type="button"
      className="zb-chip"
      aria-pressed={filter === value}
      aria-label={t('filter.count', { label, count })}
      onClick={() => {
        setChoosing(false);
        onChange(filter);
      }}
    >
      {filter === value && <Check className="zb-icon" aria-hidden="true" />}
      {counts || filter === value ? t('filter.count', { label, count }) : label}
    </button>
  );
  return (
    <fieldset className="zb-chips zb-bare zb-roster-chips" aria-label={t('filter.label')}>
      {[counted('all', t('filter.all')), ...beside].map((offer) => chip(offer, false))}
      {behind.length > 0 && (
        <button
          type="button"
          className="zb-chip"
          aria-pressed={chosen !== undefined}
          aria-haspopup="dialog"
          aria-label={chosen ? undefined : t('filter.more')}
          onClick={() => setChoosing(true)}
        >
          {chosen && <Check className="zb-icon" aria-hidden="true" />}
          {chosen ? t('filter.count', { label: chosen.label, count: chosen.count }) : t(elder ? 'filter.more' : 'filter.moreShort')}
          <ChevronDown className="zb-icon" aria-hidden="true" />
        </button>
      )}
      <Sheet open={choosing} title={t('filter.label')} onClose={() => setChoosing(false)}>
        <div className="zb-chips">{offers.map((offer) => chip(offer, true))}</div>
      </Sheet>
    </fieldset>
  );
}
