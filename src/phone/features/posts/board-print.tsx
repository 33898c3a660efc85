import { useTranslation } from 'react-i18next';
import { pledgeStage } from '#domain/posts/pledges.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { PrintPage } from './print-page.tsx';
import { dutiesOf, inPostNow, isOpenPost, readPosts } from './use-posts.ts';

/** 公示栏: every post with its duties and who is in it, who is posted up, and the pledges of the year; A4 with its head on each page. */
export function BoardPrint() {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { session, today } = useServices();
  const found = useLive(readPosts);
  const posts = found.state === 'ready' ? found.data : null;
  const day = today();
  const open = posts?.posts.filter((post) => isOpenPost(post, day)) ?? [];
  const inPost = posts ? inPostNow(posts, day) : [];
  const year = day.slice(0, 4);
  const pledges = posts?.pledges.filter(({ body }) => body.postedOn !== null && body.dueOn.startsWith(year)) ?? [];
  return (
    <PrintPage title={t('print.board')}>
      <div className="zb-board">
        <h2>{t('print.boardTitle', { branch: session.branchName ?? '' })}</h2>
        <table>
          <thead>
            <tr>
              <th>{t('print.post')}</th>
              <th>{t('print.duties')}</th>
              <th>{t('print.who')}</th>
            </tr>
          </thead>
          <tbody>
            {posts &&
              open.map((post) => {
                const names = inPost
                  .filter(({ record }) => record.body.postId === post.id)
                  .map(({ record }) =>
                    record.body.model ? t('print.model', { name: posts.nameOf(record.body.memberId) }) : posts.nameOf(record.body.memberId),
                  );
                const noticed = posts.assigned
                  .filter(({ record, life }) => record.body.postId === post.id && life.stage === 'noticed')
                  .map(({ record, life }) =>
                    t('print.noticed', {
                      name: posts.nameOf(record.body.memberId),
                      day: formats().day(life.path.at(-1)?.step.until ?? day, day),
                    }),
                  );
                return (
                  <tr key={post.id}>
                    <th scope="row">{post.body.postName}</th>
                    <td>
                      {dutiesOf(post.body.duties).map((duty) => (
                        <div key={duty}>{duty}</div>
                      ))}
                    </td>
                    <td>
                      {[...names, ...noticed].map((name) => (
                        <div key={name}>{name}</div>
                      ))}
                      {names.length + noticed.length === 0 && t('vacant')}
                    </td>
                  </tr>
                );
              })}
          </tbody>
        </table>
        {pledges.length > 0 && (
          <>
            <h3>{t('print.pledges', { year })}</h3>
            <table>
              <thead>
                <tr>
                  <th>{t('print.holder')}</th>
                  <th>{t('print.text')}</th>
                  <th>{t('print.due')}</th>
                  <th>{t('print.result')}</th>
                </tr>
              </thead>
              <tbody>
                {pledges.map(({ id, body }) => {
                  const stage = pledgeStage(body);
                  return (
                    <tr key={id}>
                      <th scope="row">
                        {body.pledgeBy === 'committee' && body.committee ? records(`committee.${body.committee}`) : body.holderName}
                      </th>
                      <td>{body.pledgeText}</td>
                      <td>{formats().day(body.dueOn, day)}</td>
                      <td>{stage === 'kept' || stage === 'notKept' ? records(`pledgeResult.${stage}`) : t('pledges.stage.posted')}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </>
        )}
        <p className="zb-board-foot">{t('print.foot', { day: formats().fullDay(day) })}</p>
      </div>
    </PrintPage>
  );
}
