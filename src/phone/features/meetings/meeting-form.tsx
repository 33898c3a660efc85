import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { type JsonObject, sameJson } from '#domain/kernel/json.ts';
import { openParts } from '#domain/meetings/completeness.ts';
import { finished } from '#domain/meetings/draft.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { FirstSteps } from '#phone/first-steps.tsx';
import { KeptSign } from '#phone/kept-sign.tsx';
import { useServices } from '#phone/services.tsx';
import { dropDraft } from '#storage/drafts.ts';
import { endGuide } from '#storage/guide.ts';
import { photosThrownAway } from '#storage/photos.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { groupName } from './group-facts.ts';
import { placesLeft } from './marks.ts';
import type { MeetingRoster } from './meeting-roster.ts';
import type { Opened } from './opening.ts';
import { sameAsLast, takeLast } from './same-as-last.tsx';
import { StepDecisions } from './step-decisions.tsx';
import { StepReview } from './step-review.tsx';
import { StepTopics } from './step-topics.tsx';
import { StepWhen } from './step-when.tsx';
import { restOf, StepWho, useAttendeeGroups, WhoHead } from './step-who.tsx';
import { useFormModel } from './use-form-model.ts';
import { useMeetingDraft } from './use-meeting-draft.ts';
import { WhySheet } from './why-sheet.tsx';

type Step = 1 | 2 | 3 | 4 | 5;

const readStep = (text: string | null): Step => ([1, 2, 3, 4, 5] as const).find((step) => String(step) === text) ?? 1;

const changed = (body: MeetingBody, baseline: MeetingBody): boolean =>
  !sameJson(body as unknown as JsonObject, baseline as unknown as JsonObject);

/** The meeting form: four steps and a last look. Where the person is stands in the address, what he typed in the draft. */
export function MeetingForm({
  opened,
  roster,
  leaveTo,
}: {
  readonly opened: Opened;
  readonly roster: MeetingRoster;
  readonly leaveTo: string;
}) {
  const { t } = useTranslation('meetings');
  const { db } = useServices();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const step = readStep(params.get('step'));
  const draft = useMeetingDraft(opened, step);
  const model = useFormModel(opened, draft, roster);
  const groups = useAttendeeGroups(model);
  const [throwing, setThrowing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [telling, setTelling] = useState(false);
  // Somebody who came to change one part sees that part whole and saves there.
  const only = opened.baseline !== null && params.get('only') === '1';
  const paged = model.elder && !only;
  const groupAt = paged ? Math.min(Math.max(0, Number(params.get('group')) || 0), Math.max(0, groups.length - 1)) : 0;
  const lastGroup = !paged || groupAt >= groups.length - 1;

  const go = useCallback(
    (next: number, group = 0): void => {
      setParams((before) => {
        before.set('step', String(next));
        if (group > 0) before.set('group', String(group));
        else before.delete('group');
        return before;
      });
    },
    [setParams],
  );
  const back = (): void => {
    if (step === 2 && groupAt > 0) go(2, groupAt - 1);
    else if (step > 1 && !only) go(step - 1);
    else void navigate(leaveTo);
  };
  const save = async (reason?: string): Promise<void> => {
    const { review, baseline } = opened;
    // An edit of everything that was marked answers the return, also when it was not begun from the red marks.
    const answers =
      review?.state === 'returned' && baseline !== null && placesLeft(review.marks, baseline, draft.body) === 0 ? review.turn : null;
    // What was returned has its reason in the township's own words.
    const tells = opened.handedIn && review?.state !== 'returned' && baseline !== null && reason === undefined;
    if (tells && changed(finished(draft.body, baseline, model.roll, model.leftOut), baseline)) return setTelling(true);
    setTelling(false);
    setSaving(true);
    const saved = await draft.save(model.roll, model.leftOut, answers, reason);
    // The form goes away after a save; to make its last button ready again would only hold up the words that say so.
    if (saved) void endGuide(db);
    if (saved) await navigate(`/meetings/${opened.recordId}`, { replace: true });
    else setSaving(false);
  };
  const throwAway = async (): Promise<void> => {
    await draft.stop();
    await photosThrownAway(db, opened.draftId);
    await dropDraft(db, opened.draftId);
    await navigate(leaveTo, { replace: true });
  };

  const titles = [t('step.when'), t('step.who'), t('step.topics'), t('step.decisions'), t('step.review')];
  const nexts = [t('step.toWho'), t('step.toTopics'), t('step.toDecisions'), t('step.toReview')];
  const nextGroup = groups[groupAt + 1];
  const last = only ? null : sameAsLast(model);
  const rest = only || paged ? [] : restOf(model);
  // Nothing is open any more: the last look is offered and not in the way.
  const whole =
    step === 4 && opened.baseline === null && openParts(finished(draft.body, null, model.roll), model.roll, model.today).length === 0;
  const shown = paged ? groups.slice(groupAt, groupAt + 1) : groups;
  const footer =
    step === 5 || only ? (
      <BottomAction label={opened.baseline === null ? t('step.save') : t('step.saveEdit')} disabled={saving} onPress={() => void save()} />
    ) : step === 2 && !lastGroup && nextGroup ? (
      <BottomAction label={t('step.nextGroup', { group: groupName(t, nextGroup) })} onPress={() => go(2, groupAt + 1)} />
    ) : step === 1 && last !== null ? (
      <BottomAction
        label={t('step.sameToWho')}
        say={<Button onPress={() => go(2)}>{t('step.toWho')}</Button>}
        onPress={() => {
          takeLast(model);
          go(2);
        }}
      />
    ) : step === 2 && rest.length > 0 ? (
      <BottomAction
        label={t('step.restHere', { count: rest.length })}
        say={<Button onPress={() => go(3)}>{t('step.toTopics')}</Button>}
        onPress={() => {
          draft.apply({ type: 'markHere', memberIds: rest });
          model.say(t('who.restDone', { count: rest.length }), () => {
            for (const memberId of rest) draft.apply({ type: 'mark', memberId, line: null });
          });
          go(3);
        }}
      />
    ) : step === 4 && whole ? (
      <BottomAction
        label={t('step.save')}
        say={<Button onPress={() => go(5)}>{t('step.toReview')}</Button>}
        disabled={saving}
        onPress={() => void save()}
      />
    ) : (
      <BottomAction label={nexts[step - 1] ?? ''} onPress={() => go(step + 1)} />
    );
  const stepWords =
    paged && step === 2 && groups.length > 1 ? t('who.groupOf', { n: groupAt + 1, count: groups.length }) : t('form.stepOf', { step });
  return (
    <AppPage
      title={titles[step - 1] ?? ''}
      subtitle={step === 5 || only ? undefined : stepWords}
      back={back}
      action={<KeptSign kept={draft.kept} />}
      head={step === 2 && groups.length > 0 ? <WhoHead model={model} /> : undefined}
      footer={footer}
    >
      {draft.kept === 'failed' && <p className="zb-guide">{t('form.notKeptHint')}</p>}
      {opened.baseline === null && <FirstSteps step={step} />}
      {step === 1 && <StepWhen model={model} />}
      {step === 2 && <StepWho model={model} groups={shown} last={lastGroup} />}
      {step === 3 && <StepTopics model={model} />}
      {step === 4 && <StepDecisions model={model} />}
      {step === 5 && <StepReview model={model} onGo={go} />}
      {step === 1 && draft.kept !== null && (
        <div className="zb-tools">
          <Button onPress={() => setThrowing(true)}>{t('form.throwAway')}</Button>
        </div>
      )}
      {telling && <WhySheet onSay={(reason) => void save(reason)} onClose={() => setTelling(false)} />}
      <ConfirmSheet
        open={throwing}
        title={t('form.throwAwayTitle')}
        text={t('form.throwAwayWords')}
        keepLabel={t('form.throwAwayKeep')}
        actLabel={t('form.throwAwayDo')}
        onKeep={() => setThrowing(false)}
        onAct={() => void throwAway()}
      />
    </AppPage>
  );
}
