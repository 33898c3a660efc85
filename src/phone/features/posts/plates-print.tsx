import { useTranslation } from 'react-i18next';
import { inPostSince } from '#domain/posts/life.ts';
import { isSettled, pledgeStage } from '#domain/posts/pledges.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { PrintPage } from './print-page.tsx';
import { dutiesOf, inPostNow, readPosts } from './use-posts.ts';

/** 岗位牌 and 承诺牌: one for everybody in a post, with his duties and what he pledged, and one for every other pledge on the board; eight to a sheet of A4. */
export function PlatesPrint() {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { session, today } = useServices();
  const found = useLive(readPosts);
  const posts = found.state === 'ready' ? found.data : null;
  const inPost = posts ? inPostNow(posts, today()) : [];
  const running = posts ? posts.pledges.filter(({ body }) => body.postedOn !== null && !isSettled(pledgeStage(body))) : [];
  const onPlates = new Set(inPost.map(({ record }) => running.find(({ body }) => body.memberId === record.body.memberId)?.id));
  return (
    <PrintPage title={t('print.plates')}>
      {posts && inPost.length + running.length === 0 && <p className="zb-block">{t('log.nobody')}</p>}
      <div className="zb-plates">
        {posts &&
          inPost.map((one) => {
            const { body } = one.record;
            const post = posts.posts.find(({ id }) => id === body.postId);
            const since = inPostSince(one.life);
            const pledge = running.find(({ body: given }) => given.memberId === body.memberId);
            return (
              <article key={one.record.id} className="zb-plate">
                <header>
                  <span>{session.branchName ?? ''}</span>
                  {body.model && <strong>{t('model.word')}</strong>}
                </header>
                <h2>{post?.body.postName}</h2>
                <p className="zb-plate-name">{posts.nameOf(body.memberId)}</p>
                <ul>
                  {dutiesOf(post?.body.duties ?? '').map((duty) => (
                    <li key={duty}>{duty}</li>
                  ))}
                </ul>
                {pledge && <p>{t('print.pledge', { text: pledge.body.pledgeText })}</p>}
                {since && <footer>{t('print.since', { day: formats().fullDay(since) })}</footer>}
              </article>
            );
          })}
        {running
          .filter(({ id }) => !onPlates.has(id))
          .map(({ id, body }) => (
            <article key={id} className="zb-plate">
              <header>
                <span>{session.branchName ?? ''}</span>
              </header>
              <h2>{t('print.pledgePlate')}</h2>
              <p className="zb-plate-name">{body.committee === null ? body.holderName : records(`committee.${body.committee}`)}</p>
              <p>{body.pledgeText}</p>
              <footer>{t('print.by', { day: formats().fullDay(body.dueOn) })}</footer>
            </article>
          ))}
      </div>
    </PrintPage>
  );
}
