import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { YearMonth } from '#domain/kernel/local-date.ts';
import { CadreOrigin, ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
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
  readonly memberId: string | null;
  readonly origin: CadreOrigin | null;
  readonly coachId: string | null;
  readonly cadreTask: string;
  readonly listedOn: string;
  readonly leftOn: string;
  readonly note: string;
};

type SheetProps = {
  readonly cadre: { readonly id: string; readonly body: ReserveCadreBody } | null;
  readonly recordId: RecordId;
  readonly members: readonly LocalRecord<'member'>[];
  readonly onClose: () => void;
};

/** Somebody on 后备干部名册 to be written down or changed. A Party member brings what the roster knows of him. */
export function CadreSheet(props: SheetProps) {
  const { cadre, recordId } = props;
  const body = cadre?.body;
  const of: SheetOf = { form: 'reserveCadre', recordId, baseline: body ? (body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<Draft>(of, {
    memberId: body?.memberId ?? null,
    name: body?.name ?? '',
    sex: body?.sex ?? null,
    birthMonth: body?.birthMonth ?? '',
    education: body?.education ?? null,
    origin: body?.origin ?? null,
    coachId: body?.coach?.memberId ?? null,
    cadreTask: body?.cadreTask ?? '',
    listedOn: body?.listedOn ?? '',
    leftOn: body?.leftOn ?? '',
    note: body?.note ?? '',
  });
  return opened && <OpenedSheet {...props} of={of} opened={opened} />;
}

function OpenedSheet({
  cadre,
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
  const here = members.filter(
    ({ id, body }) => isOnRoll(body, today()) || (id as string) === value.memberId || (id as string) === value.coachId,
  );
  const choose = (memberId: string | null): void => {
    const member = members.find(({ id }) => (id as string) === memberId)?.body;
    draft.set(
      member
        ? { memberId, name: member.name, sex: member.sex, birthMonth: member.birthMonth ?? '', education: member.education }
        : { memberId: null },
    );
  };
  const wrong = {
    name: value.name.trim() === '' ? t('form.nameMissing') : undefined,
    sex: value.sex === null ? t('form.sexMissing') : undefined,
    birthMonth: value.birthMonth === '' || YearMonth.safeParse(value.birthMonth).success ? undefined : t('form.birthWrong'),
    origin: value.origin === null ? t('form.originMissing') : undefined,
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const { coachId, ...rest } = value;
    const coach = members.find(({ id }) => (id as string) === coachId);
    const read = ReserveCadreBody.safeParse({
      ...rest,
      name: value.name.trim(),
      birthMonth: value.birthMonth === '' ? null : value.birthMonth,
      listedOn: value.listedOn === '' ? null : value.listedOn,
      leftOn: value.leftOn === '' ? null : value.leftOn,
      coach: coach ? { memberId: coach.id as string as MemberId, name: coach.body.name } : null,
    });
    if (!read.success) return setUnseen(true);
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'reserveCadre', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <Sheet open title={cadre ? cadre.body.name : t('add.reserve')} onClose={onClose}>
      <MemberSelect label={t('form.member')} none={t('form.notMember')} members={here} value={value.memberId} onChange={choose} />
      <PersonFields
        value={value}
        set={(change) => draft.set(change)}
        wrong={{ name: unseen ? t('form.nameHidden') : say(wrong.name), sex: say(wrong.sex), birthMonth: say(wrong.birthMonth) }}
      />
      <ChoiceChips
        label={t('form.origin')}
        error={say(wrong.origin)}
        choices={CadreOrigin.options.map((origin) => ({ value: origin, label: records(`cadreOrigin.${origin}`) }))}
        value={value.origin}
        onChange={(origin) => draft.set({ origin })}
      />
      <MemberSelect
        label={t('form.coach')}
        none={t('form.nobody')}
        members={here.filter(({ id }) => (id as string) !== value.memberId)}
        value={value.coachId}
        onChange={(coachId) => draft.set({ coachId })}
      />
      <TextField
        label={t('form.task')}
        note={t('form.optional')}
        hint={t('form.taskHint')}
        value={value.cadreTask}
        onChange={(cadreTask) => draft.set({ cadreTask })}
        maxLength={100}
        autoComplete="off"
      />
      <DateField label={t('form.listedOn')} value={value.listedOn} max={today()} onChange={(listedOn) => draft.set({ listedOn })} />
      {cadre && (
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
