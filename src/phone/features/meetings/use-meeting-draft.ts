import { useCallback, useReducer, useRef, useState } from 'react';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { leftBy } from '#domain/meetings/confirmation.ts';
import { type DraftEdit, edited, finished } from '#domain/meetings/draft.ts';
import type { MeetingBody, RollClass } from '#domain/records/meeting.ts';
import type { Kept } from '#phone/draft-keeper.ts';
import { useServices } from '#phone/services.tsx';
import { useDraftKeeper } from '#phone/use-draft-keeper.ts';
import { useSave } from '#phone/use-save.ts';
import { photosSaved } from '#storage/photos.ts';
import type { Draft } from '#storage/shapes.ts';
import type { Opened } from './opening.ts';

/** A meeting being written: its words, where they are kept, and the way to save them. */
export type MeetingDraft = {
  readonly body: MeetingBody;
  readonly apply: (edit: DraftEdit) => void;
  /** Null until something was typed. */
  readonly kept: Kept | null;
  /** Saves the meeting, with why it was changed where that is asked, and ends the draft. True when it is on disk. */
  readonly save: (
    roll: Readonly<Record<string, RollClass>>,
    leftOut: MeetingBody['leftOut'],
    answersTurn: number | null,
    reason?: string,
  ) => Promise<boolean>;
  /** Ends the keeping before the draft is thrown away, so that it does not come back. */
  readonly stop: () => Promise<void>;
};

const stepNames = ['when', 'who', 'topics', 'decisions', 'review'] as const;

/** Keeps every change of a form as it is made. `step` is where the person is, so that 首页 can say how far he got. */
export function useMeetingDraft(opened: Opened, step: number): MeetingDraft {
  const { actor, db, now, newId, today } = useServices();
  const saveRecord = useSave();
  const [body, apply] = useReducer(edited, opened.body);
  const [kept, setKept] = useState<Kept | null>(opened.fromDraft ? 'kept' : null);
  const at = useRef(step);
  at.current = step;

  const draftOf = useCallback(
    (value: MeetingBody): Draft => ({
      id: opened.draftId,
      form: 'meeting',
      recordId: opened.recordId,
      baseline: opened.baseline as unknown as JsonObject | null,
      data: { body: value, step: at.current } as unknown as JsonObject,
      label: { meetingKind: value.meetingKind, heldOn: value.heldOn, step: stepNames[at.current - 1] ?? 'review' },
      updatedAt: instantAt(now()),
    }),
    [now, opened],
  );
  const keeper = useDraftKeeper(db, body, opened.body, draftOf, setKept);

  const save = useCallback<MeetingDraft['save']>(
    async (roll, leftOut, answersTurn, reason) => {
      await keeper.stop();
      const withReason = (done: MeetingBody): MeetingBody =>
        reason === undefined ? done : { ...done, changeReasons: { ...done.changeReasons, [newId()]: { on: today(), text: reason } } };
      const saved = await saveRecord({
        id: opened.recordId,
        kind: 'meeting',
        body: withReason(leftBy(actor.role, finished(body, opened.baseline, roll, leftOut), opened.baseline)),
        baseline: opened.baseline as unknown as JsonObject | null,
        answersTurn,
        draftId: opened.draftId,
        ...(opened.mends === undefined ? {} : { mends: opened.mends }),
      });
      if (saved.ok || saved.problem.code === 'record.unchanged') {
        if (Object.keys(body.photos).length > 0) await photosSaved(db, opened.draftId);
        return true;
      }
      keeper.resume();
      return false;
    },
    [db, keeper, saveRecord, body, opened, newId, today, actor.role],
  );

  return { body, apply, kept, save, stop: keeper.stop };
}
