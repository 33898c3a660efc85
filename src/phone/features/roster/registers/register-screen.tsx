import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { blankProfile } from '#domain/organisation/profile.ts';
import { type RegisterName, registerNames, registerOn } from '#domain/roster/registers.ts';
import { formats } from '#i18n/format.ts';
import { gapsOf, registerCell, registerColumn } from '#i18n/register-words.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { registerShares } from '#ui/register-shares.ts';
import { RegisterSheet } from '#ui/register-sheet.tsx';
import { Ledger } from '#ui/section.tsx';
import '#phone/features/roster/roster.css';
import { CadreSheet } from './cadre-sheet.tsx';
import { CandidateSheet } from './candidate-sheet.tsx';
import { type RegistersRead, readRegisters } from './read-registers.ts';
import { seesRegister } from './sees-register.ts';

const NOBODY: RegistersRead = { members: [], groups: [], offices: [], candidates: [], reserveCadres: [], profile: blankProfile };
const kept = { activists: 'candidate', reserve: 'reserveCadre' } as const;
const isKept = (name: RegisterName): name is keyof typeof kept => Object.hasOwn(kept, name);
const isRegister = (name: string | undefined): name is RegisterName => (registerNames as readonly (string | undefined)[]).includes(name);

/** One register: on the screen who stands in it and what is missing, on paper the ledger itself. */
export function RegisterScreen() {
  const { t } = useTranslation('registers');
  const { actor, session, today, db, newId } = useServices();
  const { which } = useParams();
  const [params, setParams] = useSearchParams();
  const toast = useToast();
  const found = useLive(readRegisters);
  if (!isRegister(which) || !seesRegister(actor, which))
    return (
      <AppPage title={t('title')} back="/roster/registers">
        {null}
      </AppPage>
    );
  const facts = found.state === 'ready' ? found.data : NOBODY;
  const register = registerOn(which, facts, today());
  const kind = isKept(which) ? kept[which] : null;
  const writes =
    kind !== null && may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind, groupId: null });
  // A temporary branch admits nobody (BR-4), so nothing leads it there; who stands in the register already is still shown.
  const raisesNobody = which === 'activists' && facts.profile.branchType === 'temporary';
  const adds = writes && !raisesNobody;
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => {
    if (kind !== null) void begunSheet(db, kind, newId).then(setOpen);
  };
  const print = (): void => {
    if (typeof window.print === 'function') window.print();
    else toast({ text: t('cannotPrint') });
  };
  const hrefOf = (id: string): string | undefined =>
    which === 'members' ? `/roster/${id}` : which === 'committees' ? `/roster/offices?open=${id}` : undefined;
  return (
    <AppPage
      title={t(`name.${which}`)}
      subtitle={register.gaps > 0 ? t('gaps', { n: register.gaps }) : undefined}
      back="/roster/registers"
      action={
        adds && isKept(which) ? (
          <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t(`add.${which}`)} onPress={openNew} />
        ) : undefined
      }
      footer={register.rows.length > 0 ? <BottomAction label={t('print')} onPress={print} /> : undefined}
    >
      {found.state === 'ready' && register.rows.length === 0 && (
        <EmptyState
          title={t(`empty.${which}`)}
          help={t(raisesNobody ? 'temporaryHelp' : `emptyHelp.${which}`)}
          act={
            isKept(which)
              ? adds
                ? { label: t(`add.${which}`), onPress: openNew }
                : { label: t('title'), href: '/roster/registers' }
              : { label: t(`emptyDo.${which}`), href: which === 'members' ? '/roster' : '/roster/offices' }
          }
        />
      )}
      {register.rows.length > 0 && (
        <>
          <Ledger label={t(`name.${which}`)}>
            {register.rows.map((row, i) => {
              const missing = gapsOf(register, row);
              return (
                <LedgerRow
                  key={row.id}
                  margin={missing === '' ? <b>{i + 1}</b> : <StateIcon state="overdue" />}
                  name={row.name}
                  facts={missing === '' ? t('whole') : t('missing', { what: missing })}
                  href={hrefOf(row.id)}
                  onPress={writes ? () => setOpen(row.id as RecordId) : undefined}
                />
              );
            })}
          </Ledger>
          <p className="zb-sub zb-register-hint">{t('printHint')}</p>
          <RegisterSheet
            title={t(`sheetTitle.${which}`)}
            place={t('place', { branch: session.branchName ?? '', day: formats().fullDay(today()) })}
            numberLabel={t('number')}
            columns={register.columns.map((column) => ({ key: column, label: registerColumn(column), share: registerShares[column] ?? 8 }))}
            rows={register.rows.map((row) => ({ id: row.id, cells: row.cells.map(registerCell) }))}
            foot={t('foot')}
            gapLabel={t('gap')}
          />
        </>
      )}
      {open !== null && writes && found.state === 'ready' && which === 'activists' && (
        <CandidateSheet
          key={open}
          recordId={open}
          candidate={facts.candidates.find(({ id }) => id === open) ?? null}
          members={facts.members}
          onClose={() => setOpen(null)}
        />
      )}
      {open !== null && writes && found.state === 'ready' && which === 'reserve' && (
        <CadreSheet
          key={open}
          recordId={open}
          cadre={facts.reserveCadres.find(({ id }) => id === open) ?? null}
          members={facts.members}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}
