import { Check, Minus, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { countsVotes } from '#domain/meetings/completeness.ts';
import { tally } from '#domain/meetings/tally.ts';
import type { Count, MeetingBody, RollClass, Vote } from '#domain/records/meeting.ts';
import { type CountFault, countFaults } from '#domain/rules/count-faults.ts';
import { type ElectionVerdict, electionOutcome } from '#domain/rules/elections.ts';
import { outcome, voteSubject } from '#domain/rules/votes.ts';
import { formats } from '#i18n/format.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { electionWords, namesOf } from '#i18n/vote-words.ts';
import { useSettings } from '#phone/use-settings.ts';
import { SourceNote } from '#ui/source-note.tsx';
import { voteWords } from './words.ts';

const COUNTED = ['inFavour', 'against', 'abstained'] as const;

type Given = { readonly body: MeetingBody; readonly roll: Readonly<Record<string, RollClass>>; readonly vote: Vote };

/** What came of a vote, what in its numbers cannot be, and where the rule stands. */
export function VoteVerdict({ body, roll, vote }: Given) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const counts = tally(body, roll);
  const subject = voteSubject(body.meetingKind, vote.kind);
  const [fault] = countFaults(subject, vote, counts);
  if (fault) return <Fault fault={fault} vote={vote} />;
  if (!countsVotes(body)) return null;
  if (vote.kind === 'election') return <ElectionVerdictLines body={body} roll={roll} vote={vote} />;
  if (vote.inFavour + vote.against + vote.abstained === 0) return null;
  const verdict = outcome(subject, vote, counts, body.heldOn);
  return (
    <div aria-live="polite">
      <p className="zb-verdict" data-code={verdict.code}>
        {verdict.code === 'passed' ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />}
        {voteWords(t, verdict)}
      </p>
      {vote.second && <p className="zb-guide">{t('vote.agree')}</p>}
      <SourceNote label={records('source')} source={sourceWords(records, verdict.source)} />
    </div>
  );
}

function Fault({ fault, vote }: { readonly fault: CountFault; readonly vote: Vote }) {
  const { t } = useTranslation('meetings');
  const second: Count | null = vote.second;
  const differing =
    fault.code === 'countersDiffer' && second
      ? COUNTED.filter((what) => second[what] !== vote[what]).map((what) =>
          t('vote.differOne', { what: t(`vote.${what}`), first: vote[what], second: second[what] }),
        )
      : [];
  return (
    <p className="zb-verdict" data-code="fault" role="alert">
      <Pencil aria-hidden="true" />
      {differing.length > 0 ? t('vote.differ', { list: formats().list(differing) }) : t(`vote.fault.${fault.code}`, fault.facts)}
    </p>
  );
}

function ElectionVerdictLines({ body, roll, vote }: Given) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { meetings } = useSettings();
  const { election } = vote;
  const candidates = Object.entries(election?.candidates ?? {}).map(([id, { votes }]) => ({ id, votes }));
  if (election === null || candidates.every(({ votes }) => votes === 0)) return null;
  const counts = tally(body, roll);
  const counted = { seats: election.seats, candidates, given: vote.given, returned: vote.returned };
  const verdict: ElectionVerdict = electionOutcome(counted, counts, body.heldOn, meetings);
  return (
    <div aria-live="polite">
      <p className="zb-verdict" data-code={verdict.code === 'complete' ? 'passed' : 'notPassed'}>
        {verdict.code === 'complete' ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />}
        {electionWords(t, verdict, election)}
      </p>
      <p className="zb-guide">{t('elect.both', { due: verdict.byDue.needed, present: verdict.byPresent.needed })}</p>
      {verdict.doubtful.length > 0 && <p className="zb-guide">{t('elect.doubtful', { names: namesOf(verdict.doubtful, election) })}</p>}
      <SourceNote label={records('source')} source={sourceWords(records, verdict.source)} />
    </div>
  );
}
