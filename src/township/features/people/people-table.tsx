import { useTranslation } from 'react-i18next';
import type { People, PersonRow } from '#protocol/people.ts';
import { useSay } from '#township/say.ts';
import type { Asked } from './people-dialogs.tsx';

const COLUMNS = ['name', 'role', 'group', 'login', 'lastSeen', 'acts'] as const;

/** The accounts under the name of their village, the township's own at the end. */
export function PeopleTable({
  people,
  oneself,
  onAsk,
}: {
  people: People;
  oneself: string | undefined;
  onAsk: (act: Asked['act'], person: PersonRow) => void;
}) {
  const { t } = useTranslation('deskPeople');
  const say = useSay();
  const places = [
    ...people.branches.map(({ id, name }) => ({ id: id as string | null, name: say.village(name) })),
    { id: null, name: t('township') },
  ];
  const groups = new Map(people.branches.flatMap((branch) => branch.groups.map((group) => [group.id as string, group.name])));
  return (
    <div className="dk-sheet">
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
        {places.map(({ id, name }) => {
          const here = people.people.filter((person) => person.branchId === id);
          return here.length === 0 ? null : (
            <tbody key={id ?? ''} aria-label={name}>
              <tr>
                <th colSpan={COLUMNS.length} scope="rowgroup">
                  {name}
                </th>
              </tr>
              {here.map((person) => (
                <Person
                  key={person.id}
                  person={person}
                  group={groups.get(person.groupId ?? '') ?? ''}
                  oneself={person.id === oneself}
                  onAsk={onAsk}
                />
              ))}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}

function Person({
  person,
  group,
  oneself,
  onAsk,
}: {
  person: PersonRow;
  group: string;
  oneself: boolean;
  onAsk: (act: Asked['act'], person: PersonRow) => void;
}) {
  const { t } = useTranslation(['deskPeople', 'records']);
  const say = useSay();
  const acts: readonly Exclude<Asked['act'], 'add'>[] = oneself ? ['password'] : person.closed ? ['open'] : ['move', 'password', 'close'];
  return (
    <tr className={person.closed ? 'dk-off' : undefined}>
      <th scope="row">
        {person.closed ? t('nameClosed', { name: person.name }) : person.name}
        {oneself ? <span className="zb-sub dk-gap-before">{t('oneself')}</span> : null}
      </th>
      <td>{t(`records:role.${person.role}`)}</td>
      <td>{group}</td>
      <td>{person.login}</td>
      <td className="zb-nb">{person.lastSeenAt === null ? <span className="zb-sub">{t('never')}</span> : say.moment(person.lastSeenAt)}</td>
      <td>
        <span className="dk-acts">
          {acts.map((act) => (
            <button key={act} type="button" className="zb-link" onClick={() => onAsk(act, person)}>
              {t(act)}
            </button>
          ))}
        </span>
      </td>
    </tr>
  );
}
