import { useTranslation } from 'react-i18next';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { GroupId } from '#domain/kernel/ids.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { inPostNow, readPosts, useMayWrite } from './use-posts.ts';

/** 履岗: everybody in a post, by group; a press on one opens his duties. A group leader sees his own group. */
export function LogListScreen() {
  const { t } = useTranslation('posts');
  const { today } = useServices();
  const found = useLive(readPosts);
  const mayWrite = useMayWrite();
  if (found.state === 'loading')
    return (
      <AppPage title={t('log.title')} back="/log">
        {null}
      </AppPage>
    );
  const posts = found.data;
  const groupOf = new Map<string, GroupId | null>(posts.members.map(({ id, body }) => [id, body.groupId]));
  const names = new Map(posts.groups.map(({ id, body }) => [id as string, body.name]));
  const order = new Map(posts.posts.map(({ id, body }, i) => [id as string, { i, name: body.postName }]));
  const mine = inPostNow(posts, today())
    .filter(({ record }) => mayWrite('dutyLog', groupOf.get(record.body.memberId) ?? null))
    .sort((a, b) => (order.get(a.record.body.postId)?.i ?? 0) - (order.get(b.record.body.postId)?.i ?? 0));
  const byGroup = groupBy(mine, ({ record }): string => groupOf.get(record.body.memberId) ?? '');
  const groups = [...posts.groups.map(({ id }) => id as string), ''].filter((id) => byGroup.has(id));
  return (
    <AppPage title={t('log.title')} back="/log">
      {mine.length === 0 && <EmptyState title={t('log.nobody')} help={t('log.nobodyHelp')} act={{ label: t('toPosts'), href: '/posts' }} />}
      {groups.map((id) => (
        <Section key={id} title={names.get(id) ?? t('log.noGroup')}>
          <Ledger>
            {(byGroup.get(id) ?? []).map(({ record }) => {
              const name = posts.nameOf(record.body.memberId) || t('someone');
              return (
                <LedgerRow
                  key={record.id}
                  margin={<b>{[...name][0]}</b>}
                  name={name}
                  facts={order.get(record.body.postId)?.name ?? ''}
                  href={`/posts/log/${record.id}`}
                />
              );
            })}
          </Ledger>
        </Section>
      ))}
    </AppPage>
  );
}
