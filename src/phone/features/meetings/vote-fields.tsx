import { Check, Minus, Pencil } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { countsVotes } from '#domain/meetings/completeness.ts';
import { tally } from '#domain/meetings/tally.ts';
import { type Vote, VoteKind } from '#domain/records/meeting.ts';
import { outcome, tallyFault, voteSubject } from '#domain/rules/votes.ts';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import type { FormModel } from './form-model.ts';
import { faultWords, sourceWords, voteWords } from './words.ts';

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
      <div className="zb-votes">
        <Count label={t('vote.inFavour')} value={vote.inFavour} onChange={(inFavour) => onChange({ ...vote, inFavour })} />
        <Count label={t('vote.against')} value={vote.against} onChange={(against) => onChange({ ...vote, against })} />
        <Count label={t('vote.abstained')} value={vote.abstained} onChange={(abstained) => onChange({ ...vote, abstained })} />
      </div>
      <VoteVerdictLine model={model} vote={vote} />
    </>
  );
}

function Count({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="zb-input"
        inputMode="numeric"
        autoComplete="off"
        placeholder="0"
        value={value === 0 ? '' : String(value)}
        onChange={(event) => onChange(Math.min(2000, Number(event.target.value.replace(/\D/g, ''))))}
      />
    </div>
  );
}

function VoteVerdictLine({ model, vote }: { readonly model: FormModel; readonly vote: Vote }) {
  const { t } = useTranslation('meetings');
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
      <p className="zb-verdict-source">{t('vote.source', { source: sourceWords(t, verdict.source) })}</p>
    </div>
  );
}
