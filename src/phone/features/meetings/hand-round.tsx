import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attendance } from '#domain/records/meeting.ts';
import { Button } from '#ui/button.tsx';
import type { AttendeeGroup } from './attendance-groups.ts';
import { groupName } from './group-facts.ts';

/**
 * The phone goes round the room: everybody presses his own name. Nothing else of the branch is to be seen or changed here, a name
 * once pressed stays, and whoever holds the phone has to press 收回手机 to leave.
 */
export function HandRound({
  groups,
  attendance,
  onHere,
  onEnd,
}: {
  readonly groups: readonly AttendeeGroup[];
  readonly attendance: Readonly<Record<string, Attendance>>;
  readonly onHere: (memberId: string) => void;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation('meetings');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="zb-round" aria-label={t('who.roundTitle')} onCancel={(event) => event.preventDefault()}>
      <h2>{t('who.roundTitle')}</h2>
      <div className="zb-round-names">
        {groups.map((group) => (
          <section key={group.key}>
            <h3>{groupName(t, group)}</h3>
            <div className="zb-round-grid">
              {group.people.map(({ id, name }) => {
                const line = attendance[id];
                // Whoever was marked as away is left to the secretary.
                return line !== undefined && line.state !== 'present' ? null : (
                  <button
                    key={id}
                    type="button"
                    className="zb-chip"
                    aria-pressed={line !== undefined}
                    disabled={line !== undefined}
                    onClick={() => onHere(id)}
                  >
                    {line !== undefined && <Check className="zb-icon" aria-hidden="true" />}
                    {name}
                  </button>
                );
              })}
            </div>
          </section>
        ))}
      </div>
      <Button wide onPress={onEnd}>
        {t('who.roundEnd')}
      </Button>
    </dialog>
  );
}
