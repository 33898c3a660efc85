import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { Committee } from '#domain/records/office.ts';
import { PledgeBody, PledgeBy } from '#domain/records/pledge.ts';
import { currentOffices } from '#domain/roster/party-age.ts';
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
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Posts } from './use-posts.ts';

type PledgeDraft = {
  readonly pledgeBy: PledgeBy;
  readonly memberId: string | null;
  readonly otherName: string;
  readonly committee: Committee | null;
  readonly pledgeText: string;
  readonly dueOn: string;
  readonly madeOn: string;
  readonly agreedOn: string;
  readonly postedOn: string;
  readonly result: 'kept' | 'notKept' | null;
  readonly outcomeOn: string;
  readonly evidence: string;
};

type SheetProps = {
  readonly pledge: LocalRecord<'pledge'> | null;
  readonly recordId: RecordId;
  readonly posts: Posts;
  readonly onClose: () => void;
};

/** A pledge from its making to how it came out; the next part appears when the one before it has its day. */
export function PledgeSheet(props: SheetProps) {
  const { pledge, recordId } = props;
  const { today } = useServices();
  const body = pledge?.body;
  const of: SheetOf = { form: 'pledge', recordId, baseline: body ? (body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<PledgeDraft>(of, {
    pledgeBy: body?.pledgeBy ?? 'member',
    memberId: body?.memberId ?? null,
    otherName: body && body.memberId === null ? body.holderName : '',
    committee: body?.committee ?? null,
    pledgeText: body?.pledgeText ?? '',
    dueOn: body?.dueOn ?? `${today().slice(0, 4)}-12-31`,
    madeOn: body?.madeOn ?? today(),
    agreedOn: body?.agreedOn ?? '',
    postedOn: body?.postedOn ?? '',
    result: body?.outcome?.result ?? null,
    outcomeOn: body?.outcome?.on ?? today(),
    evidence: body?.outcome?.evidence ?? '',
  });
  return opened && <OpenedPledgeSheet {...props} of={of} opened={opened} />;
}

function OpenedPledgeSheet({
  pledge,
  recordId,
  posts,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: PledgeDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<PledgeDraft>(of, opened, ({ pledgeText }) => pledgeText);
  const [tried, setTried] = useState(false);
  const value = draft.value;
  const name = value.memberId === null ? value.otherName.trim() : posts.nameOf(value.memberId);
  const day = (text: string): LocalDate | null => {
    const read = LocalDate.safeParse(text);
    return read.success ? read.data : null;
  };
  const dueOn = day(value.dueOn);
  const madeOn = day(value.madeOn);
  const agreedOn = day(value.agreedOn);
  const postedOn = day(value.postedOn);
  const outcomeOn = day(value.outcomeOn);
  const before = (later: LocalDate | null, earlier: LocalDate | null): boolean => later !== null && earlier !== null && later < earlier;
  const wrong = {
    holder: value.pledgeBy === 'committee' ? value.committee === null : name === '',
    text: value.pledgeText.trim() === '',
    dueOn: dueOn === null ? t('wrong.day') : before(dueOn, madeOn) ? t('wrong.dueBefore') : undefined,
    madeOn: madeOn === null ? t('wrong.day') : undefined,
    agreedOn: before(agreedOn, madeOn) ? t('wrong.agreedBefore') : undefined,
    postedOn: before(postedOn, agreedOn) ? t('wrong.postedBefore') : undefined,
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (wrong.holder || wrong.text || wrong.dueOn || wrong.madeOn || wrong.agreedOn || wrong.postedOn) return;
    const result = agreedOn !== null && postedOn !== null ? value.result : null;
    const read = PledgeBody.safeParse({
      pledgeBy: value.pledgeBy,
      memberId: value.pledgeBy === 'committee' ? null : value.memberId,
      holderName: value.pledgeBy === 'committee' ? '' : name,
      committee: value.pledgeBy === 'committee' ? value.committee : null,
      pledgeText: value.pledgeText,
      dueOn,
      madeOn,
      agreedOn,
      postedOn: agreedOn === null ? null : postedOn,
      outcome: result === null ? null : { result, on: outcomeOn ?? today(), evidence: value.evidence },
    });
    await draft.stop();
    const saved = await save({
      id: recordId,
      kind: 'pledge',
      body: read.success ? read.data : value,
      baseline: of.baseline,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  const members = posts.members.filter(
    ({ id, body }) =>
      isOnRoll(body, today()) &&
      (value.pledgeBy !== 'cadre' || currentOffices(posts.offices, id, today()).length > 0 || (id as string) === value.memberId),
  );
  return (
    <Sheet open title={pledge ? t('pledges.edit') : t('pledges.add')} onClose={onClose}>
      <ChoiceChips
        label={t('pledges.who')}
        choices={PledgeBy.options.map((by) => ({ value: by, label: records(`pledgeBy.${by}`) }))}
        value={value.pledgeBy}
        onChange={(by) => by !== null && draft.set({ pledgeBy: by })}
      />
      {value.pledgeBy === 'committee' ? (
        <ChoiceChips
          label={t('pledges.committee')}
          error={tried && wrong.holder ? t('wrong.committee') : undefined}
          choices={Committee.options.map((one) => ({ value: one, label: records(`committee.${one}`) }))}
          value={value.committee}
          onChange={(committee) => draft.set({ committee })}
        />
      ) : (
        <MemberSelect
          label={t('pledges.holder')}
          none={value.pledgeBy === 'cadre' ? t('pledges.otherCadre') : t('assign.choose')}
          error={tried && wrong.holder && value.pledgeBy === 'member' ? t('wrong.who') : undefined}
          members={members}
          value={value.memberId}
          onChange={(memberId) => draft.set({ memberId })}
        />
      )}
      {value.pledgeBy === 'cadre' && value.memberId === null && (
        <TextField
          label={t('pledges.otherCadre')}
          value={value.otherName}
          error={tried && wrong.holder ? t('wrong.who') : undefined}
          onChange={(otherName) => draft.set({ otherName })}
          maxLength={50}
          autoComplete="off"
        />
      )}
      <TextAreaField
        label={t('pledges.text')}
        hint={t('pledges.textHint')}
        value={value.pledgeText}
        error={tried && wrong.text ? t('wrong.text') : undefined}
        onChange={(pledgeText) => draft.set({ pledgeText })}
        maxLength={200}
      />
      <DateField
        label={t('pledges.madeOn')}
        value={value.madeOn}
        error={tried ? wrong.madeOn : undefined}
        onChange={(madeOnText) => draft.set({ madeOn: madeOnText })}
      />
      <DateField
        label={t('pledges.dueOn')}
        value={value.dueOn}
        error={tried ? wrong.dueOn : undefined}
        onChange={(dueOnText) => draft.set({ dueOn: dueOnText })}
      />
      <DateField
        label={t('pledges.agreedOn')}
        note={t('optional')}
        value={value.agreedOn}
        error={tried ? wrong.agreedOn : undefined}
        onChange={(text) => draft.set({ agreedOn: text })}
      />
      {agreedOn !== null && (
        <DateField
          label={t('pledges.postedOn')}
          note={t('optional')}
          value={value.postedOn}
          error={tried ? wrong.postedOn : undefined}
          onChange={(text) => draft.set({ postedOn: text })}
        />
      )}
      {agreedOn !== null && postedOn !== null && (
        <ChoiceChips
          label={t('pledges.result')}
          canClear
          choices={(['kept', 'notKept'] as const).map((one) => ({ value: one, label: records(`pledgeResult.${one}`) }))}
          value={value.result}
          onChange={(result) => draft.set({ result })}
        />
      )}
      {agreedOn !== null && postedOn !== null && value.result !== null && (
        <>
          <DateField
            label={t('pledges.resultOn')}
            value={value.outcomeOn}
            max={today()}
            onChange={(text) => draft.set({ outcomeOn: text })}
          />
          <TextField
            label={t('pledges.evidence')}
            note={t('optional')}
            hint={t('pledges.evidenceHint')}
            value={value.evidence}
            onChange={(evidence) => draft.set({ evidence })}
            maxLength={120}
            autoComplete="off"
          />
        </>
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('pledges.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
