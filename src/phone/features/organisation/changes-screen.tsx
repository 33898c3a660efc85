import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import { BranchType } from '#domain/records/branch-profile.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import { historyOf, type Line } from './history.ts';
import { readBranch, useWrites } from './use-branch.ts';

/** 架构变动: what changed about how the branch is built, newest first. */
export function ChangesScreen() {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const { db, newId } = useServices();
  const words = useDayWords();
  const found = useLive(readBranch);
  const writes = useWrites('structureEvent');
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'change', newId).then(setOpen);
  const lines = found.state === 'ready' ? historyOf(found.data) : [];
  const named = (name: string): string => {
    const type = BranchType.safeParse(name);
    return type.success ? records(`branchType.${type.data}`) : name;
  };
  const facts = (line: Line): string =>
    formats().facts(
      [
        line.before !== '' && line.after !== ''
          ? t('changes.fromTo', { before: named(line.before), after: named(line.after) })
          : named(line.after || line.before),
        line.paper,
      ].filter((fact) => fact !== ''),
    );
  return (
    <AppPage
      title={t('changes.title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('changes.add')} onPress={openNew} /> : undefined
      }
    >
      {found.state === 'ready' && lines.length === 0 && (
        <EmptyState
          title={t('changes.emptyTitle')}
          help={t('changes.emptyHelp')}
          act={writes ? { label: t('changes.add'), onPress: openNew } : undefined}
        />
      )}
      {lines.length > 0 && (
        <Ledger>
          {lines.map((line) => {
            const { id } = line;
            return (
              <LedgerRow
                key={line.key}
                margin={line.on.slice(0, 4)}
                name={records(`structureChange.${line.change}`)}
                nameNote={words.day(line.on)}
                facts={facts(line)}
                onPress={writes && id !== null ? () => setOpen(id) : undefined}
              />
            );
          })}
        </Ledger>
      )}
      {found.state === 'ready' && open !== null && writes && (
        <ChangeSheet key={open} recordId={open} branch={found.data} onClose={() => setOpen(null)} />
      )}
    </AppPage>
  );
}
