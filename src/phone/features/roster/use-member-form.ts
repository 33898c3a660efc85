import { useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { Kept } from '#phone/draft-keeper.ts';
import { useServices } from '#phone/services.tsx';
import { useDraftKeeper } from '#phone/use-draft-keeper.ts';
import { useSave } from '#phone/use-save.ts';
import { dropDraft } from '#storage/drafts.ts';
import type { Draft } from '#storage/shapes.ts';
import { type MemberProblems, memberProblems } from './member-check.ts';
import { type MemberDraft, memberDraftId, readMemberDraft } from './member-draft.ts';

/** A form as it was opened: blank, from the roster, or from where it was left. */
export type OpenedForm = {
  readonly recordId: RecordId;
  readonly baseline: MemberBody | null;
  readonly draft: MemberDraft;
  readonly fromDraft: boolean;
  /** The edit that was not taken and whose words the form was opened with. */
  readonly mends?: OperationId | undefined;
};

/** A member's form: what is typed, what is wrong so far, whether it is kept, and how it ends. */
export type MemberForm = {
  readonly draft: MemberDraft;
  readonly set: (change: Partial<MemberDraft>) => void;
  /** Problems of the boxes that were left, or of all after a try to save. */
  readonly problems: MemberProblems;
  readonly leave: (box: keyof MemberDraft) => void;
  readonly kept: Kept | null;
  /** Saves the member; `answersTurn` is the review turn that this answers, null where nothing was returned. False when a box is in the way. */
  readonly submit: (answersTurn: number | null) => Promise<boolean>;
  readonly discard: () => Promise<void>;
};

/** Keeps every letter as it is typed and saves the member when nothing is in the way; goes to his page then. */
export function useMemberForm(opened: OpenedForm): MemberForm {
  const { db, now, newId } = useServices();
  const save = useSave();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(opened.draft);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<Kept | null>(opened.fromDraft ? 'kept' : null);
  const draftId = memberDraftId(opened.recordId);
  const saving = useRef(false);

  const draftOf = useCallback(
    (value: MemberDraft): Draft => ({
      id: draftId,
      form: 'member',
      recordId: opened.recordId,
      baseline: opened.baseline as unknown as JsonObject | null,
      data: value as unknown as JsonObject,
      label: { name: value.name, isNew: opened.baseline === null ? 'yes' : 'no' },
      updatedAt: instantAt(now()),
    }),
    [draftId, opened, now],
  );
  const keeper = useDraftKeeper(db, draft, opened.draft, draftOf, setKept);

  const all = memberProblems(draft);
  const problems: MemberProblems = Object.fromEntries(Object.entries(all).filter(([box]) => left.has(box) || left.has('*')));

  const submit = async (answersTurn: number | null): Promise<boolean> => {
    if (saving.current) return true;
    const read = readMemberDraft(draft, newId);
    if (!read.ok) {
      setLeft(new Set(['*']));
      requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('main [aria-invalid="true"], main .zb-field:has(.zb-field-error) input')?.focus(),
      );
      return false;
    }
    saving.current = true;
    await keeper.stop();
    const saved = await save({
      id: opened.recordId,
      kind: 'member',
      body: read.value,
      baseline: opened.baseline as unknown as JsonObject | null,
      answersTurn,
      draftId,
      ...(opened.mends === undefined ? {} : { mends: opened.mends }),
    });
    saving.current = false;
    if (saved.ok || saved.problem.code === 'record.unchanged') {
      await navigate(`/roster/${opened.recordId}`, { replace: true });
      return true;
    }
    keeper.resume();
    return true;
  };

  return {
    draft,
    set: (change) => setDraft((before) => ({ ...before, ...change })),
    problems,
    leave: (box) => setLeft((before) => (before.has(box) ? before : new Set(before).add(box))),
    kept,
    submit,
    discard: async () => {
      await keeper.stop();
      await dropDraft(db, draftId);
      await navigate(opened.baseline === null ? '/roster' : `/roster/${opened.recordId}`, { replace: true });
    },
  };
}
