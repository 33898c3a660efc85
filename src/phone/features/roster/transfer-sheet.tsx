import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { YearMonth } from '#domain/kernel/local-date.ts';
import { PersonName, withoutHidden } from '#domain/records/text.ts';
import { TransferBody, TransferReason } from '#domain/records/transfer.ts';
import { fromMember } from '#domain/relations/transfer.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { fromLetter, IncomingFields, wrongInLetter } from './incoming-fields.tsx';
import { MonthField } from './month-field.tsx';
import type { Roster } from './use-roster.ts';

type Draft = {
  readonly direction: 'out' | 'in';
  readonly memberId: string | null;
  readonly name: string;
  readonly sex: string;
  readonly memberAs: string;
  readonly birthMonth: string;
  readonly ethnicity: string;
  readonly joinedOn: string;
  readonly formalOn: string;
  readonly why: string | null;
  readonly otherBranch: string;
  readonly fromCommittee: string;
  readonly toCommittee: string;
  readonly letterNo: string;
  readonly validDays: string;
  readonly duesUntil: string;
  readonly committeePhone: string;
  readonly committeeAddress: string;
  readonly note: string;
};

type Props = {
  readonly recordId: RecordId;
  readonly transfer: LocalRecord<'transfer'> | null;
  readonly roster: Roster;
  /** The member it is begun for, when it is begun from his page. */
  readonly memberId: string | null;
  /** For how many days the township lets a letter be good. */
  readonly letterDays: number;
  readonly onClose: () => void;
};

/** What stands on the 介绍信, for one who goes or one who comes. The ID number is written on the paper by hand and kept nowhere. */
export function TransferSheet(props: Props) {
  const { recordId, transfer, memberId, letterDays } = props;
  const body = transfer?.body;
  const of: SheetOf = { form: 'transfer', recordId, baseline: body ? (body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<Draft>(of, {
    direction: body?.direction ?? 'out',
    memberId: body?.memberId ?? memberId,
    name: body?.name ?? '',
    sex: body?.sex ?? '0',
    memberAs: body?.memberAs ?? 'formal',
    birthMonth: body?.birthMonth ?? '',
    ethnicity: body?.ethnicity ?? '01',
    joinedOn: body?.joinedOn ?? '',
    formalOn: body?.formalOn ?? '',
    why: body?.why ?? null,
    otherBranch: body?.otherBranch ?? '',
    fromCommittee: body?.fromCommittee ?? '',
    toCommittee: body?.toCommittee ?? '',
    letterNo: body?.letterNo ?? '',
    validDays: body === undefined ? String(letterDays) : String(body.validDays ?? ''),
    duesUntil: body?.duesUntil ?? '',
    committeePhone: body?.committeePhone ?? '',
    committeeAddress: body?.committeeAddress ?? '',
    note: body?.note ?? '',
  });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

const LINES = [
  ['otherBranch', 60],
  ['fromCommittee', 60],
  ['toCommittee', 60],
  ['letterNo', 40],
  ['committeePhone', 40],
  ['committeeAddress', 80],
  ['note', 200],
] as const;

function Opened({
  recordId,
  transfer,
  roster,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Draft; readonly begun: boolean } }) {
  const { t } = useTranslation('relations');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const save = useSave();
  const [tried, setTried] = useState(false);
  const nameOf = (id: string | null): string => roster.members.find((member) => member.id === id)?.body.name ?? '';
  const draft = useSheetDraft<Draft>(of, opened, (value) => value.name || nameOf(value.memberId));
  const { value, set } = draft;
  const member = roster.members.find(({ id }) => id === value.memberId);
  const days = value.validDays === '' ? null : Number(value.validDays);
  const wrong = {
    who: value.direction === 'out' ? member === undefined : !PersonName.safeParse(value.name).success,
    days: days !== null && !(Number.isInteger(days) && days >= 1 && days <= 90),
    month: value.duesUntil !== '' && !YearMonth.safeParse(value.duesUntil).success,
    ...wrongInLetter(value, today()),
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const person =
      value.direction === 'out' && member ? fromMember(member.id as string as MemberId, member.body, today()) : fromLetter(value);
    await draft.stop();
    const next = TransferBody.safeParse({
      ...(transfer?.body ?? person),
      ...(value.direction === 'in' ? person : {}),
      direction: value.direction,
      why: value.why,
      ...Object.fromEntries(LINES.map(([box]) => [box, value[box].trim()])),
      validDays: days,
      duesUntil: value.duesUntil === '' ? (member?.body.duesUntil ?? null) : value.duesUntil,
    });
    const saved = await save({
      id: recordId,
      kind: 'transfer',
      body: next.data,
      baseline: transfer ? (transfer.body as unknown as JsonObject) : null,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={transfer ? transfer.body.name : t('transfers.add')} onClose={onClose}>
      {!transfer && (
        <ChoiceChips
          label={records('field.direction')}
          choices={(['out', 'in'] as const).map((way) => ({ value: way, label: t(`transfers.mark.${way}`) }))}
          value={value.direction}
          onChange={(direction) => direction && set({ direction })}
        />
      )}
      {value.direction === 'out' && !transfer && (
        <MemberSelect
          label={t('transfers.who')}
          none={t('transfers.choose')}
          error={tried && wrong.who ? t('transfers.whoMissing') : undefined}
          members={roster.members.filter(({ body }) => isOnRoll(body, today()))}
          value={value.memberId}
          onChange={(memberId) => set({ memberId })}
        />
      )}
      {value.direction === 'in' && (
        <>
          <TextField
            label={records('field.name')}
            error={tried && wrong.who ? t('transfers.nameMissing') : undefined}
            value={value.name}
            onChange={(name) => set({ name: withoutHidden(name) })}
            autoComplete="off"
          />
          <IncomingFields value={value} set={set} wrong={wrong} tried={tried} />
        </>
      )}
      <ChoiceChips
        label={records('field.why')}
        canClear
        choices={TransferReason.options.map((why) => ({ value: why as string, label: records(`transferWhy.${why}`) }))}
        value={value.why}
        onChange={(why) => set({ why })}
      />
      <TextField
        label={records('field.validDays')}
        hint={t('transfers.validHint')}
        error={wrong.days ? t('transfers.validWrong') : undefined}
        inputMode="numeric"
        value={value.validDays}
        onChange={(validDays) => set({ validDays })}
        maxLength={2}
      />
      <MonthField
        label={records('field.duesUntil')}
        error={tried && wrong.month ? t('transfers.monthWrong') : undefined}
        value={value.duesUntil}
        onChange={(duesUntil) => set({ duesUntil })}
        onLeave={() => undefined}
      />
      {LINES.map(([box, max]) => (
        <TextField
          key={box}
          label={records(`field.${box}`)}
          value={value[box]}
          onChange={(text) => set({ [box]: text })}
          maxLength={max}
          autoComplete="off"
        />
      ))}
      <div className="zb-tools">
        <Button main wide onPress={() => void submit()}>
          {t('transfers.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
