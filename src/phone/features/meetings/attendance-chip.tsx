import { Check, Circle } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attendance } from '#domain/records/meeting.ts';
import type { Attendee } from './attendance-groups.ts';
import { stateWord } from './words.ts';

/** A name that can be ticked: the first tap is 到, later taps ask. Redrawn only when its own line changes, so that a tap among 200 stays quick. */
export const AttendanceChip = memo(function AttendanceChip({
  person,
  line,
  onPress,
}: {
  readonly person: Attendee;
  readonly line: Attendance | undefined;
  readonly onPress: (person: Attendee) => void;
}) {
  const { t } = useTranslation('meetings');
  const state = line?.state ?? 'unmarked';
  const label = line?.reason
    ? t('who.chipReason', { name: person.name, state: stateWord(t, state), reason: line.reason })
    : t('who.chip', { name: person.name, state: stateWord(t, state) });
  return (
    <button
      type="button"
      className="zb-att"
      data-state={state}
      data-wide={[...person.name].length > 3 || undefined}
      aria-label={label}
      aria-pressed={state === 'present'}
      onClick={() => onPress(person)}
    >
      <span className="zb-att-badge" aria-hidden="true">
        {state === 'present' && <Check />}
        {state === 'leave' && t('who.badgeLeave')}
        {state === 'absent' && t('who.badgeAbsent')}
        {state === 'unmarked' && <Circle />}
      </span>
      {person.name}
    </button>
  );
});
