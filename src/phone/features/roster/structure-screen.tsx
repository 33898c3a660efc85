import { useTranslation } from 'react-i18next';
import { structureOf } from '#domain/roster/structure.ts';
import { structureSort, structureTitle } from '#i18n/structure-words.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { readRoster } from './use-roster.ts';

/** 结构: how many of the branch's members are of each sort, counted from the roster. */
export function StructureScreen() {
  const { t } = useTranslation('structure');
  const { today } = useServices();
  const found = useLive(readRoster);
  const members = found.state === 'ready' ? found.data.members.map(({ body }) => body) : [];
  const tables = structureOf(members, today());
  return (
    <AppPage title={t('title')} back="/roster/setup">
      {found.state === 'ready' && members.length === 0 && (
        <EmptyState title={t('empty')} help={t('emptyHelp')} act={{ label: t('toRoster'), href: '/roster' }} />
      )}
      {members.length > 0 &&
        tables.map(({ name, cells }) => (
          <Section key={name} title={structureTitle(name)}>
            <Ledger>
              {cells
                .filter(({ n }) => n > 0)
                .map(({ key, n }) => (
                  <LedgerRow key={key} low margin={<b>{n}</b>} name={structureSort(name, key)} />
                ))}
            </Ledger>
          </Section>
        ))}
    </AppPage>
  );
}
