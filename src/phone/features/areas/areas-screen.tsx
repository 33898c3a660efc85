import { CalendarDays, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { isOpenArea } from '#domain/areas/load.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { BranchProfileBody } from '#domain/records/branch-profile.ts';
import { formats } from '#i18n/format.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { begunSheet, type SheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { AreaSheet } from './area-sheet.tsx';
import { useHintWords } from './hint-words.ts';
import { type Areas, readAreas, useMayWrite } from './use-areas.ts';

/** 责任片区: each area with what it carries, then where the net has holes or lies double. */
export function AreasScreen() {
  const { t } = useTranslation('areas');
  const { db, newId, today } = useServices();
  const found = useLive(readAreas, today());
  const writes = useMayWrite()('area');
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const counting = params.get('count') !== null;
  const openNew = (): void => void begunSheet(db, 'area', newId).then(setOpen);
  const areas = found.state === 'ready' ? found.data : null;
  const day = today();
  const current = areas?.areas.filter((area) => isOpenArea(area, day)) ?? [];
  const households = areas?.profile?.body.households ?? null;
  return (
    <AppPage
      title={t('title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('newShort')} onPress={openNew} /> : undefined
      }
    >
      <Ledger>
        <LedgerRow
          margin={<CalendarDays className="zb-icon" aria-hidden="true" />}
          name={t('rota.title')}
          facts={t('rota.facts')}
          href="/areas/rota"
        />
      </Ledger>
      {areas && current.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          help={t('empty.help')}
          act={writes ? { label: t('add'), onPress: openNew } : { label: t('toRoster'), href: '/roster' }}
        />
      )}
      {areas && current.length > 0 && (
        <>
          {areas.load.hints.length > 0 && <Hints areas={areas} />}
          <Section title={t('areas')} aside={t('count', { count: current.length })}>
            <Ledger>
              {current.map((area) => {
                const load = areas.load.loads.find(({ areaId }) => areaId === area.id);
                const names = Object.keys(area.body.areaMembers).map((id) => areas.nameOf(id) || t('someone'));
                return (
                  <LedgerRow
                    key={area.id}
                    margin={
                      <>
                        <b>{load?.houses ?? 0}</b>
                        {t('houses')}
                      </>
                    }
                    name={area.body.areaName}
                    facts={formats().facts([
                      t('centres', { count: Object.keys(area.body.centres).length }),
                      names.length === 0 ? t('noMember') : formats().list(names),
                    ])}
                    href={`/areas/${area.id}`}
                  />
                );
              })}
            </Ledger>
          </Section>
          <Section title={t('whole')}>
            <Ledger>
              <LedgerRow
                margin={null}
                name={t('households')}
                facts={households === null ? t('householdsNone') : t('householdsCount', { count: households })}
                onPress={writes ? () => setParams({ count: '1' }, { replace: true }) : undefined}
              />
              {areas.load.withoutArea.length > 0 && (
                <LedgerRow
                  margin={null}
                  name={t('withoutArea', { count: areas.load.withoutArea.length })}
                  facts={formats().list(areas.load.withoutArea.map((id) => areas.nameOf(id)))}
                />
              )}
            </Ledger>
          </Section>
        </>
      )}
      {open !== null && areas && writes && (
        <AreaSheet
          key={open}
          recordId={open}
          area={areas.areas.find(({ id }) => id === open) ?? null}
          areas={areas}
          onClose={() => setOpen(null)}
        />
      )}
      {counting && areas && writes && <HouseholdsSheet areas={areas} onClose={() => setParams({}, { replace: true })} />}
    </AppPage>
  );
}

function Hints({ areas }: { readonly areas: Areas }) {
  const { t } = useTranslation('areas');
  const words = useHintWords(areas);
  const [all, setAll] = useState(false);
  const shown = all ? areas.load.hints : areas.load.hints.slice(0, 6);
  return (
    <Section title={t('look')} aside={t('count', { count: areas.load.hints.length })}>
      <Ledger>
        {shown.map((hint) => (
          <LedgerRow
            key={words(hint)}
            low
            margin={<StateIcon state="overdue" />}
            name={words(hint)}
            href={'areaId' in hint ? `/areas/${hint.areaId}` : undefined}
          />
        ))}
      </Ledger>
      {areas.load.hints.length > shown.length && (
        <div className="zb-tools">
          <Button wide onPress={() => setAll(true)}>
            {t('more', { count: areas.load.hints.length - shown.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

/** How many households the village has: the yardstick for what lies in no area. */
function HouseholdsSheet(props: HouseholdsProps) {
  const { t } = useTranslation('areas');
  const { profile } = props.areas;
  const recordId = profile?.id ?? ('households' as RecordId);
  return (
    <KeptForm<Counted>
      of={{ form: 'households', recordId, baseline: profile ? (profile.body as unknown as JsonObject) : null }}
      blank={{ typed: String(profile?.body.households ?? '') }}
      name={t('households')}
    >
      {(draft) => <HouseholdsForm {...props} draft={draft} />}
    </KeptForm>
  );
}

type HouseholdsProps = { readonly areas: Areas; readonly onClose: () => void };
type Counted = { readonly typed: string };

function HouseholdsForm({ areas, onClose, draft }: HouseholdsProps & { readonly draft: SheetDraft<Counted> }) {
  const { t } = useTranslation('areas');
  const { newId } = useServices();
  const save = useSave();
  const { profile } = areas;
  const { typed } = draft.value;
  const count = typed.trim() === '' ? null : Number(typed);
  const wrong = count !== null && !(Number.isInteger(count) && count >= 0 && count <= 9999);
  const write = async (): Promise<void> => {
    if (wrong) return;
    await draft.stop();
    const saved = await save({
      id: profile?.id ?? (newId() as RecordId),
      kind: 'branchProfile',
      body: { ...(profile?.body ?? BranchProfileBody.parse({})), households: count },
      baseline: profile ? (profile.body as unknown as JsonObject) : null,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('households')} onClose={onClose}>
      <TextField
        label={t('householdsLabel')}
        hint={t('householdsHint')}
        type="number"
        value={typed}
        error={wrong ? t('wrong.number') : undefined}
        onChange={(count) => draft.set({ typed: count })}
      />
      <KeptEnd label={t('save')} onSave={() => void write()} draft={draft} onClose={onClose} />
    </Sheet>
  );
}
