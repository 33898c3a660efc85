import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeskStay, DeskStaysRow } from '#protocol/desk-stays.ts';
import { useSay } from '#township/say.ts';

const COLUMNS = ['village', 'name', 'where', 'since', 'contact', 'next', 'hint'] as const;

/** Everybody who is away or a guest, one a line, village by village; a name opens what is written of the stay. */
export function StaysTable({ rows }: { readonly rows: readonly DeskStaysRow[] }) {
  const { t } = useTranslation('deskStays');
  const say = useSay();
  const lines = rows.flatMap(({ branch, stays }) => stays.map((stay, i) => ({ stay, village: i === 0 ? say.village(branch.name) : '' })));
  if (lines.length === 0) return <p className="zb-sub">{t('nobody')}</p>;
  return (
    <table className="dk-plain dk-stays" aria-label={t('stays')}>
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
        {lines.map(({ stay, village }) => (
          <Line key={stay.id} stay={stay} village={village} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ stay, village }: { readonly stay: DeskStay; readonly village: string }) {
  const { t } = useTranslation('deskStays');
  const say = useSay();
  return (
    <tr>
      <td>
        <b>{village}</b>
      </td>
      <th scope="row">
        <Link className="zb-link" to={`/records/${stay.id}`}>
          {stay.name}
        </Link>
      </th>
      <td>{t(`way.${stay.direction}`, { place: stay.place })}</td>
      <td>{say.day(stay.since)}</td>
      <td>{stay.contactName}</td>
      <td className={stay.overdueDays > 0 ? 'dk-due' : undefined}>
        {stay.overdueDays > 0 ? t('late', { day: say.day(stay.nextOn), n: stay.overdueDays }) : t('by', { day: say.day(stay.nextOn) })}
      </td>
      <td className={stay.transferFrom === null ? undefined : 'dk-due'}>
        {stay.transferFrom === null ? '' : t('transfer', { day: say.day(stay.transferFrom) })}
      </td>
    </tr>
  );
}
