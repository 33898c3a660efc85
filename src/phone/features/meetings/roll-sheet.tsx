import { useTranslation } from 'react-i18next';
import type { LeftOut } from '#domain/records/left-out.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import { leftOutSource } from '#domain/roster/roll.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { formats } from '#i18n/format.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';

/** Explains the number due: who is counted, and each class that is left out with its reason and article. */
export function RollSheet({
  roll,
  leftOut,
  nameOf,
  onClose,
}: {
  readonly roll: Readonly<Record<string, RollClass>>;
  readonly leftOut: MeetingBody['leftOut'];
  readonly nameOf: (id: string) => string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const source = ({ document, article }: RuleSource): string => {
    const name = records(`documents.${document}`);
    return article === null ? name : records('sourceArticle', { document: name, article });
  };
  const facts = (out: LeftOut): string => formats().facts([records(`leftOut.${out.reason}`), out.paper, source(leftOutSource[out.reason])]);
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
        {Object.entries(leftOut).map(([id, out]) => (
          <li key={id}>{t('who.howOne', { name: nameOf(id), why: facts(out) })}</li>
        ))}
        <li>{t('who.howStay')}</li>
        <li>{t('who.howFrozen')}</li>
      </ul>
      <Button wide onPress={onClose}>
        {t('who.howClose')}
      </Button>
    </Sheet>
  );
}
