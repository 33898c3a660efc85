import { Check } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attendance } from '#domain/records/meeting.ts';
import { AttendanceChip } from './attendance-chip.tsx';
import type { Attendee, AttendeeGroup } from './attendance-groups.ts';
import { groupFacts, groupName } from './group-facts.ts';
import { stateWord } from './words.ts';

/** What both forms of the sign-in list are given. */
export type AttendanceListProps = {
  readonly groups: readonly AttendeeGroup[];
  readonly attendance: Readonly<Record<string, Attendance>>;
  readonly onHere: (person: Attendee) => void;
  readonly onAsk: (person: Attendee) => void;
  readonly onGroupHere: (ids: readonly string[], groupName: string) => void;
};

/** The sign-in list as chips in three columns. */
export function AttendanceChips({ groups, attendance, onHere, onAsk, onGroupHere }: AttendanceListProps) {
  return groups.map((group) => (
    <section key={group.key} className="zb-att-group">
      <GroupHead group={group} attendance={attendance} onGroupHere={onGroupHere} />
      <div className="zb-att-grid">
        {group.people.map((person) => (
          <AttendanceChip key={person.id} person={person} line={attendance[person.id]} onPress={attendance[person.id] ? onAsk : onHere} />
        ))}
      </div>
    </section>
  ));
}

/** The sign-in list in the elder form: one person a row, 到 or 没到. */
export function AttendanceRows({ groups, attendance, onHere, onAsk, onGroupHere }: AttendanceListProps) {
  return groups.map((group) => (
    <section key={group.key} className="zb-att-group" data-rows="true">
      <GroupHead group={group} attendance={attendance} onGroupHere={onGroupHere} />
      <ul className="zb-att-rows">
        {group.people.map((person) => (
          <AttendanceRow key={person.id} person={person} line={attendance[person.id]} onHere={onHere} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  ));
}

function GroupHead({
  group,
  attendance,
  onGroupHere,
}: {
  readonly group: AttendeeGroup;
  readonly attendance: AttendanceListProps['attendance'];
  readonly onGroupHere: AttendanceListProps['onGroupHere'];
}) {
  const { t } = useTranslation('meetings');
  const { words, unmarked } = groupFacts(t, group, attendance);
  const name = groupName(t, group);
  const all = group.key !== 'uncounted' && unmarked.length > 0;
  return (
    <header className="zb-att-head">
      <h2>{name}</h2>
      <span>{words}</span>
      {all && (
        <button type="button" aria-label={t('who.groupAllOf', { group: name })} onClick={() => onGroupHere(unmarked, name)}>
          {t('who.groupAll')}
        </button>
      )}
    </header>
  );
}

const AttendanceRow = memo(function AttendanceRow({
  person,
  line,
  onHere,
  onAsk,
}: {
  readonly person: Attendee;
  readonly line: Attendance | undefined;
  readonly onHere: (person: Attendee) => void;
  readonly onAsk: (person: Attendee) => void;
}) {
  const { t } = useTranslation('meetings');
  const here = line?.state === 'present';
  const away = line !== undefined && !here;
  return (
    <li>
      <span className="zb-att-name">{person.name}</span>
      <button
        type="button"
        className="zb-att-here"
        aria-label={t('who.hereOf', { name: person.name })}
        aria-pressed={here}
        onClick={() => onHere(person)}
      >
        {here && <Check aria-hidden="true" />}
        {t('who.statePresent')}
      </button>
      <button
        type="button"
        className="zb-att-away"
        aria-label={t('who.notHereOf', { name: person.name })}
        aria-pressed={away}
        onClick={() => onAsk(person)}
      >
        {away ? stateWord(t, line.state) : t('who.notHere')}
      </button>
    </li>
  );
});
