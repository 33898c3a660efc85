import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { type OpenPart, openParts } from '#domain/meetings/completeness.ts';
import { finished } from '#domain/meetings/draft.ts';
import { Section } from '#ui/section.tsx';
import type { FormModel } from './form-model.ts';
import { HintQuestions } from './hint-questions.tsx';
import { MeetingFacts } from './meeting-facts.tsx';

/** Which step of the form fills a field in. */
export function stepOf(field: OpenPart['field']): 1 | 2 | 3 | 4 {
  if (field === 'attendance' || field === 'roll' || field === 'observers') return 2;
  if (field === 'topics' || field === 'notes') return 3;
  return field === 'decisions' ? 4 : 1;
}

/** The last look: what is still open, as questions that hold nothing up, then everything that will be saved. Not drawn anew while it is being saved. */
export const StepReview = memo(function StepReview({
  model,
  onGo,
}: {
  readonly model: FormModel;
  readonly onGo: (step: 1 | 2 | 3 | 4) => void;
}) {
  const { t } = useTranslation('meetings');
  const body = finished(model.body, model.baseline, model.roll);
  const open = openParts(body, body.roll, model.today);
  return (
    <>
      <Section title={open.length === 0 ? t('review.nothingOpen') : t('review.open', { count: open.length })}>
        {open.length > 0 && <p className="zb-guide">{t('review.openHint')}</p>}
        {open.map((part) => {
          const what = t(`open.${part.code}`, part.facts ?? {});
          return (
            <button
              key={part.code}
              type="button"
              className="zb-ask"
              aria-label={t('review.fillOf', { what })}
              onClick={() => onGo(stepOf(part.field))}
            >
              {what}
              <b>{t('review.fill')}</b>
            </button>
          );
        })}
      </Section>
      <HintQuestions body={body} recordId={model.place.recordId} />
      <MeetingFacts body={body} roster={model.roster} today={model.today} recordId={model.place.recordId} />
    </>
  );
});
