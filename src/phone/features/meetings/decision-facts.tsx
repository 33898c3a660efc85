import { useTranslation } from 'react-i18next';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { chargeWords, sheetLines } from '#i18n/vote-words.ts';
import { VoteVerdict } from './vote-verdict.tsx';

/** The decisions of a sitting, each with its charge and its whole counting sheet, and what came of the vote. Who voted how stands nowhere. */
export function DecisionFacts({ body, today }: { readonly body: MeetingBody; readonly today: LocalDate }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const all = inOrder(body.decisions);
  return (
    <ol className="zb-decided">
      {all.map(([id, decision], i) => {
        const { vote } = decision;
        const charge = chargeWords(t, decision, today);
        return (
          <li key={id}>
            <p>{all.length > 1 ? t('decisions.numbered', { n: i + 1, text: decision.text }) : decision.text}</p>
            {charge !== '' && <p className="zb-sub">{charge}</p>}
            {vote && (
              <>
                <p className="zb-sub">{formats().list([records(`voteKind.${vote.kind}`), ...(vote.secret ? [t('vote.secret')] : [])])}</p>
                {sheetLines(t, vote).map((line) => (
                  <p key={line}>{line}</p>
                ))}
                <VoteVerdict body={body} roll={body.roll} vote={vote} />
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
