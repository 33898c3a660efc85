import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { QuietHouseBody } from '#domain/records/quiet-house.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { SheetDraft, SheetOf } from '#phone/use-sheet-draft.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import './visits.css';

const quietHouses = (db: BranchDb): Promise<LocalRecord<'quietHouse'>[]> => recordsOfKind(db, 'quietHouse');

/** Households that asked for no visits: only the label and since when. */
export function QuietScreen() {
  const { t } = useTranslation('visits');
  const { actor, writer, today } = useServices();
  const days = useDayWords();
  const save = useSave();
  const marks = useLive(quietHouses);
  const [ending, setEnding] = useState<LocalRecord<'quietHouse'> | null>(null);
  const groupId = actor.role === 'groupLeader' ? actor.groupId : null;
  const mayAdd = may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'quietHouse', groupId });
  const holding = marks.state === 'ready' ? marks.data.filter(({ body }) => body.quietUntil === null || body.quietUntil > today()) : [];
  const end = async (mark: LocalRecord<'quietHouse'>): Promise<void> => {
    setEnding(null);
    await save({
      id: mark.id,
      kind: 'quietHouse',
      body: { ...mark.body, quietUntil: today() },
      baseline: mark.body as unknown as JsonObject,
    });
  };
  return (
    <AppPage title={t('quiet.title')} back="/visits">
      <p className="zb-block">{t('quiet.help')}</p>
      {marks.state === 'ready' && holding.length === 0 && <EmptyState title={t('quiet.none')} help={t('quiet.noneHelp')} />}
      <Ledger>
        {holding.map((mark) => (
          <LedgerRow
            key={mark.id}
            margin={<BellOff className="zb-icon" aria-hidden="true" />}
            name={mark.body.house}
            facts={t('quiet.since', { day: days.day(mark.body.quietSince) })}
            onPress={
              may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'quietHouse', groupId: mark.body.groupId })
                ? () => setEnding(mark)
                : undefined
            }
          />
        ))}
      </Ledger>
      {mayAdd && <AddHouse groupId={groupId} />}
      <ConfirmSheet
        open={ending !== null}
        title={t('quiet.endTitle', { house: ending?.body.house ?? '' })}
        text={t('quiet.endText')}
        keepLabel={t('quiet.keep')}
        actLabel={t('quiet.end')}
        onKeep={() => setEnding(null)}
        onAct={() => ending && void end(ending)}
      />
    </AppPage>
  );
}

const NEW: SheetOf = { form: 'quietHouse', recordId: 'new' as RecordId, baseline: null };

type Typed = { readonly house: string };
type AddProps = { readonly groupId: string | null };

/** One more house that asked for no visits; its label is kept while it is typed. */
function AddHouse({ groupId }: AddProps) {
  const { t } = useTranslation('visits');
  const [round, setRound] = useState(0);
  return (
    <KeptForm<Typed> key={round} of={NEW} blank={{ house: '' }} name={t('quiet.title')}>
      {(draft) => <HouseBox groupId={groupId} draft={draft} onAdded={() => setRound(round + 1)} />}
    </KeptForm>
  );
}

function HouseBox({ groupId, draft, onAdded }: AddProps & { readonly draft: SheetDraft<Typed>; readonly onAdded: () => void }) {
  const { t } = useTranslation('visits');
  const { today, newId } = useServices();
  const save = useSave();
  const { house } = draft.value;
  const made = QuietHouseBody.safeParse({ house: house.trim(), groupId, quietSince: today() });
  const add = async (): Promise<void> => {
    if (!made.success) return;
    await draft.stop();
    const saved = await save({ id: newId() as RecordId, kind: 'quietHouse', body: made.data, baseline: null, draftId: draft.id });
    if (saved.ok) onAdded();
    else draft.resume();
  };
  return (
    <>
      <TextField
        label={t('form.houseLabel')}
        hint={t('form.houseHint')}
        value={house}
        onChange={(typed) => draft.set({ house: typed })}
        maxLength={30}
        autoComplete="off"
      />
      <KeptEnd label={t('quiet.add')} disabled={!made.success} onSave={() => void add()} draft={draft} onClose={onAdded} />
    </>
  );
}
