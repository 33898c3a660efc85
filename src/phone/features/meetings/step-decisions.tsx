import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { blankVote, inOrder } from '#domain/meetings/draft.ts';
import type { Decision } from '#domain/records/meeting.ts';
import { RemedyFields } from '#phone/remedy-fields.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { FormModel } from './form-model.ts';
import { useFirstRow } from './use-first-row.ts';
import { useFreshBox } from './use-fresh-box.ts';
import { VoteFields } from './vote-fields.tsx';

/** Step 4: what was decided, who does it by when, and the vote. */
export function StepDecisions({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const decisions = inOrder(model.body.decisions);
  const { added, boxOf, intoEmpty } = useFreshBox();
  const decides = model.body.meetingKind === 'assembly' || model.body.meetingKind === 'committee';
  useFirstRow(model.baseline === null && decides && decisions.length === 0, () =>
    model.apply({ type: 'decision', id: added(model.newId()), fields: {} }),
  );
  return (
    <>
      {decisions.length === 0 && <p className="zb-guide">{t('decisions.none')}</p>}
      {decisions.map(([id, decision], i) => (
        <DecisionCard key={id} box={boxOf(id)} model={model} id={id} decision={decision} n={i + 1} />
      ))}
      <div className="zb-tools">
        <Button
          icon={<Plus className="zb-icon" aria-hidden="true" />}
          onPress={() => intoEmpty('.zb-card') || model.apply({ type: 'decision', id: added(model.newId()), fields: {} })}
        >
          {t('decisions.add')}
        </Button>
      </div>
      {(model.body.meetingKind === 'lifeMeeting' || model.body.alsoCounts.includes('lifeMeeting')) && (
        <RemedyFields
          remedies={model.body.remedies}
          follows={model.baseline !== null}
          newId={model.newId}
          onPut={(id, remedy) => {
            const before = model.body.remedies[id];
            model.apply({ type: 'putRemedy', id, remedy });
            if (remedy === null && before) model.say(t('remedy.removed'), () => model.apply({ type: 'putRemedy', id, remedy: before }));
          }}
        />
      )}
    </>
  );
}

function DecisionCard({
  box,
  model,
  id,
  decision,
  n,
}: {
  readonly box: (element: HTMLElement | null) => void;
  readonly model: FormModel;
  readonly id: string;
  readonly decision: Decision;
  readonly n: number;
}) {
  const { t } = useTranslation('meetings');
  const put = (fields: Partial<Omit<Decision, 'order'>>) => model.apply({ type: 'decision', id, fields });
  const [fresh, setFresh] = useState(false);
  const drop = () => {
    model.apply({ type: 'putDecision', id, decision: null });
    model.say(decision.text.trim() === '' ? t('decisions.removedEmpty') : t('decisions.removed', { text: decision.text }), () =>
      model.apply({ type: 'putDecision', id, decision }),
    );
  };
  const dropVote = () => {
    const { vote } = decision;
    put({ vote: null });
    model.say(t('vote.removed'), () => put({ vote }));
  };
  const openVote = (secret: boolean) => {
    setFresh(true);
    put({ vote: blankVote('ordinary', secret) });
  };
  const day = (text: string): LocalDate | null => {
    const read = LocalDate.safeParse(text);
    return read.success ? read.data : null;
  };
  return (
    <section className="zb-card" ref={box} aria-label={t('decisions.nth', { n })}>
      <header className="zb-card-head">
        <span>{t('decisions.nth', { n })}</span>
        <button type="button" className="zb-card-act" aria-label={t('decisions.remove', { n })} onClick={drop}>
          <Trash2 aria-hidden="true" />
          {t('decisions.drop')}
        </button>
      </header>
      <TextAreaField
        label={t('decisions.text')}
        value={decision.text}
        spoken={t('spoken')}
        maxLength={2000}
        placeholder={t('decisions.textHint')}
        onChange={(text) => put({ text })}
      />
      <div className="zb-two zb-two-stack">
        <TextField label={t('decisions.owner')} value={decision.ownerName} maxLength={50} onChange={(ownerName) => put({ ownerName })} />
        <DateField label={t('decisions.dueOn')} value={decision.dueOn ?? ''} onChange={(text) => put({ dueOn: day(text) })} />
      </div>
      {decision.vote && <VoteFields fresh={fresh} model={model} vote={decision.vote} onChange={(vote) => put({ vote })} />}
      <div className="zb-tools">
        {decision.vote ? (
          <Button onPress={dropVote}>{t('vote.remove')}</Button>
        ) : (
          <>
            <Button onPress={() => openVote(false)}>{t('vote.add')}</Button>
            <Button onPress={() => openVote(true)}>{t('vote.secret')}</Button>
          </>
        )}
      </div>
    </section>
  );
}
