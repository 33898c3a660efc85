import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { formats } from '#i18n/format.ts';
import type { DeskPostsRow } from '#protocol/desk-posts.ts';
import { Empty, PageBar, Waiting } from '#township/parts.tsx';
import { useDeskPosts } from '#township/queries.ts';
import { useSay } from '#township/say.ts';
import '#township/plain-table.css';

const COLUMNS = ['village', 'posts', 'empty', 'inPost', 'percent', 'without', 'leftOut', 'pledges'] as const;

/** 岗位与承诺: coverage and pledges by village in the order of the register; a village opens to its names and reasons. */
export function PostsScreen() {
  const { t } = useTranslation('deskPosts');
  const say = useSay();
  const found = useDeskPosts();
  const [params, setParams] = useSearchParams();
  const open = params.get('branch') ?? '';
  const toggle = (id: string): void => setParams(open === id ? {} : { branch: id }, { replace: true });
  return (
    <>
      <PageBar title={t('heading')}>
        {found.data ? <span className="zb-sub dk-right">{t('asOf', { at: say.moment(found.data.now) })}</span> : null}
      </PageBar>
      <p className="dk-legend">{t('help')}</p>
      {found.data === undefined ? (
        <Waiting error={found.error} again={() => void found.refetch()} />
      ) : found.data.rows.length === 0 ? (
        <Empty title={t('empty')} />
      ) : (
        <div className="dk-scroll">
          <table className="dk-plain">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.data.rows.map((row) => {
                const opened = open === row.branch.id;
                const Chevron = opened ? ChevronDown : ChevronRight;
                return (
                  <Fragment key={row.branch.id}>
                    <tr>
                      <th scope="row">
                        <button
                          type="button"
                          className="dk-name dk-name-opens"
                          aria-expanded={opened}
                          onClick={() => toggle(row.branch.id)}
                        >
                          <Chevron className="zb-icon" aria-hidden="true" /> {say.village(row.branch.name)}
                        </button>
                      </th>
                      <td>{row.posts === 0 ? t('none') : t('posts', { posts: row.posts, places: row.places })}</td>
                      <td>{row.posts === 0 ? t('nobodyNeeded') : t('emptyPosts', { n: row.empty.length })}</td>
                      <td>{t('people', { n: row.inPost })}</td>
                      <td>{row.percent === null ? t('nobody') : t('percent', { n: row.percent })}</td>
                      <td>{t('people', { n: row.without.length })}</td>
                      <td>{t('people', { n: row.leftOut.reduce((sum, { members }) => sum + members.length, 0) })}</td>
                      <td>{t('pledges', row.pledges)}</td>
                    </tr>
                    {opened && (
                      <tr>
                        <td colSpan={COLUMNS.length}>
                          <Names row={row} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** Which posts nobody holds, who has no post, and who is left out for what, by name; a name opens the member. */
function Names({ row }: { readonly row: DeskPostsRow }) {
  const { t } = useTranslation(['deskPosts', 'records']);
  const names = (members: DeskPostsRow['without']) =>
    members.map(({ id, name }, i) => (
      <Fragment key={id}>
        {i > 0 && formats().list(['', ''])}
        <Link className="zb-link" to={`/records/${id}`}>
          {name}
        </Link>
      </Fragment>
    ));
  return (
    <dl className="dk-names">
      {row.empty.length > 0 && (
        <>
          <dt>{t('deskPosts:emptyTitle', { n: row.empty.length })}</dt>
          <dd>{formats().list(row.empty)}</dd>
        </>
      )}
      <dt>{t('deskPosts:withoutTitle', { n: row.without.length })}</dt>
      <dd>{row.without.length === 0 ? t('deskPosts:allIn') : names(row.without)}</dd>
      {row.leftOut.map(({ reason, members }) => (
        <Fragment key={reason}>
          <dt>{t('deskPosts:leftOutTitle', { reason: t(`deskPosts:reason.${reason as 'office'}`), n: members.length })}</dt>
          <dd>{names(members)}</dd>
        </Fragment>
      ))}
      <dt>{t('deskPosts:pledgesTitle')}</dt>
      <dd>{t('deskPosts:pledgesDone', row.pledges)}</dd>
    </dl>
  );
}
