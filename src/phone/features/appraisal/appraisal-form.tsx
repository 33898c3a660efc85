import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { saidRemedies } from '#domain/meetings/draft.ts';
import { type AppraisalBody, OpinionBy } from '#domain/records/appraisal.ts';
import type { Review } from '#domain/review/review.ts';
import { appraisalHints, mostExcellent } from '#domain/rules/appraisal.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { RemedyFields } from '#phone/remedy-fields.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { CountField } from '#ui/count-field.tsx';
import { DateField } from '#ui/date-field.tsx';
import '#ui/form-parts.css';
import { Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';

const MOST = 2000;

type Given = {
  readonly id: RecordId;
  readonly baseline: AppraisalBody | null;
  readonly body: AppraisalBody;
  readonly back: string;
  readonly review?: Review;
};

/** The form, once it is known where it was left. */
export function AppraisalForm(given: Given) {
  const { t } = useTranslation('appraisal');
  const of: SheetOf = { form: 'appraisal', recordId: given.id, baseline: given.baseline as unknown as JsonObject | null };
  const opened = useOpenedSheet(of, given.body as unknown as JsonObject);
  if (opened === undefined) return <AppPage title={t('title')}>{null}</AppPage>;
  return <OpenForm {...given} of={of} opened={opened} />;
}

function OpenForm({ id, baseline, back, review, of, opened }: Given & { of: SheetOf; opened: { value: JsonObject; begun: boolean } }) {
  const { t } = useTranslation('appraisal');
  const { t: records } = useTranslation('records');
  const { newId } = useServices();
  const navigate = useNavigate();
  const saveRecord = useSave();
  const draft = useSheetDraft(of, opened, () => t('title'));
  const [saving, setSaving] = useState(false);
  const body = draft.value as unknown as AppraisalBody;
  const set = (fields: Partial<AppraisalBody>): void => draft.set(fields as unknown as JsonObject);
  const hints = appraisalHints(body);
  const save = async (): Promise<void> => {
    setSaving(true);
    await draft.stop();
    const answersTurn = review?.state === 'returned' ? review.turn : null;
    const kept = { ...body, remedies: saidRemedies(body.remedies) };
    const saved = await saveRecord({ id, kind: 'appraisal', body: kept, baseline: of.baseline, answersTurn, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') return void navigate('/meetings', { replace: true });
    draft.resume();
    setSaving(false);
  };
  const count = (key: 'present' | 'sheetsGiven' | 'sheetsReturned' | 'excellent' | 'good' | 'basic' | 'unfit') => (
    <CountField
      key={key}
      label={records(`field.${key}`)}
      value={body[key] ?? 0}
      most={MOST}
      fewerLabel={t('fewer')}
      moreLabel={t('more')}
      onChange={(n) => set({ [key]: n })}
    />
  );
  const day = (key: 'opinionOn' | 'toldOn') => (
    <DateField
      label={records(`field.${key}`)}
      value={body[key] ?? ''}
      onChange={(text) => set({ [key]: LocalDate.safeParse(text).data ?? null })}
    />
  );
  return (
    <AppPage
      title={baseline === null ? t('newTitle') : t('title')}
      back={back}
      footer={<BottomAction label={t(baseline === null ? 'save' : 'saveEdit')} disabled={saving} onPress={() => void save()} />}
    >
      {(review?.state === 'returned' ? review.marks : []).map((mark) => (
        <p key={mark.path} className="zb-field-error">
          <Pencil className="zb-icon" aria-hidden="true" />
          {t('mark', { field: records(`field.${mark.path as 'year'}`), note: mark.note })}
        </p>
      ))}
      <ChoiceChips
        label={records('field.year')}
        choices={[0, -1].map((back) => {
          const year = String(Number(body.heldOn.slice(0, 4)) + back);
          return { value: year, label: year };
        })}
        value={String(body.year)}
        onChange={(year) => year && set({ year: Number(year) })}
      />
      <DateField
        label={t('heldOn')}
        value={body.heldOn}
        onChange={(text) => {
          const held = LocalDate.safeParse(text);
          if (held.success) set({ heldOn: held.data });
        }}
      />
      <TextField label={records('field.place')} value={body.place} maxLength={60} onChange={(place) => set({ place })} />
      <Section title={t('who')}>
        <p className="zb-guide">{t('fromRoster', { formal: body.formal, probationary: body.probationary })}</p>
        {body.probationary > 0 && <p className="zb-guide">{t('notGraded', { count: body.probationary })}</p>}
        {count('present')}
      </Section>
      <Section title={t('sheets')}>{(['sheetsGiven', 'sheetsReturned'] as const).map(count)}</Section>
      <Section title={t('grades')}>
        <p className="zb-guide">{t('gradesHint')}</p>
        {(['excellent', 'good', 'basic', 'unfit'] as const).map(count)}
        <p className="zb-guide">{t('mostExcellent', { most: mostExcellent(body.formal) })}</p>
        <SourceNote label={records('source')} source={sourceWords(records, { document: 'appraisalNotice', article: null })} />
      </Section>
      <Section title={t('after')}>
        {day('opinionOn')}
        <ChoiceChips
          label={records('field.opinionBy')}
          choices={OpinionBy.options.map((by) => ({ value: by, label: records(`opinionBy.${by}`) }))}
          value={body.opinionBy}
          onChange={(opinionBy) => set({ opinionBy: opinionBy ?? null })}
        />
        {day('toldOn')}
        <TextAreaField
          label={records('field.note')}
          value={body.notes}
          spoken={t('spoken')}
          maxLength={5000}
          onChange={(notes) => set({ notes })}
        />
      </Section>
      <RemedyFields
        remedies={body.remedies}
        follows={baseline !== null}
        newId={newId}
        onPut={(key, remedy) => {
          const { [key]: _, ...rest } = body.remedies;
          set({ remedies: remedy === null ? rest : { ...body.remedies, [key]: remedy } });
        }}
      />
      <Section title={hints.length === 0 ? t('nothingOpen') : t('open', { count: hints.length })}>
        {hints.map(({ code, facts }) => (
          <p key={code} className="zb-guide" role="status">
            {t(`hint.${code}`, facts)}
          </p>
        ))}
      </Section>
    </AppPage>
  );
}
