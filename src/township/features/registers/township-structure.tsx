import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TownshipStructure } from '#protocol/registers.ts';
import { Waiting } from '#township/parts.tsx';
import { useServices } from '#township/services.tsx';
import { StructureTables } from './structure-tables.tsx';

/** How the members of the whole township are made up. */
export function TownshipStructureView() {
  const { t } = useTranslation('structure');
  const { client } = useServices();
  const found = useQuery({ queryKey: ['structure'], queryFn: ({ signal }) => client.get('/desk/structure', TownshipStructure, signal) });
  if (found.data === undefined) return <Waiting error={found.error} again={() => void found.refetch()} />;
  return (
    <>
      <p className="zb-sub">{t('township', { n: found.data.members })}</p>
      <StructureTables tables={found.data.tables} />
    </>
  );
}
