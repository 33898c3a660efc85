import { Check, Minus, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { countsVotes } from '#domain/meetings/completeness.ts';
import { tally } from '#domain/meetings/tally.ts';
import { type Vote, VoteKind } from '#domain/records/meeting.ts';
import { outcome, tallyFault, voteSubject } from '#domain/rules/votes.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { CountField } from '#ui/count-field.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import type { FormModel } from './form-model.ts';
import { faultWords, voteWords } from './words.ts';

// More than the largest branch has members.
const MOST_VOTES = 2000;

/** The tally of one vote: its kind, three numbers in large figures, and what came of it, as it is typed. */
export function VoteFields({
  model,
  vote,
  onChange,
}: {
  readonly model: FormModel;
  readonly vote: Vote;
  readonly onChange: (vote: Vote) => void;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  return (
    <>
      {model.body.meetingKind !== 'committee' && (
        <ChoiceChips
          label={t('vote.kind')}
          choices={VoteKind.options.map((kind) => ({ value: kind, label: records(`voteKind.${kind}`) }))}
          value={vote.kind}
          onChange={(kind) => kind && onChange({ ...vote, kind, secret: vote.secret || kind !== 'ordinary' })}
        />
      )}
      <ManyChips
        label={t('vote.way')}
        choices={[{ value: 'secret', label: t('vote.secret') }]}
        values={vote.secret ? ['secret'] : []}
        onChange={(values) => onChange({ ...vote, secret: values.length > 0 })}
      />
      {(['inFavour', 'against', 'abstained'] as const).map((what) => (
        <CountField
          key={what}
          label={t(`vote.${what}`)}
          value={vote[what]}
          most={MOST_VOTES}
          fewerLabel={t('vote.fewer')}
          moreLabel={t('vote.more')}
          onChange={(count) => onChange({ ...vote, [what]: count })}
        />
      ))}
      <VoteVerdictLine model={model} vote={vote} />
    </>
  );
}

function VoteVerdictLine({ model, vote }: { readonly model: FormModel; readonly vote: Vote }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const counts = tally(model.body, model.roll);
  const fault = tallyFault(vote, counts.present);
  if (!fault.ok)
    return (
      <p className="zb-verdict" data-code="fault" role="alert">
        <Pencil aria-hidden="true" />
        {faultWords(t, fault.problem)}
      </p>
    );
  if (!countsVotes(model.body) || fault.value === 0) return null;
  const verdict = outcome(voteSubject(model.body.meetingKind, vote.kind), vote, counts, model.body.heldOn);
  return (
    <div aria-live="polite">
      <p className="zb-verdict" data-code={verdict.code}>
        {verdict.code === 'passed' ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />}
        {voteWords(t, verdict)}
      </p>
      <SourceNote label={records('source')} source={sourceWords(records, verdict.source)} />
    </div>
  );
}
