import { useTranslation } from 'react-i18next';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import type { LocalRecord } from '#storage/shapes.ts';

/** When it was held, first typed and first delivered, side by side, and why it was changed afterwards: facts, whatever they are. */
export function HonestTimes({ meeting }: { readonly meeting: LocalRecord<'meeting'> }) {
  const { t } = useTranslation('agenda');
  const { today } = useServices();
  const { body, firstWrittenAt, handedInAt } = meeting;
  const day = today();
  const reasons = Object.entries(body.changeReasons).sort(([, a], [, b]) => (a.on < b.on ? -1 : 1));
  const fact = (label: string, words: string) => (
    <div key={label}>
      <dt>{label}</dt>
      <dd>{words}</dd>
    </div>
  );
  return (
    <dl className="zb-facts" aria-label={t('honest.times')}>
      {fact(t('honest.held'), formats().dayWeek(body.heldOn, day))}
      {fact(t('honest.written'), formats().moment(firstWrittenAt, day))}
      {fact(t('honest.handed'), handedInAt === null ? t('honest.notHanded') : formats().moment(handedInAt, day))}
      {reasons.length > 0 &&
        fact(
          t('honest.changed'),
          reasons.map(([, { on, text }]) => t('honest.changedOn', { day: formats().day(on, day), text })).join('\n'),
        )}
    </dl>
  );
}
