import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { YearMonth } from '#domain/kernel/local-date.ts';
import { CandidateBody, CandidateStage } from '#domain/records/candidate.ts';
import { classOn, isOnRoll } from '#domain/roster/roll.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { type PersonDraft, PersonFields } from './person-fields.tsx';

type Draft = PersonDraft & {
  readonly stage: CandidateStage;
  readonly appliedOn: string;
  readonly activistOn: string;
  readonly sponsor: string | null;
  readonly second: string | null;
  readonly leftOn: string;
  readonly note: string;
};

type SheetProps = {
  readonly candidate: { readonly id: string; readonly body: CandidateBody } | null;
  readonly recordId: RecordId;
  readonly members: readonly LocalRecord<'member'>[];
  readonly onClose: () => void;
};

/** Somebody on 入党积极分子名册 to be written down or changed. What is typed is kept at once. */
export function CandidateSheet(props: SheetProps) {
  const { candidate, recordId } = props;
  const body = candidate?.body;
  const of: SheetOf = { form: 'candidate', recordId, baseline: body ? (body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<Draft>(of, {
    name: body?.name ?? '',
    sex: body?.sex ?? null,
    birthMonth: body?.birthMonth ?? '',
    education: body?.education ?? null,
    stage: body?.stage ?? 'applicant',
    appliedOn: body?.appliedOn ?? '',
    activistOn: body?.activistOn ?? '',
    sponsor: body?.sponsors[0]?.memberId ?? null,
    second: body?.sponsors[1]?.memberId ?? null,
    leftOn: body?.leftOn ?? '',
    note: body?.note ?? '',
  });
  return opened && <OpenedSheet {...props} of={of} opened={opened} />;
}

function OpenedSheet({
  candidate,
  recordId,
  members,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: Draft; readonly begun: boolean } }) {
  const { t } = useTranslation('registers');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<Draft>(of, opened, ({ name }) => name);
  const { value } = draft;
  const [tried, setTried] = useState(false);
  const [unseen, setUnseen] = useState(false);
  // 培养联系人 are formal members (发展党员工作细则 §9).
  const formal = members.filter(
    ({ id, body }) =>
      (isOnRoll(body, today()) && classOn(body, today()) !== 'probationary') ||
      (id as string) === value.sponsor ||
      (id as string) === value.second,
  );
  const sponsors = [value.sponsor, value.second].flatMap((id) => {
    const member = members.find((one) => (one.id as string) === id);
    return member ? [{ memberId: member.id as string as MemberId, name: member.body.name }] : [];
  });
  const wrong = {
    name: value.name.trim() === '' ? t('form.nameMissing') : undefined,
    sex: value.sex === null ? t('form.sexMissing') : undefined,
    birthMonth: value.birthMonth === '' || YearMonth.safeParse(value.birthMonth).success ? undefined : t('form.birthWrong'),
    activistOn: value.activistOn !== '' && value.activistOn < value.appliedOn ? t('form.activistBefore') : undefined,
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const { sponsor: _sponsor, second: _second, ...rest } = value;
    const read = CandidateBody.safeParse({
      ...rest,
      name: value.name.trim(),
      birthMonth: value.birthMonth === '' ? null : value.birthMonth,
      appliedOn: value.appliedOn === '' ? null : value.appliedOn,
      activistOn: value.activistOn === '' ? null : value.activistOn,
      leftOn: value.leftOn === '' ? null : value.leftOn,
      sponsors,
    });
    if (!read.success) return setUnseen(true);
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'candidate', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <Sheet open title={candidate ? candidate.body.name : t('add.activists')} onClose={onClose}>
      <PersonFields
        value={value}
        set={(change) => draft.set(change)}
        wrong={{ name: unseen ? t('form.nameHidden') : say(wrong.name), sex: say(wrong.sex), birthMonth: say(wrong.birthMonth) }}
      />
      <ChoiceChips
        label={t('form.stage')}
        choices={CandidateStage.options.map((stage) => ({ value: stage, label: records(`candidateStage.${stage}`) }))}
        value={value.stage}
        onChange={(stage) => draft.set({ stage: stage ?? 'applicant' })}
      />
      <DateField label={t('form.appliedOn')} value={value.appliedOn} max={today()} onChange={(appliedOn) => draft.set({ appliedOn })} />
      {value.stage !== 'applicant' && (
        <DateField
          label={t('form.activistOn')}
          error={say(wrong.activistOn)}
          value={value.activistOn}
          max={today()}
          onChange={(activistOn) => draft.set({ activistOn })}
        />
      )}
      <MemberSelect
        label={t('form.sponsor')}
        none={t('form.nobody')}
        members={formal.filter(({ id }) => (id as string) !== value.second)}
        value={value.sponsor}
        onChange={(sponsor) => draft.set({ sponsor })}
      />
      {value.sponsor !== null && (
        <MemberSelect
          label={t('form.second')}
          note={t('form.optional')}
          none={t('form.nobody')}
          members={formal.filter(({ id }) => (id as string) !== value.sponsor)}
          value={value.second}
          onChange={(second) => draft.set({ second })}
        />
      )}
      <TextField
        label={t('form.note')}
        note={t('form.optional')}
        value={value.note}
        onChange={(note) => draft.set({ note })}
        maxLength={100}
        autoComplete="off"
      />
      {candidate && (
        <DateField
          label={t('form.leftOn')}
          note={t('form.optional')}
          hint={t('form.leftHint')}
          value={value.leftOn}
          max={today()}
          onChange={(leftOn) => draft.set({ leftOn })}
        />
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('form.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
