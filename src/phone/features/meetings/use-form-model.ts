import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { leftOutFor, rollFor } from '#domain/meetings/draft.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useElder } from '#phone/use-elder.ts';
import type { FormModel } from './form-model.ts';
import type { MeetingRoster } from './meeting-roster.ts';
import type { Opened } from './opening.ts';
import type { MeetingDraft } from './use-meeting-draft.ts';

/** What the steps of the form work on, from the draft and the branch's people. The roll is made anew only when what it hangs on changes. */
export function useFormModel(opened: Opened, draft: MeetingDraft, roster: MeetingRoster): FormModel {
  const { actor, newId, today } = useServices();
  const { t } = useTranslation('meetings');
  const toast = useToast();
  const elder = useElder();
  const { body, apply } = draft;
  const { baseline, lastPlaces, lastSittings } = opened;
  const { meetingKind, groupId, heldOn, alsoCounts } = body;
  const roll = useMemo(
    () => rollFor({ ...opened.body, meetingKind, groupId, heldOn, alsoCounts }, baseline, roster),
    [opened, baseline, roster, meetingKind, groupId, heldOn, alsoCounts],
  );
  const leftOut = useMemo(
    () => leftOutFor({ ...opened.body, meetingKind, groupId, heldOn, alsoCounts }, baseline, roster),
    [opened, baseline, roster, meetingKind, groupId, heldOn, alsoCounts],
  );
  const say = useCallback<FormModel['say']>((text, undo) => toast({ text, undo: { label: t('form.undo'), run: undo } }), [toast, t]);
  const day = today();
  const { recordId, draftId } = opened;
  const ownGroupId = actor.role === 'groupLeader' ? actor.groupId : null;
  return useMemo(
    () => ({
      place: { recordId, draftId },
      body,
      baseline,
      roll,
      leftOut,
      roster,
      today: day,
      ownGroupId,
      lastPlaces,
      lastSittings,
      elder,
      newId,
      apply,
      say,
    }),
    [recordId, draftId, body, baseline, roll, leftOut, roster, day, ownGroupId, lastPlaces, lastSittings, elder, newId, apply, say],
  );
}
