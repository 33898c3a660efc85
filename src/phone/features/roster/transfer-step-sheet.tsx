import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MemberBody } from '#domain/records/member.ts';
import type { TransferStep } from '#domain/records/transfer.ts';
import { asksWhy, movedIn, movedOut, withStep } from '#domain/relations/transfer.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useProblemText } from '#phone/use-problem-text.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { saveTogether } from '#storage/commands.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';

type Props = {
  readonly transfer: LocalRecord<'transfer'>;
  readonly step: TransferStep;
  readonly name: string;
  readonly onClose: () => void;
};

/** A step as it is being noted. A type, not an interface, for it is kept as JSON. */
type StepDraft = { readonly step: string; readonly on: string; readonly why: string };

/** Asks for the day of a step, and why where the way ends with it. Acceptance changes the roster with it, both or neither. */
export function TransferStepSheet(props: Props) {
  const { transfer, step } = props;
  const { today } = useServices();
  const of: SheetOf = { form: 'transferStep', recordId: transfer.id, baseline: transfer.body as unknown as JsonObject };
  const opened = useOpenedSheet<StepDraft>(of, { step, on: today(), why: '' });
  // Another step than the one begun starts with its own day; the reason that was written stays.
  const value = opened && (opened.value.step === step ? opened.value : { ...opened.value, step, on: today() });
  return opened && value && <Opened {...props} of={of} opened={{ ...opened, value }} />;
}

function Opened({
  transfer,
  step,
  name,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: StepDraft; readonly begun: boolean } }) {
  const { t } = useTranslation(['relations', 'common']);
  const { db, writer, today, newId } = useServices();
  const toast = useToast();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const { body } = transfer;
  const draft = useSheetDraft<StepDraft>(of, opened, () => body.name);
  const { value, set } = draft;
  const [problem, setProblem] = useState<keyof typeof sayings>();
  const sayings = {
    notADay: t('relations:problem.notADay'),
    notNow: t('relations:problem.notNow'),
    early: t('relations:problem.early'),
    future: t('relations:problem.future'),
    noValidity: t('relations:problem.noValidity'),
    noWhy: t('relations:problem.noWhy'),
  };
  const go = async (): Promise<void> => {
    const day = LocalDate.safeParse(value.on);
    if (!day.success) return setProblem('notADay');
    const next = withStep(body, { step, on: day.data, byName: writer.name, why: value.why }, today());
    if (!next.ok) return setProblem(next.problem.code.slice('transfer.'.length) as keyof typeof sayings);
    const inputs: Parameters<typeof saveTogether>[2][number][] = [];
    let opens: string | null = null;
    let moved = next.value;
    await draft.stop();
    if (step === 'accepted' && body.direction === 'out') {
      const member = body.memberId === null ? undefined : await recordById(db, body.memberId as string as RecordId);
      if (member?.kind === 'member' && member.deleted === 0) {
        const was = member.body as MemberBody;
        const left = movedOut(was, body, day.data, newId);
        inputs.push({ id: member.id, kind: 'member', body: left, baseline: was as unknown as JsonObject });
      }
    }
    if (step === 'accepted' && body.direction === 'in' && body.memberId === null) {
      opens = newId();
      moved = { ...moved, memberId: opens as MemberId };
      inputs.push({ id: opens as RecordId, kind: 'member', body: MemberBody.parse(movedIn(body, day.data)), baseline: null });
    }
    const baseline = body as unknown as JsonObject;
    const saved = await saveTogether(db, writer, [
      ...inputs,
      { id: transfer.id, kind: 'transfer', body: moved, baseline, draftId: draft.id },
    ]);
    toast({ text: saved.ok ? t('common:toast.saved') : problemText(saved.problem) });
    if (!saved.ok) return draft.resume();
    onClose();
    if (opens !== null) await navigate(`/roster/${opens}/edit`);
  };
  return (
    <Sheet open title={name} onClose={onClose}>
      {step === 'accepted' && <p className="zb-sub">{t(`relations:transfers.acceptText.${body.direction}`)}</p>}
      <DateField
        label={t('relations:transfers.on')}
        error={problem === undefined || problem === 'noWhy' ? undefined : sayings[problem]}
        value={value.on}
        max={today()}
        onChange={(on) => set({ on })}
      />
      {asksWhy(step) && (
        <TextField
          label={t('relations:transfers.reason')}
          hint={t('relations:transfers.reasonHint')}
          error={problem === 'noWhy' ? sayings.noWhy : undefined}
          value={value.why}
          onChange={(why) => set({ why })}
          maxLength={100}
          autoComplete="off"
        />
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void go()}>
          {t('relations:transfers.keep', { step: name })}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
