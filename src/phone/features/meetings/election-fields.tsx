import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { inOrder } from '#domain/meetings/draft.ts';
import type { Candidate, Election } from '#domain/records/meeting.ts';
import { Button } from '#ui/button.tsx';
import { CountField } from '#ui/count-field.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { FormModel } from './form-model.ts';

const MOST_VOTES = 2000;

/** The counting sheet of an election: seats, candidates, and each one's votes as two people counted them. */
export function ElectionFields({
  model,
  election,
  least,
  onChange,
}: {
  readonly model: FormModel;
  readonly election: Election;
  readonly least: number;
  readonly onChange: (election: Election) => void;
}) {
  const { t } = useTranslation('meetings');
  const candidates = inOrder(election.candidates);
  const put = (id: string, candidate: Candidate): void =>
    onChange({ ...election, candidates: { ...election.candidates, [id]: candidate } });
  const drop = (id: string): void => {
    const { [id]: _, ...rest } = election.candidates;
    onChange({ ...election, candidates: rest });
  };
  const order = Math.min(
    999,
    candidates.reduce((most, [, candidate]) => Math.max(most, candidate.order + 1), 0),
  );
  const count = (label: string, value: number, onCount: (n: number) => void) => (
    <CountField label={label} value={value} most={MOST_VOTES} fewerLabel={t('vote.fewer')} moreLabel={t('vote.more')} onChange={onCount} />
  );
  return (
    <Section title={t('elect.candidates')}>
      {count(t('elect.seats'), election.seats, (seats) => onChange({ ...election, seats: Math.min(30, Math.max(1, seats)) }))}
      {candidates.length < least && <p className="zb-guide">{t('elect.least', { seats: election.seats, least })}</p>}
      {candidates.map(([id, candidate], i) => (
        <section key={id} className="zb-candidate" aria-label={t('elect.name', { n: i + 1 })}>
          <TextField
            label={t('elect.name', { n: i + 1 })}
            value={candidate.name}
            maxLength={50}
            onChange={(name) => put(id, { ...candidate, name })}
          />
          {count(t('elect.votes'), candidate.votes, (votes) => put(id, { ...candidate, votes }))}
          {count(t('elect.secondVotes'), candidate.secondVotes ?? 0, (secondVotes) => put(id, { ...candidate, secondVotes }))}
          <button type="button" className="zb-card-act" aria-label={t('elect.remove', { n: i + 1 })} onClick={() => drop(id)}>
            <Trash2 aria-hidden="true" />
            {t('decisions.drop')}
          </button>
        </section>
      ))}
      <div className="zb-tools">
        <Button
          icon={<Plus className="zb-icon" aria-hidden="true" />}
          onPress={() => put(model.newId(), { order, name: '', votes: 0, secondVotes: null })}
        >
          {t('elect.add')}
        </Button>
      </div>
      <TextField
        label={t('elect.scrutineer')}
        value={election.scrutineer}
        maxLength={50}
        onChange={(scrutineer) => onChange({ ...election, scrutineer })}
      />
    </Section>
  );
}
