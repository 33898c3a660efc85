import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Tally } from '#domain/meetings/tally.ts';
import type { QuorumVerdict } from '#domain/rules/votes.ts';
import { quorumWords } from './words.ts';

/** The fixed head over the sign-in list: 应到 实到 请假 未点, whether a vote may be held, and how the number due came about. */
export function AttendanceHead({
  tally,
  verdict,
  onExplain,
}: {
  readonly tally: Tally;
  readonly verdict: QuorumVerdict | null;
  readonly onExplain: () => void;
}) {
  const { t } = useTranslation('meetings');
  return (
    <div className="zb-live">
      <div role="status">
        <dl className="zb-live-figures">
          <Figure label={t('who.due')} value={tally.due} />
          <Figure label={t('who.present')} value={tally.present} />
          <Figure label={t('who.leave')} value={tally.leave} optional />
          {tally.absent > 0 && <Figure label={t('who.absent')} value={tally.absent} />}
          <Figure label={t('who.unmarked')} value={tally.unmarked} />
        </dl>
        <p className="zb-live-verdict" data-held={verdict?.held ?? undefined}>
          {verdict && (verdict.held ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />)}
          <strong>{verdict ? quorumWords(t, verdict) : t('quorum.noCount')}</strong>
        </p>
      </div>
      <button type="button" className="zb-live-how" onClick={onExplain}>
        {t('who.how', { count: tally.due })}
      </button>
    </div>
  );
}

function Figure({ label, value, optional }: { readonly label: string; readonly value: number; readonly optional?: boolean }) {
  return (
    <div data-optional={optional}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
