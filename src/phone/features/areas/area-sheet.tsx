import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readHouseLabels } from '#domain/areas/load.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { AreaBody, type House } from '#domain/records/area.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Areas } from './use-areas.ts';

type AreaDraft = { readonly areaName: string; readonly labels: string; readonly houseCount: string };

type SheetProps = {
  readonly area: LocalRecord<'area'> | null;
  readonly recordId: RecordId;
  readonly areas: Areas;
  readonly onClose: () => void;
};

/** An area's name and its houses: labels, as a list that is typed or pasted, or only how many. Null makes a new one. */
export function AreaSheet(props: SheetProps) {
  const { area, recordId } = props;
  const of: SheetOf = { form: 'area', recordId, baseline: area ? (area.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<AreaDraft>(of, {
    areaName: area?.body.areaName ?? '',
    labels: '',
    houseCount: area?.body.houseCount === null || area === null ? '' : String(area.body.houseCount),
  });
  return opened && <OpenedAreaSheet {...props} of={of} opened={opened} />;
}

function OpenedAreaSheet({
  area,
  recordId,
  areas,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: AreaDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('areas');
  const { newId, today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<AreaDraft>(of, opened, ({ areaName }) => areaName);
  const [tried, setTried] = useState(false);
  const { areaName, labels, houseCount } = draft.value;
  const read = readHouseLabels(labels);
  const count = houseCount.trim() === '' ? null : Number(houseCount);
  const wrongCount = count !== null && !(Number.isInteger(count) && count >= 0 && count <= 2000);
  const write = async (change: Partial<AreaBody>): Promise<void> => {
    setTried(true);
    if (areaName.trim() === '' || read.tooLong.length > 0 || wrongCount) return;
    const last = Math.max(0, ...areas.areas.map(({ body }) => body.order));
    const before = area?.body ?? AreaBody.parse({ areaName, order: Math.min(99, last + 1) });
    const next = Math.max(0, ...Object.values(before.houses).map(({ order }) => order + 1));
    const added = Object.fromEntries(
      read.labels.map((label, i): [string, House] => [newId(), { label, centreKey: null, order: Math.min(9999, next + i) }]),
    );
    await draft.stop();
    const saved = await save({
      id: recordId,
      kind: 'area',
      body: { ...before, areaName, houseCount: count, houses: { ...before.houses, ...added }, ...change },
      baseline: of.baseline,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={area ? area.body.areaName : t('add')} onClose={onClose}>
      <TextField
        label={t('form.name')}
        hint={t('form.nameHint')}
        value={areaName}
        error={tried && areaName.trim() === '' ? t('wrong.name') : undefined}
        onChange={(typed) => draft.set({ areaName: typed })}
        maxLength={30}
        autoComplete="off"
      />
      <TextAreaField
        label={t('form.labels')}
        note={t('optional')}
        hint={read.labels.length > 0 ? t('form.read', { count: read.labels.length }) : t('form.labelsHint')}
        value={labels}
        error={read.tooLong.length > 0 ? t('wrong.label', { label: read.tooLong[0] ?? '' }) : undefined}
        onChange={(typed) => draft.set({ labels: typed })}
        maxLength={4000}
      />
      <TextField
        label={t('form.count')}
        note={t('optional')}
        hint={t('form.countHint')}
        type="number"
        value={houseCount}
        error={wrongCount ? t('wrong.number') : undefined}
        onChange={(typed) => draft.set({ houseCount: typed })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write({})}>
          {t('form.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
      {area && area.body.closedOn === null && (
        <div className="zb-tools">
          <Button wide onPress={() => void write({ closedOn: today() })}>
            {t('form.close')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
