import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import { PostBody, type PostTemplate } from '#domain/records/post.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { isOpenPost, readPosts, useMayWrite } from './use-posts.ts';

/** The two lists that villages have published, each in its own words. */
const lists = {
  first: ['policy', 'environment', 'mediation', 'supervision'],
  second: ['law', 'supervision', 'civility'],
} as const satisfies Record<string, readonly PostTemplate[]>;

/** 常用岗位: one press sets a post with its usual duties; the branch changes both afterwards. */
export function CatalogueScreen() {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { newId, today } = useServices();
  const found = useLive(readPosts);
  const save = useSave();
  const writes = useMayWrite()('post');
  if (found.state === 'loading')
    return (
      <AppPage title={t('catalogue.title')} back="/posts">
        {null}
      </AppPage>
    );
  const { posts } = found.data;
  const have = new Set(posts.filter((post) => isOpenPost(post, today())).map(({ body }) => body.template));
  const add = (template: PostTemplate): void => {
    const order = Math.min(99, Math.max(0, ...posts.map(({ body }) => body.order)) + 1);
    const body = PostBody.parse({
      postName: records(`postTemplate.${template}`),
      template,
      duties: t(`catalogue.duties.${template}`),
      order,
      setOn: today(),
    });
    void save({ id: newId() as RecordId, kind: 'post', body, baseline: null });
  };
  return (
    <AppPage title={t('catalogue.title')} back="/posts">
      <p className="zb-block zb-sub">{t('catalogue.help')}</p>
      {(['first', 'second'] as const).map((list) => (
        <Section key={list} title={t(`catalogue.${list}`)}>
          <Ledger>
            {lists[list].map((template) => {
              const set = have.has(template);
              return (
                <LedgerRow
                  key={template}
                  margin={set ? <Check className="zb-icon" aria-hidden="true" /> : <Plus className="zb-icon" aria-hidden="true" />}
                  name={records(`postTemplate.${template}`)}
                  nameNote={set ? t('catalogue.have') : ''}
                  facts={<span className="zb-lines">{t(`catalogue.duties.${template}`)}</span>}
                  onPress={set || !writes ? undefined : () => add(template)}
                />
              );
            })}
          </Ledger>
        </Section>
      ))}
    </AppPage>
  );
}
