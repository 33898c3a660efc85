import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#domain/kernel/local-date.ts';
import { type DeskRecord, ReviewResponse } from '#protocol/desk.ts';
import { DeskProblem } from '#township/client.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';
import { asReviewMarks, type DraftMark, keepMarks, keptMarks, type MarksDraft, noteOf, toggled } from './marks.ts';

/** The days a branch is given when nobody says otherwise. */
export const USUAL_DAYS_TO_MEND = 7;

/** The marks on one record and the two acts that end them. */
export type ReviewDesk = {
  readonly marks: readonly DraftMark[];
  readonly mendBy: LocalDate | null;
  readonly busy: boolean;
  readonly mayApprove: boolean;
  readonly mayReturn: boolean;
  /** The mark whose note is still missing, when somebody wanted to return it so. */
  readonly missing: string | null;
  readonly toggle: (path: string, label: string) => void;
  readonly change: (path: string, part: Partial<DraftMark>) => void;
  readonly setMendBy: (day: LocalDate | null) => void;
  readonly approve: () => void;
  readonly giveBack: () => void;
};

/** Judging one record. A record that somebody else judged meanwhile is read again instead; the marks of this state are kept over a reload. */
export function useReview(desk: DeskRecord, onDone: () => void): ReviewDesk {
  const { id, review } = desk.record;
  const { client, notebook } = useServices();
  const { t } = useTranslation('inbox');
  const { message } = App.useApp();
  const say = useSay();
  const queries = useQueryClient();
  const usual = addDays(say.today, USUAL_DAYS_TO_MEND);
  const [draft, setDraft] = useState<MarksDraft>(() => keptMarks(notebook, id, review.turn) ?? { marks: [], mendBy: usual });
  const [missing, setMissing] = useState<string | null>(null);
  const standing = useRef({ id, turn: review.turn });

  useEffect(() => {
    if (standing.current.id === id && standing.current.turn === review.turn) return;
    standing.current = { id, turn: review.turn };
    setDraft(keptMarks(notebook, id, review.turn) ?? { marks: [], mendBy: usual });
    setMissing(null);
  }, [id, review.turn, notebook, usual]);

  const write = (next: MarksDraft): void => {
    keepMarks(notebook, id, review.turn, next);
    setDraft(next);
    setMissing(null);
  };

  const judge = useMutation({
    mutationFn: (request: { act: 'approve' } | { act: 'return'; marks: ReturnType<typeof asReviewMarks>; mendBy: string | null }) =>
      client.post(`/desk/records/${id}/review`, { ...request, turn: review.turn }, ReviewResponse),
    onSuccess: (_, request) => {
      keepMarks(notebook, id, review.turn, { marks: [], mendBy: null });
      void message.success(t(request.act === 'approve' ? 'done.approved' : 'done.returned', { branch: say.village(desk.branchName) }));
      onDone();
    },
    onError: (error) => void message.warning(say.problem(error)),
    onSettled: (_, error) => {
      if (error && !(error instanceof DeskProblem && error.status === 409)) return;
      for (const queryKey of [['inbox'], ['record', id], ['overview'], ['members'], ['meetings']])
        void queries.invalidateQueries({ queryKey });
    },
  });

  const open = review.state === 'submitted' || review.state === 'resubmitted';
  const mayApprove = open && draft.marks.length === 0 && !judge.isPending;
  const mayReturn = (open || review.state === 'approved') && !judge.isPending;
  return {
    marks: draft.marks,
    mendBy: draft.mendBy as LocalDate | null,
    busy: judge.isPending,
    mayApprove,
    mayReturn,
    missing,
    toggle: (path, label) => write({ ...draft, marks: toggled(draft.marks, path, label) }),
    change: (path, part) => write({ ...draft, marks: draft.marks.map((mark) => (mark.path === path ? { ...mark, ...part } : mark)) }),
    setMendBy: (mendBy) => write({ ...draft, mendBy }),
    approve: () => {
      if (mayApprove) judge.mutate({ act: 'approve' });
    },
    giveBack: () => {
      if (!mayReturn || draft.marks.length === 0) return;
      const wordless = draft.marks.find((mark) => noteOf(mark) === '');
      if (wordless) setMissing(wordless.path);
      else judge.mutate({ act: 'return', marks: asReviewMarks(draft.marks), mendBy: draft.mendBy });
    },
  };
}
