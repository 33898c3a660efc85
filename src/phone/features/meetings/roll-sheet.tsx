import { useTranslation } from 'react-i18next';
import type { RollClass } from '#domain/records/meeting.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';

/** Explains the number due: who is counted, and each class that is left out with its reason and article. */
export function RollSheet({ roll, onClose }: { readonly roll: Readonly<Record<string, RollClass>>; readonly onClose: () => void }) {
  const { t } = useTranslation('meetings');
  const count: Record<RollClass, number> = { counted: 0, attends: 0, probationary: 0, noRights: 0, excused: 0 };
  for (const rollClass of Object.values(roll)) count[rollClass] += 1;
  return (
    <Sheet open title={t('who.howTitle', { count: count.counted + count.attends })} onClose={onClose}>
      <ul className="zb-sheet-lines">
        {count.counted > 0 && <li>{t('who.howCounted', { count: count.counted })}</li>}
        {count.attends > 0 && <li>{t('who.howAttends', { count: count.attends })}</li>}
        {count.probationary > 0 && <li>{t('who.howProbationary', { count: count.probationary })}</li>}
        {count.noRights > 0 && <li>{t('who.howNoRights', { count: count.noRights })}</li>}
        {count.excused > 0 && <li>{t('who.howExcused', { count: count.excused })}</li>}
        <li>{t('who.howStay')}</li>
        <li>{t('who.howFrozen')}</li>
      </ul>
      <Button wide onPress={onClose}>
        {t('who.howClose')}
      </Button>
    </Sheet>
  );
}
