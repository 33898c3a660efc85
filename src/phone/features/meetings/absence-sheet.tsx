import { Check } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockTime } from '#domain/kernel/local-date.ts';
import type { Attendance } from '#domain/records/meeting.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Attendee } from './attendance-groups.ts';
import { readClock } from './step-when.tsx';

/** Asks about somebody: 请假, 缺席 or 撤回, and why; a reason alone is 请假. What is chosen counts at once; closing loses nothing. */
export function AbsenceSheet({
  person,
  line,
  onMark,
  arrivedAt,
  onArrived,
  onClose,
}: {
  readonly person: Attendee;
  readonly line: Attendance | undefined;
  readonly onMark: (line: Attendance | null) => void;
  /** When somebody who is there came late; null for from the start. */
  readonly arrivedAt: ClockTime | null;
  readonly onArrived: (at: ClockTime | null) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('meetings');
  const ownId = useId();
  const reasons = [t('who.reasonMigrant'), t('who.reasonIll'), t('who.reasonDuty'), t('who.reasonFamily')];
  const away = line && line.state !== 'present' ? line : undefined;
  const choose = (state: 'leave' | 'absent') => onMark({ state, reason: away?.reason ?? '' });
  const because = (reason: string) => onMark({ state: away?.state ?? 'leave', reason });
  return (
    <Sheet
      open
      title={line?.state === 'present' ? t('who.sheetTitleHere', { name: person.name }) : t('who.sheetTitle', { name: person.name })}
      onClose={onClose}
    >
      <fieldset className="zb-chips zb-bare" aria-label={person.name}>
        <Choice chosen={away?.state === 'leave'} words={t('who.stateLeave')} onChoose={() => choose('leave')} />
        <Choice chosen={away?.state === 'absent'} words={t('who.stateAbsent')} onChoose={() => choose('absent')} />
        {away && <Choice chosen={false} words={t('who.asHere')} onChoose={() => onMark({ state: 'present', reason: '' })} />}
        {line && (
          <Choice
            chosen={false}
            words={t('who.takeBack')}
            onChoose={() => {
              onMark(null);
              onClose();
            }}
          />
        )}
      </fieldset>
      {line?.state === 'present' && (
        <TextField type="time" label={t('who.arrivedAt')} value={arrivedAt ?? ''} onChange={(text) => onArrived(readClock(text))} />
      )}
      <div className="zb-field">
        <div className="zb-field-label">{t('who.reason')}</div>
        <fieldset className="zb-chips zb-bare" aria-label={t('who.reason')}>
          {reasons.map((reason) => (
            <Choice
              key={reason}
              chosen={away?.reason === reason}
              words={reason}
              onChoose={() => because(away?.reason === reason ? '' : reason)}
            />
          ))}
        </fieldset>
      </div>
      <div className="zb-field">
        <label className="zb-field-label" htmlFor={ownId}>
          {t('who.reasonOwn')}
        </label>
        <input
          id={ownId}
          className="zb-input"
          maxLength={60}
          placeholder={t('who.reasonHint')}
          value={away === undefined || reasons.includes(away.reason) ? '' : away.reason}
          onChange={(event) => because(event.target.value)}
        />
      </div>
      <Button main wide onPress={onClose}>
        {t('who.done')}
      </Button>
    </Sheet>
  );
}

function Choice({ chosen, words, onChoose }: { readonly chosen: boolean; readonly words: string; readonly onChoose: () => void }) {
  return (
    <button type="button" className="zb-chip" aria-pressed={chosen} onClick={onChoose}>
      {chosen && <Check className="zb-icon" aria-hidden="true" />}
      {words}
    </button>
  );
}
