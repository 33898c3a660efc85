import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { judgeStep, noticeUntil, waysFrom } from '#domain/posts/life.ts';
import { AssignmentStage, AssignmentStep } from '#domain/records/assignment.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Assigned } from './use-posts.ts';

type StepDraft = { readonly to: string; readonly on: string; readonly year: string; readonly reason: string; readonly words: string };

type Props = {
  readonly one: Assigned;
  /** The stage to go to; null goes on with the one that was begun. */
  readonly to: AssignmentStage | null;
  readonly name: string;
  readonly onClose: () => void;
};

/** Takes one step in an assignment's life: its day, the reason where one is asked for, and for a review what is said of the year. */
export function StepSheet(props: Props) {
  const { record } = props.one;
  const { today } = useServices();
  const of: SheetOf = { form: 'assignment', recordId: record.id, baseline: record.body as unknown as JsonObject };
  const opened = useOpenedSheet<StepDraft>(of, { to: props.to ?? '', on: today(), year: today().slice(0, 4), reason: '', words: '' });
  // Another step than the one begun starts with its own day; what was written of that one stays in its words.
  return (
    opened && <OpenedStepSheet {...props} of={of} opened={{ ...opened, value: { ...opened.value, to: props.to ?? opened.value.to } }} />
  );
}

function OpenedStepSheet({
  one,
  name,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: StepDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('posts');
  const { newId, today } = useServices();
  const settings = useSettings();
  const words = useDayWords();
  const save = useSave();
  const draft = useSheetDraft<StepDraft>(of, opened, () => name);
  const [tried, setTried] = useState(false);
  const value = draft.value;
  const stage = AssignmentStage.safeParse(value.to);
  const before = one.life.path.at(-1) ?? null;
  const way = waysFrom(one.life.stage).find(({ to }) => to === value.to);
  if (!stage.success || way === undefined)
    return (
      <Sheet open title={name} onClose={onClose}>
        <p className="zb-sub">{t('step.past')}</p>
        <DropDraft draft={draft} onClose={onClose} />
      </Sheet>
    );
  const to = stage.data;
  const on = LocalDate.safeParse(value.on);
  const step = on.success
    ? AssignmentStep.safeParse({
        to,
        on: on.data,
        after: before?.key ?? null,
        until: to === 'noticed' ? noticeUntil(on.data, settings.posts.noticeDays) : null,
        year: to === 'reviewed' ? Number(value.year) : null,
        reason: value.reason,
        words: to === 'reviewed' ? value.words : '',
      })
    : null;
  const judged = step?.success ? judgeStep(before?.step ?? null, step.data) : null;
  const problem = judged && !judged.ok ? judged.problem : null;
  const say = (code: string): boolean => tried && problem?.code === code;
  const dayWords =
    tried && !on.success
      ? t('wrong.day')
      : on.success && on.data > today()
        ? t('wrong.future')
        : say('post.earlier') || say('post.noticeRuns')
          ? t(problem?.code === 'post.earlier' ? 'wrong.earlier' : 'wrong.noticeRuns', {
              day: words.day(LocalDate.parse(problem?.facts?.['day'])),
            })
          : undefined;
  const write = async (): Promise<void> => {
    setTried(true);
    if (!on.success || on.data > today() || !step?.success || !judged?.ok) return;
    await draft.stop();
    const saved = await save({
      id: one.record.id,
      kind: 'assignment',
      body: { ...one.record.body, steps: { ...one.record.body.steps, [newId()]: step.data } },
      baseline: one.record.body as unknown as JsonObject,
      draftId: draft.id,
    });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('step.title', { step: t(`step.${to}`), name })} onClose={onClose}>
      {to === 'noticed' && <p className="zb-sub">{t('step.noticeHelp', { count: settings.posts.noticeDays })}</p>}
      <DateField label={t('step.on')} value={value.on} max={today()} error={dayWords} onChange={(typed) => draft.set({ on: typed })} />
      {to === 'reviewed' && (
        <>
          <TextField
            label={t('step.year')}
            type="number"
            value={value.year}
            error={say('post.yearAgain') ? t('wrong.yearAgain') : tried && !step?.success ? t('wrong.year') : undefined}
            onChange={(typed) => draft.set({ year: typed })}
          />
          <TextAreaField
            label={t('step.words')}
            note={t('optional')}
            hint={t('step.wordsHint')}
            value={value.words}
            onChange={(typed) => draft.set({ words: typed })}
            maxLength={300}
          />
        </>
      )}
      {way.asksWhy && (
        <TextField
          label={t('step.reason')}
          value={value.reason}
          error={say('post.noReason') ? t('wrong.reason') : undefined}
          onChange={(typed) => draft.set({ reason: typed })}
          maxLength={100}
          autoComplete="off"
        />
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('step.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
