import { useTranslation } from 'react-i18next';
import type { Role } from '#domain/access.ts';
import type { Deeds } from '#protocol/people.ts';
import { Empty, Waiting } from '#township/parts.tsx';
import { useDeeds } from '#township/people-queries.ts';
import { useSay } from '#township/say.ts';

/** Everything that was done about people, phones and work that was not taken, the newest first. */
export function DeedsList() {
  const { t } = useTranslation('deskPeople');
  const say = useSay();
  const deeds = useDeeds();
  const words = useDeedWords();
  if (deeds.data === undefined) return <Waiting error={deeds.error} again={() => void deeds.refetch()} />;
  if (deeds.data.length === 0) return <Empty title={t('deeds.empty')} hint={t('deeds.emptyHint')} />;
  return (
    <div className="dk-page">
      <div className="dk-sheet">
        <table className="dk-plain">
          <tbody>
            {deeds.data.map((row) => (
              <tr key={row.key}>
                <td className="zb-sub zb-nb">{say.moment(row.at)}</td>
                <td className="zb-nb">{row.byName}</td>
                <td>{words(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {deeds.hasNextPage ? (
        <p>
          <button
            type="button"
            className="zb-btn zb-btn-second"
            disabled={deeds.isFetchingNextPage}
            onClick={() => void deeds.fetchNextPage()}
          >
            {t('deeds.more')}
          </button>
        </p>
      ) : null}
    </div>
  );
}

function useDeedWords(): (row: Deeds['rows'][number]) => string {
  const { t, i18n } = useTranslation(['deskPeople', 'records']);
  const say = useSay();
  return ({ deed, facts }) => {
    const kind = `records:kind.${facts['kind'] ?? ''}`;
    const role = facts['role'] as Role | undefined;
    const village = (name: string | undefined): string => (name ? say.village(name) : t('township'));
    const told = {
      ...facts,
      from: village(facts['from']),
      place: role === undefined ? '' : t('deeds.place', { where: village(facts['to']), role: t(`records:role.${role}`) }),
      queue: facts['queue'] || t('unknownCount'),
      what: i18n.exists(kind) ? t(kind as 'records:kind.member') : t('something'),
    };
    const key = `deskPeople:deed.${deed}`;
    return i18n.exists(key) ? String(t(key as never, told as never)) : deed;
  };
}
