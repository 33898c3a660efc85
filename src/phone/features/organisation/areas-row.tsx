import { Map as MapIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { areasLoad } from '#domain/areas/load.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { formats } from '#i18n/format.ts';
import { useLive } from '#phone/use-live.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import type { Branch } from './use-branch.ts';

/** The areas in one line: how many there are, the households in none or in two, and the centres outside 5 to 15. */
export function AreasRow({ branch, day }: { readonly branch: Branch; readonly day: LocalDate }) {
  const { t } = useTranslation('organisation');
  const { t: roster } = useTranslation('roster');
  const found = useLive(recordsOfKind<'area'>, 'area');
  const onRoll = branch.members.filter(({ body }) => isOnRoll(body, day)).map(({ id }) => id as string);
  const load = found.state === 'ready' ? areasLoad(found.data, day, { households: branch.profile.households, onRoll }) : null;
  const { hints, loads } = load ?? { hints: [], loads: [] };
  const gap = hints.reduce((sum, hint) => sum + (hint.code === 'gap' ? hint.houses : 0), 0);
  const twice = hints.filter(({ code }) => code === 'overlap').length;
  const centres = hints.filter(({ code }) => code === 'centreFew' || code === 'centreMany' || code === 'noCentre').length;
  const facts = [
    ...(loads.length > 0 ? [t('setup.areas', { count: loads.length })] : [roster('ways.areasFacts')]),
    ...(gap > 0 ? [t('setup.areasGap', { count: gap })] : []),
    ...(twice > 0 ? [t('setup.areasTwice', { count: twice })] : []),
    ...(centres > 0 ? [t('setup.areasCentres', { count: centres })] : []),
  ];
  return (
    <LedgerRow
      low
      margin={<MapIcon className="zb-icon" aria-hidden="true" />}
      name={roster('ways.areas')}
      facts={formats().facts(facts)}
      href="/areas"
    />
  );
}
