import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { coverage } from '#domain/posts/coverage.ts';
import { takesPlace } from '#domain/posts/life.ts';
import { AssignmentBody, HowChosen } from '#domain/records/assignment.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { PostSheet } from './post-sheet.tsx';
import './posts.css';
import { type Assigned, dutiesOf, isOpenPost, type Posts, readPosts, useMayWrite } from './use-posts.ts';

/** One post: its duties, who holds it, who held it before. */
export function PostScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('posts');
  const found = useLive(readPosts);
  if (found.state === 'loading')
    return (
      <AppPage title={t('title')} back="/posts">
        {null}
      </AppPage>
    );
  const post = found.data.posts.find((each) => each.id === id);
  if (!post)
    return (
      <AppPage title={t('title')} back="/posts">
        <EmptyState title={t('gone')} act={{ label: t('toPosts'), href: '/posts' }} />
      </AppPage>
    );
  return <Post post={post} posts={found.data} />;
}

function Post({ post, posts }: { readonly post: Posts['posts'][number]; readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const words = useDayWords();
  const mayWrite = useMayWrite();
  const [params, setParams] = useSearchParams();
  // Which sheet is open stands in the address, so that 首页 leads back to one that was begun.
  const sheet = params.get('open');
  const setSheet = (open: 'edit' | 'assign' | null): void => setParams(open === null ? {} : { open }, { replace: true });
  const ofPost = posts.assigned.filter(({ record }) => record.body.postId === post.id);
  const now = ofPost.filter(({ life }) => takesPlace(life.stage));
  const before = ofPost.filter(({ life }) => !takesPlace(life.stage));
  const open = isOpenPost(post, today());
  const free = post.body.places - now.length;
  return (
    <AppPage
      title={post.body.postName}
      subtitle={
        post.body.closedOn === null
          ? t('setSince', { day: words.day(post.body.setOn) })
          : t('closedOn', { day: words.day(post.body.closedOn) })
      }
      back="/posts"
      action={
        mayWrite('post') ? (
          <BarAction icon={<Pencil className="zb-icon" aria-hidden="true" />} label={t('edit')} onPress={() => setSheet('edit')} />
        ) : undefined
      }
      footer={
        mayWrite('assignment') && open ? (
          <BottomAction
            label={t('assign.open')}
            say={free > 0 ? t('assign.free', { count: free }) : t('assign.full')}
            onPress={() => setSheet('assign')}
          />
        ) : undefined
      }
    >
      <Section title={t('duties')}>
        {dutiesOf(post.body.duties).length === 0 ? (
          <p className="zb-block zb-sub">{t('noDuties')}</p>
        ) : (
          <ol className="zb-block zb-duties">
            {dutiesOf(post.body.duties).map((duty) => (
              <li key={duty}>{duty}</li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t('holders')} aside={t('places', { taken: now.length, places: post.body.places })}>
        {now.length === 0 ? (
          <p className="zb-block zb-sub">{t('vacant')}</p>
        ) : (
          <Ledger>
            {now.map((one) => (
              <HolderRow key={one.record.id} one={one} posts={posts} />
            ))}
          </Ledger>
        )}
      </Section>
      {before.length > 0 && (
        <Section title={t('heldBefore')}>
          <Ledger>
            {before.map((one) => (
              <HolderRow key={one.record.id} one={one} posts={posts} />
            ))}
          </Ledger>
        </Section>
      )}
      {sheet === 'edit' && <PostSheet recordId={post.id} post={post} posts={posts} onClose={() => setSheet(null)} />}
      {sheet === 'assign' && <AssignSheet post={post} posts={posts} onClose={() => setSheet(null)} />}
    </AppPage>
  );
}

function HolderRow({ one, posts }: { readonly one: Assigned; readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const name = posts.nameOf(one.record.body.memberId) || t('someone');
  const last = one.life.path.at(-1)?.step;
  return (
    <LedgerRow
      margin={<b>{[...name][0]}</b>}
      name={name}
      nameNote={one.record.body.model ? t('model.word') : ''}
      facts={
        one.life.stage && last ? t('stageSince', { stage: records(`assignmentStage.${one.life.stage}`), day: words.day(last.on) }) : ''
      }
      href={`/posts/assignments/${one.record.id}`}
    />
  );
}

type AssignProps = { readonly post: Posts['posts'][number]; readonly posts: Posts; readonly onClose: () => void };
/** `sheet` leads 首页 back to the post, where this sheet lies. */
type AssignDraft = { readonly sheet: 'assign'; readonly memberId: string | null; readonly how: HowChosen; readonly on: string };

/** Puts a member forward for the post; those without any stand first. */
function AssignSheet(props: AssignProps) {
  const { today } = useServices();
  const of: SheetOf = { form: 'assignment', recordId: props.post.id, baseline: null, part: 'assign' };
  const opened = useOpenedSheet<AssignDraft>(of, { sheet: 'assign', memberId: null, how: 'claimed', on: today() });
  return opened && <OpenedAssignSheet {...props} of={of} opened={opened} />;
}

function OpenedAssignSheet({
  post,
  posts,
  onClose,
  of,
  opened,
}: AssignProps & { readonly of: SheetOf; readonly opened: { readonly value: AssignDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today, newId } = useServices();
  const settings = useSettings();
  const navigate = useNavigate();
  const save = useSave();
  const draft = useSheetDraft<AssignDraft>(of, opened, () => post.body.postName);
  const { memberId, how, on } = draft.value;
  const [tried, setTried] = useState(false);
  const without = new Set(coverage(posts, today(), settings.posts).without);
  const taken = new Set(
    posts.assigned
      .filter(({ record, life }) => record.body.postId === post.id && takesPlace(life.stage))
      .map(({ record }) => record.body.memberId as string),
  );
  const members = posts.members
    .filter(({ id, body }) => isOnRoll(body, today()) && !taken.has(id))
    .sort((a, b) => Number(without.has(b.id)) - Number(without.has(a.id)));
  const day = LocalDate.safeParse(on);
  const write = async (): Promise<void> => {
    setTried(true);
    if (memberId === null || !day.success) return;
    const id = newId() as RecordId;
    const body = AssignmentBody.parse({
      postId: post.id,
      memberId: memberId as MemberId,
      howChosen: how,
      steps: { [newId()]: { to: 'proposed', on: day.data, after: null } },
    });
    await draft.stop();
    const saved = await save({ id, kind: 'assignment', body, baseline: null, draftId: draft.id });
    if (saved.ok) void navigate(`/posts/assignments/${id}`);
    else draft.resume();
  };
  return (
    <Sheet open title={t('assign.title', { post: post.body.postName })} onClose={onClose}>
      <MemberSelect
        label={t('assign.who')}
        hint={t('assign.whoHint', { count: without.size })}
        none={t('assign.choose')}
        error={tried && memberId === null ? t('wrong.who') : undefined}
        members={members}
        value={memberId}
        onChange={(chosen) => draft.set({ memberId: chosen })}
      />
      <ChoiceChips
        label={t('assign.how')}
        choices={HowChosen.options.map((value) => ({ value, label: records(`howChosen.${value}`) }))}
        value={how}
        onChange={(value) => value !== null && draft.set({ how: value })}
      />
      <DateField
        label={t('assign.on')}
        value={on}
        error={tried && !day.success ? t('wrong.day') : undefined}
        onChange={(typed) => draft.set({ on: typed })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('assign.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
