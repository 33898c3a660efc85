import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { isInPost } from '#domain/posts/life.ts';
import { DutyLogBody } from '#domain/records/duty-log.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { deleteRecord } from '#storage/commands.ts';
import { recordsOfMember } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import './posts.css';
import { type Assigned, dutiesOf, type Posts, readPosts, useMayWrite } from './use-posts.ts';

/** One member's duties: a press on one writes it down for today, and can be taken back; anything else is written in words. */
export function LogDutyScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('posts');
  const found = useLive(readPosts);
  if (found.state === 'loading')
    return (
      <AppPage title={t('log.title')} back="/posts/log">
        {null}
      </AppPage>
    );
  const one = found.data.assigned.find(({ record }) => record.id === id);
  if (!one || !isInPost(one.life.stage))
    return (
      <AppPage title={t('log.title')} back="/posts/log">
        <EmptyState title={t('log.notInPost')} act={{ label: t('toPosts'), href: '/posts' }} />
      </AppPage>
    );
  return <LogDuty one={one} posts={found.data} />;
}

function LogDuty({ one, posts }: { readonly one: Assigned; readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { db, writer, actor, newId, today } = useServices();
  const words = useDayWords();
  const toast = useToast();
  const save = useSave();
  const mayWrite = useMayWrite();
  const [params, setParams] = useSearchParams();
  const { body } = one.record;
  const member = posts.members.find(({ id }) => (id as string) === body.memberId);
  const post = posts.posts.find(({ id }) => id === body.postId);
  const groupId = member?.body.groupId ?? null;
  const found = useLive(recordsOfMember, body.memberId as MemberId);
  const logs = (found.state === 'ready' ? found.data : []).filter(
    (each): each is LocalRecord<'dutyLog'> =>
      each.kind === 'dutyLog' && (each as LocalRecord<'dutyLog'>).body.assignmentId === (one.record.id as string),
  );
  const writes = mayWrite('dutyLog', groupId);
  const removes = may.remove(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'dutyLog', groupId });
  const blank = { assignmentId: one.record.id, memberId: body.memberId, groupId, on: today() };
  const log = async (what: string): Promise<void> => {
    const id = newId() as RecordId;
    const saved = await save({ id, kind: 'dutyLog', body: DutyLogBody.parse({ ...blank, what }), baseline: null });
    if (saved.ok && removes)
      toast({ text: t('log.saved', { what }), undo: { label: t('log.undo'), run: () => void deleteRecord(db, writer, id) } });
  };
  const open = params.get('open') !== null;
  const setOpen = (on: boolean): void => setParams(on ? { open: '1' } : {}, { replace: true });
  const duties = dutiesOf(post?.body.duties ?? '');
  return (
    <AppPage title={member?.body.name ?? t('someone')} subtitle={post?.body.postName ?? ''} back="/posts/log">
      {writes && (
        <Section title={t('log.what')} aside={words.dayWeek(today())}>
          <div className="zb-tools zb-post-acts zb-log-duties">
            {duties.map((duty) => (
              <Button key={duty} wide onPress={() => void log([...duty].slice(0, 60).join(''))}>
                {duty}
              </Button>
            ))}
            <Button wide icon={<SquarePen className="zb-icon" aria-hidden="true" />} onPress={() => setOpen(true)}>
              {t('log.other')}
            </Button>
          </div>
        </Section>
      )}
      <Section title={t('log.done')} aside={logs.length === 0 ? undefined : t('log.count', { count: logs.length })}>
        {logs.length === 0 ? (
          <p className="zb-block zb-sub">{t('log.none')}</p>
        ) : (
          <Ledger>
            {logs.slice(0, 20).map((each) => (
              <LedgerRow key={each.id} low margin={words.day(each.body.on)} name={each.body.what} facts={each.body.notes} />
            ))}
          </Ledger>
        )}
      </Section>
      {open && writes && (
        <OtherSheet
          of={{ form: 'dutyLog', recordId: one.record.id, baseline: null }}
          name={member?.body.name ?? ''}
          onSave={async ({ what, notes, on }, draftId) => {
            const day = LocalDate.parse(on);
            const read = DutyLogBody.safeParse({ ...blank, what, notes, on: day });
            if (!read.success) return false;
            return (await save({ id: newId() as RecordId, kind: 'dutyLog', body: read.data, baseline: null, draftId })).ok;
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </AppPage>
  );
}

type OtherDraft = { readonly what: string; readonly notes: string; readonly on: string };

type OtherProps = {
  readonly of: SheetOf;
  readonly name: string;
  readonly onSave: (draft: OtherDraft, draftId: string) => Promise<boolean>;
  readonly onClose: () => void;
};

/** Something done that is no duty of the post, or on another day. */
function OtherSheet(props: OtherProps) {
  const { today } = useServices();
  const opened = useOpenedSheet<OtherDraft>(props.of, { what: '', notes: '', on: today() });
  return opened && <OpenedOtherSheet {...props} opened={opened} />;
}

function OpenedOtherSheet({
  of,
  name,
  onSave,
  onClose,
  opened,
}: OtherProps & { readonly opened: { readonly value: OtherDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const draft = useSheetDraft<OtherDraft>(of, opened, ({ what }) => what || name);
  const [wrong, setWrong] = useState<'what' | 'day' | 'hidden' | null>(null);
  const { what, notes, on } = draft.value;
  const write = async (): Promise<void> => {
    const day = LocalDate.safeParse(on);
    if (what.trim() === '') return setWrong('what');
    if (!day.success || day.data > today()) return setWrong('day');
    await draft.stop();
    if (await onSave(draft.value, draft.id)) onClose();
    else {
      setWrong('hidden');
      draft.resume();
    }
  };
  return (
    <Sheet open title={t('log.otherTitle', { name })} onClose={onClose}>
      <TextAreaField
        label={t('log.what')}
        rows={2}
        value={what}
        error={wrong === 'what' ? t('wrong.what') : wrong === 'hidden' ? t('wrong.hidden') : undefined}
        onChange={(typed) => draft.set({ what: typed.replaceAll('\n', ' ') })}
        maxLength={60}
      />
      <TextAreaField
        label={t('log.notes')}
        note={t('optional')}
        hint={t('log.notesHint')}
        value={notes}
        onChange={(typed) => draft.set({ notes: typed })}
        maxLength={500}
      />
      <DateField
        label={t('log.on')}
        value={on}
        max={today()}
        error={wrong === 'day' ? t('wrong.pastDay') : undefined}
        onChange={(typed) => draft.set({ on: typed })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('log.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
