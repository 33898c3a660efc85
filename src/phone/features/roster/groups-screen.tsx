import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import type { BranchId, MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { GroupBody } from '#domain/records/group.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './roster.css';
import { MemberSelect } from './member-select.tsx';
import { isOpen, type Roster, readRoster } from './use-roster.ts';

type Group = LocalRecord<'group'>;

/** The party groups in their order, those dissolved last; each opens to be changed. */
export function GroupsScreen() {
  const { t } = useTranslation('roster');
  const { actor, session, today } = useServices();
  const words = useDayWords();
  const found = useLive(readRoster);
  const [open, setOpen] = useState<Group | 'new' | null>(null);
  const day = today();
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: session.branchId as BranchId, kind: 'group', groupId: null });
  const roster = found.state === 'ready' ? found.data : null;
  const groups = roster ? [...roster.groups].sort((a, b) => Number(isOpen(b, day)) - Number(isOpen(a, day))) : [];
  const names = new Map(roster?.members.map((member) => [member.id as string, member.body.name]));
  return (
    <AppPage
      title={t('groups.title')}
      back="/roster"
      action={
        writes ? (
          <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('groups.new')} onPress={() => setOpen('new')} />
        ) : undefined
      }
    >
      {roster && groups.length === 0 && (
        <EmptyState
          title={t('groups.emptyTitle')}
          help={t('groups.emptyHelp')}
          act={writes ? { label: t('groups.add'), onPress: () => setOpen('new') } : undefined}
        />
      )}
      {roster && groups.length > 0 && (
        <Section title={t('groups.title')}>
          <Ledger>
            {groups.map((group) => (
              <LedgerRow
                key={group.id}
                margin={
                  isOpen(group, day)
                    ? t('groups.members', {
                        count: roster.members.filter(({ body }) => body.groupId === (group.id as string) && isOnRoll(body, day)).length,
                      })
                    : null
                }
                name={group.body.name}
                nameNote={group.body.grid}
                facts={
                  group.body.dissolvedOn !== null && !isOpen(group, day)
                    ? t('groups.dissolved', { day: words.day(group.body.dissolvedOn) })
                    : (names.get(group.body.leaderId ?? '') ?? t('groups.noLeader'))
                }
                onPress={writes ? () => setOpen(group) : undefined}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {open !== null && roster && (
        <GroupSheet
          key={open === 'new' ? 'new' : open.id}
          group={open === 'new' ? null : open}
          roster={roster}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

function GroupSheet({ group, roster, onClose }: { readonly group: Group | null; readonly roster: Roster; readonly onClose: () => void }) {
  const { t } = useTranslation('roster');
  const { newId, today } = useServices();
  const save = useSave();
  const [name, setName] = useState(group?.body.name ?? '');
  const [grid, setGrid] = useState(group?.body.grid ?? '');
  const [leaderId, setLeaderId] = useState<string | null>(group?.body.leaderId ?? null);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const missing = name.trim() === '';
  const write = async (change: Partial<GroupBody>): Promise<void> => {
    setTried(true);
    if (missing) return;
    const before: GroupBody = group?.body ?? GroupBody.parse({ name, order: roster.groups.length + 1, foundedOn: today() });
    const body: GroupBody = { ...before, name, grid, leaderId: leaderId as MemberId | null, ...change };
    const saved = await save({
      id: group?.id ?? (newId() as RecordId),
      kind: 'group',
      body,
      baseline: group ? (group.body as unknown as JsonObject) : null,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
  };
  const people = roster.members.filter(({ body }) => isOnRoll(body, today()));
  if (asking)
    return (
      <ConfirmSheet
        open
        title={t('groups.dissolveTitle', { name })}
        text={t('groups.dissolveText')}
        keepLabel={t('groups.dissolveKeep')}
        actLabel={t('groups.dissolveDo')}
        onKeep={() => setAsking(false)}
        onAct={() => void write({ dissolvedOn: today() as LocalDate })}
      />
    );
  return (
    <Sheet open title={group ? group.body.name : t('groups.new')} onClose={onClose}>
      <TextField
        label={t('groups.name')}
        value={name}
        onChange={setName}
        error={tried && missing ? t('groups.nameMissing') : undefined}
        maxLength={30}
        autoComplete="off"
      />
      <MemberSelect label={t('groups.leader')} none={t('groups.noLeader')} members={people} value={leaderId} onChange={setLeaderId} />
      <TextField label={t('groups.grid')} note={t('form.optional')} value={grid} onChange={setGrid} maxLength={60} autoComplete="off" />
      <div className="zb-tools">
        <Button main wide onPress={() => void write({})}>
          {t('groups.save')}
        </Button>
      </div>
      {group && isOpen(group, today()) && (
        <div className="zb-tools">
          <Button wide onPress={() => setAsking(true)}>
            {t('groups.dissolve')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}
