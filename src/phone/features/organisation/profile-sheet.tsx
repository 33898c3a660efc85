import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { BranchProfileBody, BranchType } from '#domain/records/branch-profile.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Branch } from './use-branch.ts';

type ProfileDraft = {
  readonly branchType: string;
  readonly village: boolean;
  readonly fullName: string;
  readonly foundedOn: string;
  readonly approvalPaper: string;
  readonly units: string;
};

type Props = { readonly recordId: RecordId; readonly branch: Branch; readonly onClose: () => void };

/** What the branch is: its type decides which rules ask. Every letter is kept as it is typed. */
export function ProfileSheet(props: Props) {
  const { profile, profileRecord } = props.branch;
  const of: SheetOf = {
    form: 'profile',
    recordId: props.recordId,
    baseline: profileRecord ? (profileRecord.body as unknown as JsonObject) : null,
  };
  const opened = useOpenedSheet<ProfileDraft>(of, {
    branchType: profile.branchType,
    village: profile.village,
    fullName: profile.fullName,
    foundedOn: profile.foundedOn ?? '',
    approvalPaper: profile.approvalPaper,
    units: profile.units === null ? '' : String(profile.units),
  });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  recordId,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: ProfileDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const { roster } = useSettings();
  const save = useSave();
  const draft = useSheetDraft<ProfileDraft>(of, opened, () => t('profile.title'));
  const { branchType, village, fullName, foundedOn, approvalPaper, units } = draft.value;
  const [tried, setTried] = useState(false);
  const read = BranchProfileBody.safeParse({
    branchType,
    village,
    fullName: fullName.trim(),
    foundedOn: foundedOn === '' ? null : foundedOn,
    approvalPaper: approvalPaper.trim(),
    units: branchType !== 'joint' || units.trim() === '' ? null : Number(units),
  });
  const wrong = (field: string): boolean => tried && !read.success && read.error.issues.some(({ path }) => path[0] === field);
  const write = async (): Promise<void> => {
    setTried(true);
    if (!read.success) return;
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'branchProfile', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('profile.title')} onClose={onClose}>
      <ChoiceChips
        label={t('profile.branchType')}
        hint={branchType === 'temporary' ? t('profile.typeHint') : undefined}
        choices={BranchType.options.map((value) => ({ value: value as string, label: records(`branchType.${value}`) }))}
        value={branchType}
        onChange={(chosen) => chosen && draft.set({ branchType: chosen })}
      />
      <ChoiceChips
        label={t('profile.village')}
        hint={t('profile.villageHint', { village: roster.villageTermYears, other: roster.otherTermYears })}
        choices={[
          { value: 'yes', label: t('profile.yes') },
          { value: 'no', label: t('profile.no') },
        ]}
        value={village ? 'yes' : 'no'}
        onChange={(chosen) => chosen && draft.set({ village: chosen === 'yes' })}
      />
      <TextField
        label={t('profile.fullName')}
        note={t('profile.optional')}
        hint={t('profile.fullNameHint')}
        error={wrong('fullName') ? t('profile.hidden') : undefined}
        value={fullName}
        onChange={(typed) => draft.set({ fullName: typed })}
        maxLength={60}
        autoComplete="off"
      />
      <DateField
        label={t('profile.foundedOn')}
        note={t('profile.optional')}
        value={foundedOn}
        onChange={(chosen) => draft.set({ foundedOn: chosen })}
      />
      <TextField
        label={t('profile.approvalPaper')}
        note={t('profile.optional')}
        error={wrong('approvalPaper') ? t('profile.hidden') : undefined}
        value={approvalPaper}
        onChange={(typed) => draft.set({ approvalPaper: typed })}
        maxLength={60}
        autoComplete="off"
      />
      {branchType === 'joint' && (
        <TextField
          label={t('profile.units')}
          error={wrong('units') ? t('profile.unitsWrong') : undefined}
          inputMode="numeric"
          value={units}
          onChange={(typed) => draft.set({ units: typed })}
          maxLength={2}
        />
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('profile.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
