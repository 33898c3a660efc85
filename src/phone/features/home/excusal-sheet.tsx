import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { ExcusalBody } from '#domain/records/excusal.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';

type Words = { readonly reason: string; readonly obligation: string };
type Props = { readonly due: Obligation; readonly given: LocalRecord<'excusal'> | undefined; readonly onClose: () => void };

/** 写原因: why something generally due was not held. It goes to the township; the gap stays a gap. */
export function ExcusalSheet(props: Props) {
  const { newId } = useServices();
  const { due, given } = props;
  // One explanation for one obligation: the draft is found by the obligation, whatever id its record will have.
  const [recordId] = useState(() => given?.id ?? (newId() as RecordId));
  const of: SheetOf = { form: 'excusal', recordId: due.id as RecordId, baseline: (given?.body ?? null) as unknown as JsonObject | null };
  const opened = useOpenedSheet<Words>(of, { reason: given?.body.reason ?? '', obligation: due.id });
  return opened && <OpenedExcusal {...props} of={of} opened={opened} recordId={recordId} />;
}

function OpenedExcusal({
  due,
  given,
  onClose,
  of,
  opened,
  recordId,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Words; readonly begun: boolean }; readonly recordId: RecordId }) {
  const { t } = useTranslation('agenda');
  const save = useSave();
  const draft = useSheetDraft<Words>(of, opened, () => '');
  const [tried, setTried] = useState(false);
  const read = ExcusalBody.safeParse({
    obligation: due.id,
    meetingKind: (due.facts['meetingKind'] || null) as MeetingKind | null,
    groupId: (due.facts['groupId'] || null) as GroupId | null,
    from: due.facts['from'] as LocalDate,
    to: due.dueOn,
    reason: draft.value.reason.replace(/\s*\n\s*/g, ' '),
  });
  const write = async (): Promise<void> => {
    setTried(true);
    if (!read.success) return;
    await draft.stop();
    const body = given ? { ...given.body, reason: read.data.reason } : read.data;
    const saved = await save({ id: recordId, kind: 'excusal', body, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('due.explain')} onClose={onClose}>
      <TextAreaField
        label={t('due.reasonLabel')}
        hint={t('due.reasonHint')}
        maxLength={200}
        value={draft.value.reason}
        error={tried && !read.success ? t('due.reasonMissing') : undefined}
        onChange={(reason) => draft.set({ reason })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('due.explainDo')}
        </Button>
      </div>
    </Sheet>
  );
}
