import { Handshake, Plus, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import { coverage } from '#domain/posts/coverage.ts';
import { isSettled, pledgeStage } from '#domain/posts/pledges.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { PostSheet } from './post-sheet.tsx';
import { holdersOf, isOpenPost, type Posts, readPosts, useMayWrite } from './use-posts.ts';

/** 岗位与承诺: how many are in a post, the posts with who holds them, the pledges, what can be printed. */
export function PostsScreen() {
  const { t } = useTranslation('posts');
  const { db, newId, today } = useServices();
  const found = useLive(readPosts);
  const mayWrite = useMayWrite();
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'post', newId).then(setOpen);
  const writes = mayWrite('post');
  const posts = found.state === 'ready' ? found.data : null;
  const day = today();
  const current = posts?.posts.filter((post) => isOpenPost(post, day)) ?? [];
  const closed = posts?.posts.filter((post) => !isOpenPost(post, day)) ?? [];
  return (
    <AppPage
      title={t('title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('newShort')} onPress={openNew} /> : undefined
      }
    >
      {posts && posts.posts.length > 0 && <CoverageRow posts={posts} />}
      {posts && <PledgeRow posts={posts} />}
      {posts && posts.posts.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          help={t('empty.help')}
          act={writes ? { label: t('empty.act'), href: '/posts/catalogue' } : { label: t('toRoster'), href: '/roster' }}
        />
      )}
      {posts && current.length > 0 && (
        <Section title={t('posts')} aside={t('count', { count: current.length })}>
          <Ledger>
            {current.map((post) => (
              <PostRow key={post.id} post={post} posts={posts} />
            ))}
          </Ledger>
        </Section>
      )}
      {posts && closed.length > 0 && (
        <Section title={t('closed')}>
          <Ledger>
            {closed.map((post) => (
              <LedgerRow key={post.id} margin={null} name={post.body.postName} href={`/posts/${post.id}`} />
            ))}
          </Ledger>
        </Section>
      )}
      {writes && current.length > 0 && (
        <div className="zb-tools">
          <Button wide href="/posts/catalogue">
            {t('fromCatalogue')}
          </Button>
        </div>
      )}
      {posts && current.length > 0 && (
        <Section title={t('print.title')}>
          <Ledger>
            {(['board', 'plates'] as const).map((what) => (
              <LedgerRow
                key={what}
                margin={<Printer className="zb-icon" aria-hidden="true" />}
                name={t(`print.${what}`)}
                facts={t(`print.${what}Facts`)}
                href={`/posts/${what}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {open !== null && posts && writes && (
        <PostSheet
          key={open}
          recordId={open}
          post={posts.posts.find(({ id }) => id === open) ?? null}
          posts={posts}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

function CoverageRow({ posts }: { readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const settings = useSettings();
  const found = coverage(posts, today(), settings.posts);
  const asked = found.inPost.length + found.without.length;
  return (
    <Ledger>
      <LedgerRow
        margin={
          found.percent === null ? null : (
            <>
              <b>{found.percent}</b>%
            </>
          )
        }
        name={found.percent === null ? t('coverage.nobody') : t('coverage.row', { inPost: found.inPost.length, asked })}
        facts={found.without.length === 0 ? t('coverage.allIn') : t('coverage.without', { count: found.without.length })}
        href="/posts/coverage"
      />
    </Ledger>
  );
}

function PledgeRow({ posts }: { readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const open = posts.pledges.filter(({ body }) => !isSettled(pledgeStage(body)));
  const over = open.filter(({ body }) => body.dueOn < today()).length;
  return (
    <Ledger>
      <LedgerRow
        margin={<Handshake className="zb-icon" aria-hidden="true" />}
        name={t('pledges.title')}
        facts={
          posts.pledges.length === 0
            ? t('pledges.none')
            : over > 0
              ? t('pledges.over', { open: open.length, over })
              : t('pledges.open', { open: open.length })
        }
        href="/posts/pledges"
      />
    </Ledger>
  );
}

function PostRow({ post, posts }: { readonly post: Posts['posts'][number]; readonly posts: Posts }) {
  const { t } = useTranslation('posts');
  const holders = holdersOf(posts, post.id);
  const names = holders.map(({ record }) => posts.nameOf(record.body.memberId) || t('someone'));
  return (
    <LedgerRow
      margin={t('places', { taken: holders.length, places: post.body.places })}
      name={post.body.postName}
      facts={names.length === 0 ? t('vacant') : formats().list(names)}
      href={`/posts/${post.id}`}
    />
  );
}
