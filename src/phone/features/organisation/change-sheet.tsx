import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { BranchType } from '#domain/records/branch-profile.ts';
import { StructureEventBody } from '#domain/records/structure-event.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Branch } from './use-branch.ts';

// Founding and dissolving a group is done where the groups stand; their days are read from there.
const CHOICES = ['founded', 'renamed', 'split', 'merged', 'typeChanged', 'groupRenamed'] as const;

type ChangeDraft = {
  readonly change: string;
  readonly on: string;
  readonly groupId: string;
  readonly before: string;
  readonly after: string;
  readonly paper: string;
  readonly note: string;
};

type Props = { readonly recordId: RecordId; readonly branch: Branch; readonly onClose: () => void };

/** A dated change of the branch; a new name or type is written into what it changes as well. */
export function ChangeSheet(props: Props) {
  const record = props.branch.events.find(({ id }) => id === props.recordId);
  const of: SheetOf = { form: 'change', recordId: props.recordId, baseline: record ? (record.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<ChangeDraft>(of, {
    change: record?.body.change ?? '',
    on: record?.body.on ?? '',
    groupId: record?.body.structureGroupId ?? '',
    before: record?.body.before ?? '',
    after: record?.body.after ?? '',
    paper: record?.body.paper ?? '',
    note: record?.body.note ?? '',
  });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  recordId,
  branch,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: ChangeDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const save = useSave();
  const isNew = of.baseline === null;
  const draft = useSheetDraft<ChangeDraft>(of, opened, () => t('changes.title'));
  const { change, on, groupId, before, after, paper, note } = draft.value;
  const [tried, setTried] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const ofType = change === 'typeChanged';
  const ofGroup = change === 'groupRenamed';
  const group = branch.groups.find(({ id }) => (id as string) === groupId);
  const types = BranchType.options.map((value) => ({ value: value as string, label: records(`branchType.${value}`) }));
  const wrong = {
    change: change === '' ? t('changes.wrong.what') : undefined,
    on: LocalDate.safeParse(on).success ? undefined : t('changes.wrong.on'),
    group: ofGroup && !group ? t('changes.wrong.group') : undefined,
    before: change !== 'founded' && before.trim() === '' ? t('changes.wrong.before') : undefined,
    after: change !== 'merged' && after.trim() === '' ? t('changes.wrong.after') : undefined,
  };
  const choose = (chosen: string): void => {
    const { branchType, fullName } = branch.profile;
    draft.set({
      change: chosen,
      groupId: '',
      after: '',
      before: chosen === 'typeChanged' ? branchType : chosen === 'renamed' ? fullName : '',
    });
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const read = StructureEventBody.safeParse({
      change,
      on,
      structureGroupId: ofGroup ? groupId : null,
      before: before.trim(),
      after: after.trim(),
      paper: paper.trim(),
      note: note.trim(),
    });
    if (!read.success) return setUnseen(true);
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'structureEvent', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (!saved.ok && saved.problem.code !== 'record.unchanged') return draft.resume();
    if (isNew) await carryOver(read.data);
    onClose();
  };
  /** What the change makes of the things it changes; the event is kept first, so that a stop in between loses nothing. */
  const carryOver = async (event: StructureEventBody): Promise<void> => {
    if (ofGroup && group)
      await save({
        id: group.id,
        kind: 'group',
        body: { ...group.body, name: event.after },
        baseline: group.body as unknown as JsonObject,
      });
    const { profileRecord } = branch;
    if (!profileRecord || (event.change !== 'renamed' && event.change !== 'typeChanged')) return;
    const type = BranchType.safeParse(event.after);
    await save({
      id: profileRecord.id,
      kind: 'branchProfile',
      body: {
        ...profileRecord.body,
        ...(event.change === 'renamed' ? { fullName: event.after } : type.success ? { branchType: type.data } : {}),
      },
      baseline: profileRecord.body as unknown as JsonObject,
    });
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <Sheet open title={t('changes.add')} onClose={onClose}>
      <ChoiceChips
        label={t('changes.what')}
        error={say(wrong.change)}
        choices={CHOICES.map((value) => ({ value: value as string, label: records(`structureChange.${value}`) }))}
        value={change}
        onChange={(chosen) => chosen && choose(chosen)}
      />
      <DateField label={t('changes.on')} error={say(wrong.on)} value={on} onChange={(chosen) => draft.set({ on: chosen })} />
      {ofGroup && (
        <ChoiceChips
          label={t('changes.group')}
          error={say(wrong.group)}
          choices={branch.groups.map(({ id, body }) => ({ value: id as string, label: body.name }))}
          value={groupId}
          onChange={(chosen) =>
            chosen && draft.set({ groupId: chosen, before: branch.groups.find(({ id }) => (id as string) === chosen)?.body.name ?? '' })
          }
        />
      )}
      {ofType ? (
        <>
          <ChoiceChips
            label={t('changes.beforeType')}
            error={say(wrong.before)}
            choices={types}
            value={before}
            onChange={(chosen) => draft.set({ before: chosen ?? '' })}
          />
          <ChoiceChips
            label={t('changes.afterType')}
            error={say(wrong.after)}
            choices={types}
            value={after}
            onChange={(chosen) => draft.set({ after: chosen ?? '' })}
          />
        </>
      ) : (
        <>
          {change !== '' && change !== 'founded' && (
            <TextField
              label={t('changes.before')}
              error={say(wrong.before)}
              value={before}
              onChange={(typed) => draft.set({ before: typed })}
              maxLength={60}
              autoComplete="off"
            />
          )}
          {change !== '' && (
            <TextField
              label={t('changes.after')}
              note={change === 'merged' ? t('changes.optional') : undefined}
              hint={ofGroup && after.trim() !== '' ? t('changes.renames', { after: after.trim() }) : undefined}
              error={say(wrong.after) ?? (unseen ? t('changes.wrong.hidden') : undefined)}
              value={after}
              onChange={(typed) => draft.set({ after: typed })}
              maxLength={ofGroup ? 30 : 60}
              autoComplete="off"
            />
          )}
        </>
      )}
      <TextField
        label={t('changes.paper')}
        note={t('changes.optional')}
        value={paper}
        onChange={(typed) => draft.set({ paper: typed })}
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        label={t('changes.note')}
        note={t('changes.optional')}
        value={note}
        onChange={(typed) => draft.set({ note: typed })}
        maxLength={200}
        autoComplete="off"
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('changes.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
