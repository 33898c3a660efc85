import { Award, Footprints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import type { MemberId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { addDays } from '#domain/kernel/local-date.ts';
import { isInPost, type KeyedStep, waysFrom } from '#domain/posts/life.ts';
import type { AssignmentStage } from '#domain/records/assignment.ts';
import { formats } from '#i18n/format.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { recordsOfMember } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './posts.css';
import { StepSheet } from './step-sheet.tsx';
import { type Assigned, type Posts, readPosts, useMayWrite } from './use-posts.ts';

/** One member and one post: every step with its day, what may come next, what he did. */
export function AssignmentScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('posts');
  const found = useLive(readPosts);
  if (found.state === 'loading')
    return (
      <AppPage title={t('title')} back="/posts">
        {null}
      </AppPage>
    );
  const one = found.data.assigned.find(({ record }) => record.id === id);
  if (!one)
    return (
      <AppPage title={t('title')} back="/posts">
        <EmptyState title={t('gone')} act={{ label: t('toPosts'), href: '/posts' }} />
      </AppPage>
    );
  return <Assignment one={one} posts={found.data} />;
}

function Assignment({ one, posts }: { readonly one: Assigned; readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const mayWrite = useMayWrite();
  const [params, setParams] = useSearchParams();
  const { record, life } = one;
  const post = posts.posts.find(({ id }) => id === record.body.postId);
  const name = posts.nameOf(record.body.memberId) || t('someone');
  const ways = waysFrom(life.stage);
  const forward = ways.find(({ asksWhy }) => !asksWhy);
  const others = ways.filter((way) => way !== forward);
  const writes = mayWrite('assignment');
  // Which sheet is open stands in the address, so that 首页 leads back to one that was begun.
  const open = params.get('open') as AssignmentStage | 'model' | '1' | null;
  const setOpen = (to: AssignmentStage | 'model' | null): void => setParams(to === null ? {} : { open: to }, { replace: true });
  const until = life.stage === 'noticed' ? (life.path.at(-1)?.step.until ?? null) : null;
  const hangs = until !== null && today() <= until;
  return (
    <AppPage
      title={name}
      subtitle={post?.body.postName ?? ''}
      back={post ? `/posts/${post.id}` : '/posts'}
      footer={
        writes && forward ? (
          <BottomAction
            label={t(`step.${forward.to}`)}
            say={hangs && until !== null ? t('step.hangs', { day: formats().shortDay(addDays(until, 1)) }) : undefined}
            disabled={hangs}
            onPress={() => setOpen(forward.to)}
          />
        ) : undefined
      }
    >
      <Section title={t('steps')} aside={life.stage ? records(`assignmentStage.${life.stage}`) : undefined}>
        <Ledger>
          {life.path.map((keyed) => (
            <StepRow key={keyed.key} keyed={keyed} how={records(`howChosen.${record.body.howChosen}`)} />
          ))}
        </Ledger>
      </Section>
      {life.stray.length > 0 && (
        <Section title={t('stray')}>
          <p className="zb-block zb-sub">{t('strayHelp')}</p>
          <Ledger>
            {life.stray.map((keyed) => (
              <StepRow key={keyed.key} keyed={keyed} how="" />
            ))}
          </Ledger>
        </Section>
      )}
      {isInPost(life.stage) && <Logs record={record} />}
      {record.body.model && (
        <Section title={t('model.word')}>
          <Ledger>
            <LedgerRow
              margin={<Award className="zb-icon" aria-hidden="true" />}
              name={t('model.since', { day: formats().day(record.body.model.since, today()) })}
              facts={record.body.model.reason}
            />
          </Ledger>
        </Section>
      )}
      {writes && (
        <div className="zb-tools zb-post-acts">
          {others.map(({ to }) => (
            <Button key={to} wide onPress={() => setOpen(to)}>
              {t(
                life.stage === 'reviewed' && to === 'inPost'
                  ? 'step.unreview'
                  : life.stage === 'left' || life.stage === 'moved'
                    ? 'step.return'
                    : `step.${to}`,
              )}
            </Button>
          ))}
          {isInPost(life.stage) && (
            <Button wide onPress={() => setOpen('model')}>
              {t(record.body.model ? 'model.off' : 'model.on')}
            </Button>
          )}
        </div>
      )}
      {open !== null && open !== 'model' && writes && (
        <StepSheet one={one} to={open === '1' ? null : open} name={name} onClose={() => setOpen(null)} />
      )}
      {open === 'model' && writes && <ModelSheet record={record} name={name} onClose={() => setOpen(null)} />}
    </AppPage>
  );
}

function StepRow({ keyed: { step }, how }: { readonly keyed: KeyedStep; readonly how: string }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const facts = [
    step.to === 'proposed' && step.after === null ? how : '',
    step.until !== null && step.until >= step.on ? t('postedUntil', { day: formats().day(step.until, today()) }) : '',
    step.year === null ? '' : t('ofYear', { year: step.year }),
    step.words,
    step.reason,
  ].filter((fact) => fact !== '');
  return <LedgerRow margin={formats().shortDay(step.on)} name={records(`assignmentStage.${step.to}`)} facts={formats().facts(facts)} />;
}

function Logs({ record }: { readonly record: LocalRecord<'assignment'> }) {
  const { t } = useTranslation('posts');
  const words = useDayWords();
  const found = useLive(recordsOfMember, record.body.memberId as MemberId);
  if (found.state === 'loading') return null;
  const logs = found.data.filter(
    (each): each is LocalRecord<'dutyLog'> =>
      each.kind === 'dutyLog' && (each as LocalRecord<'dutyLog'>).body.assignmentId === (record.id as string),
  );
  return (
    <Section title={t('log.title')} aside={logs.length === 0 ? undefined : t('log.count', { count: logs.length })}>
      <Ledger>
        <LedgerRow margin={<Footprints className="zb-icon" aria-hidden="true" />} name={t('log.new')} href={`/posts/log/${record.id}`} />
        {logs.slice(0, 10).map((log) => (
          <LedgerRow key={log.id} low margin={words.day(log.body.on)} name={log.body.what} facts={log.body.notes} />
        ))}
      </Ledger>
    </Section>
  );
}

type ModelProps = { readonly record: LocalRecord<'assignment'>; readonly name: string; readonly onClose: () => void };
/** `sheet` leads 首页 back to this one of the assignment's sheets. */
type ModelDraft = { readonly sheet: 'model'; readonly reason: string };

/** Makes a member's post a model one, with the reason, or takes that back. */
function ModelSheet(props: ModelProps) {
  const { record } = props;
  const of: SheetOf = { form: 'assignment', recordId: record.id, baseline: record.body as unknown as JsonObject, part: 'model' };
  const opened = useOpenedSheet<ModelDraft>(of, { sheet: 'model', reason: '' });
  return opened && <OpenedModelSheet {...props} of={of} opened={opened} />;
}

function OpenedModelSheet({
  record,
  name,
  onClose,
  of,
  opened,
}: ModelProps & { readonly of: SheetOf; readonly opened: { readonly value: ModelDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<ModelDraft>(of, opened, () => name);
  const { reason } = draft.value;
  const on = record.body.model !== null;
  const write = async (): Promise<void> => {
    await draft.stop();
    const saved = await save({
      id: record.id,
      kind: 'assignment',
      body: { ...record.body, model: on ? null : { since: today(), reason } },
      baseline: record.body as unknown as JsonObject,
      draftId: draft.id,
    });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t(on ? 'model.offTitle' : 'model.onTitle', { name })} onClose={onClose}>
      {!on && (
        <TextField
          label={t('model.reason')}
          note={t('optional')}
          value={reason}
          onChange={(typed) => draft.set({ reason: typed })}
          maxLength={100}
          autoComplete="off"
        />
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t(on ? 'model.off' : 'model.on')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
