import { useTranslation } from 'react-i18next';
import { matterState, owesAnswer } from '#domain/visits/matter-state.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';

/** One matter in a list: what about, where it stands, and how its day stands. */
export function MatterRow({ matter }: { readonly matter: LocalRecord<'matter'> }) {
  const { t } = useTranslation('matters');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const days = useDayWords();
  const { body } = matter;
  const state = matterState(body);
  const late = owesAnswer(state) && body.answerBy !== null && body.answerBy < today();
  return (
    <LedgerRow
      margin={days.day(body.raisedOn)}
      tone={late ? 'overdue' : 'plain'}
      name={body.topic === 'other' ? t('page') : records(`matterTopic.${body.topic}`)}
      nameNote={body.house}
      facts={body.blankedOn === null ? shortened(body.said) : t('blanked')}
      // Beside the name: at the end of the row it would squeeze the words in the larger sizes.
      mark={
        <span className="zb-row-end">
          {late && body.answerBy !== null ? t('late', { day: days.day(body.answerBy) }) : records(`matterState.${state}`)}
        </span>
      }
      href={`/matters/${matter.id}`}
    />
  );
}

const LONGEST = 30;
const shortened = (text: string): string => ([...text].length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text);
