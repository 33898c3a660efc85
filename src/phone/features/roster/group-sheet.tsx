import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { GroupBody } from '#domain/records/group.ts';
import { StructureEventBody } from '#domain/records/structure-event.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './roster.css';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { isOpen, type Roster } from './use-roster.ts';

type Group = LocalRecord<'group'>;

type GroupDraft = { readonly name: string; readonly grid: string; readonly leaderId: string | null; readonly renamedOn: string };

type SheetProps = {
  readonly group: Group | null;
  /** The group's id, or the one that a new group will have. */
  readonly recordId: RecordId;
  readonly roster: Roster;
  readonly onClose: () => void;
};

/** A group to be named, led, moved up in the list, or dissolved with its day; null makes a new one. What is typed is kept at once. */
export function GroupSheet(props: SheetProps) {
  const { group, recordId } = props;
  const of: SheetOf = { form: 'group', recordId, baseline: group ? (group.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<GroupDraft>(of, {
    name: group?.body.name ?? '',
    grid: group?.body.grid ?? '',
    leaderId: group?.body.leaderId ?? null,
    renamedOn: '',
  });
  return opened && <OpenedGroupSheet {...props} of={of} opened={opened} />;
}

function OpenedGroupSheet({
  group,
  recordId,
  roster,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: GroupDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('roster');
  const { newId, today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<GroupDraft>(of, opened, ({ name }) => name);
  const { name, grid, leaderId, renamedOn } = draft.value;
  const renamed = group !== null && name.trim() !== '' && name !== group.body.name;
  const from = renamed && renamedOn !== '' ? LocalDate.safeParse(renamedOn).data : undefined;
  const [tried, setTried] = useState(false);
  const [dissolving, setDissolving] = useState(false);
  const open = roster.groups.filter((each) => isOpen(each, today()));
  const place = open.findIndex((each) => each.id === group?.id);
  const ahead = open[place - 1];
  const missing = name.trim() === '';
  const put = async (before: Group | null, body: GroupBody, draftId?: string): Promise<boolean> => {
    const baseline = before ? (before.body as unknown as JsonObject) : null;
    const saved = await save({ id: before?.id ?? recordId, kind: 'group', body, baseline, ...(draftId === undefined ? {} : { draftId }) });
    return saved.ok || saved.problem.code === 'record.unchanged';
  };
  const write = async (change: Partial<GroupBody>): Promise<void> => {
    setTried(true);
    if (missing) return;
    const last = Math.max(0, ...roster.groups.map(({ body }) => body.order));
    const before = group?.body ?? GroupBody.parse({ name, order: Math.min(99, last + 1), foundedOn: today() });
    await draft.stop();
    // The event goes first: without it the old name of older meetings would be lost.
    if (group && from && !(await keepOldName(group, from))) return draft.resume();
    if (await put(group, { ...before, name, grid, leaderId: leaderId as MemberId | null, ...change }, draft.id)) onClose();
    else draft.resume();
  };
  const keepOldName = async (before: Group, on: LocalDate): Promise<boolean> => {
    const body = StructureEventBody.parse({
      change: 'groupRenamed',
      on,
      structureGroupId: before.id,
      before: before.body.name,
      after: name,
    });
    return (await save({ id: newId() as RecordId, kind: 'structureEvent', body, baseline: null })).ok;
  };
  const moveUp = async (): Promise<void> => {
    const moved = [...open.slice(0, place - 1), ...open.slice(place, place + 1), ...open.slice(place - 1, place), ...open.slice(place + 1)];
    for (const [i, each] of moved.entries()) if (each.body.order !== i + 1) await put(each, { ...each.body, order: i + 1 });
    onClose();
  };
  if (dissolving && group)
    return (
      <DissolveSheet name={group.body.name} onKeep={() => setDissolving(false)} onDissolve={(on) => void write({ dissolvedOn: on })} />
    );
  return (
    <Sheet open title={group ? group.body.name : t('groups.new')} onClose={onClose}>
      <TextField
        label={t('groups.name')}
        value={name}
        onChange={(typed) => draft.set({ name: typed })}
        error={tried && missing ? t('groups.nameMissing') : undefined}
        maxLength={30}
        autoComplete="off"
      />
      {renamed && (
        <DateField
          label={t('groups.renamedOn')}
          note={t('form.optional')}
          hint={t('groups.renamedHint')}
          value={renamedOn}
          onChange={(chosen) => draft.set({ renamedOn: chosen })}
        />
      )}
      <MemberSelect
        label={t('groups.leader')}
        none={t('groups.noLeader')}
        members={roster.members.filter(({ body }) => isOnRoll(body, today()))}
        value={leaderId}
        onChange={(chosen) => draft.set({ leaderId: chosen })}
      />
      <TextField
        label={t('groups.grid')}
        note={t('form.optional')}
        value={grid}
        onChange={(typed) => draft.set({ grid: typed })}
        maxLength={60}
        autoComplete="off"
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write({})}>
          {t('groups.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
      {ahead && (
        <div className="zb-tools">
          <Button wide onPress={() => void moveUp()}>
            {t('groups.moveUp', { name: ahead.body.name })}
          </Button>
        </div>
      )}
      {group && isOpen(group, today()) && (
        <div className="zb-tools">
          <Button wide onPress={() => setDissolving(true)}>
            {t('groups.dissolve')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

/** Asks from which day the group is no more; the filled button keeps it. */
function DissolveSheet({
  name,
  onKeep,
  onDissolve,
}: {
  readonly name: string;
  readonly onKeep: () => void;
  readonly onDissolve: (on: LocalDate) => void;
}) {
  const { t } = useTranslation('roster');
  const [on, setOn] = useState<string>(useServices().today());
  const read = LocalDate.safeParse(on);
  return (
    <Sheet open title={t('groups.dissolveTitle', { name })} onClose={onKeep}>
      <p className="zb-sub">{t('groups.dissolveText')}</p>
      <DateField label={t('groups.dissolvedOn')} error={read.success ? undefined : t('wrong.notADay')} value={on} onChange={setOn} />
      <div className="zb-pair">
        <Button onPress={() => read.success && onDissolve(read.data)}>{t('groups.dissolveDo')}</Button>
        <Button main onPress={onKeep}>
          {t('groups.dissolveKeep')}
        </Button>
      </div>
    </Sheet>
  );
}
