import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Count, type Vote, VoteKind } from '#domain/records/meeting.ts';
import { leastCandidates } from '#domain/rules/elections.ts';
import { takesWritten, voteSubject } from '#domain/rules/votes.ts';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { CountField } from '#ui/count-field.tsx';
import { Section } from '#ui/section.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ElectionFields } from './election-fields.tsx';
import type { FormModel } from './form-model.ts';
import { toNextBox } from './next-box.ts';
import { VoteVerdict } from './vote-verdict.tsx';

// More than the largest branch has members.
const MOST_VOTES = 2000;
const COUNTED = ['inFavour', 'against', 'abstained'] as const;
const NONE: Count = { inFavour: 0, against: 0, abstained: 0 };

/** The counting sheet of one vote, and what came of it, as it is typed. Who voted how has no place in it. */
export function VoteFields({
  fresh,
  model,
  vote,
  onChange,
}: {
  /** It was opened just now: the pen stands in the first number. */
  readonly fresh: boolean;
  readonly model: FormModel;
  readonly vote: Vote;
  readonly onChange: (vote: Vote) => void;
}) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const sheet = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (fresh) sheet.current?.querySelector<HTMLInputElement>('.zb-count input')?.focus();
  }, [fresh]);
  const subject = voteSubject(model.body.meetingKind, vote.kind);
  const put = (fields: Partial<Vote>) => onChange({ ...vote, ...fields });
  const field = (key: string, label: string, value: number, onCount: (n: number) => void) => (
    <CountField
      key={key}
      label={label}
      value={value}
      most={MOST_VOTES}
      fewerLabel={t('vote.fewer')}
      moreLabel={t('vote.more')}
      onChange={onCount}
    />
  );
  const election = vote.kind === 'election' ? (vote.election ?? { seats: 1, candidates: {}, scrutineer: '' }) : null;
  return (
    <fieldset className="zb-bare" ref={sheet} onKeyDown={toNextBox}>
      {model.body.meetingKind !== 'committee' && (
        <ChoiceChips
          label={t('vote.kind')}
          choices={VoteKind.options.map((kind) => ({ value: kind, label: records(`voteKind.${kind}`) }))}
          value={vote.kind}
          onChange={(kind) => kind && put({ kind, secret: vote.secret || kind !== 'ordinary' })}
        />
      )}
      <ManyChips
        label={t('vote.way')}
        choices={[{ value: 'secret', label: t('vote.secret') }]}
        values={vote.secret ? ['secret'] : []}
        onChange={(values) => put({ secret: values.length > 0 })}
      />
      {election ? (
        <ElectionFields
          model={model}
          election={election}
          onChange={(next) => put({ election: next })}
          least={leastCandidates(election.seats)}
        />
      ) : (
        COUNTED.map((what) => field(what, t(`vote.${what}`), vote[what], (n) => put({ [what]: n })))
      )}
      {!election && field('notVoting', t('vote.notVoting'), vote.notVoting ?? 0, (n) => put({ notVoting: n }))}
      {!election && vote.secret && (
        <Section title={t('vote.second')}>
          <p className="zb-guide">{t('vote.secondHint')}</p>
          {COUNTED.map((what) =>
            field(what, t('vote.secondOf', { what: t(`vote.${what}`) }), vote.second?.[what] ?? 0, (n) =>
              put({ second: { ...(vote.second ?? NONE), [what]: n } }),
            ),
          )}
        </Section>
      )}
      {takesWritten(subject) && (
        <Section title={t('vote.written')}>
          <p className="zb-guide">{t('vote.writtenHint')}</p>
          {COUNTED.map((what) =>
            field(what, t('vote.writtenOf', { what: t(`vote.${what}`) }), vote.written?.[what] ?? 0, (n) =>
              put({ written: { ...(vote.written ?? NONE), [what]: n } }),
            ),
          )}
        </Section>
      )}
      {vote.secret && (
        <>
          {(['given', 'returned'] as const).map((what) => field(what, t(`vote.${what}`), vote[what] ?? 0, (n) => put({ [what]: n })))}
          {[0, 1].map((i) => (
            <TextField
              key={i}
              label={t(i === 0 ? 'vote.counter1' : 'vote.counter2')}
              value={vote.counters[i] ?? ''}
              maxLength={50}
              onChange={(name) => put({ counters: i === 0 ? [name, ...vote.counters.slice(1)] : [vote.counters[0] ?? '', name] })}
            />
          ))}
        </>
      )}
      <VoteVerdict body={model.body} roll={model.roll} vote={vote} />
    </fieldset>
  );
}
