import { z } from 'zod';
import type { ReviewMark } from '#domain/review/review.ts';
import { formatsOf } from '#i18n/format.ts';

/** One red mark while it is being written: a reason from the list, own words, and a proposed text. */
export const DraftMark = z.object({ path: z.string(), label: z.string(), stock: z.string(), words: z.string(), proposal: z.string() });
export type DraftMark = z.infer<typeof DraftMark>;

/** What was marked on a record and not sent yet. */
export const MarksDraft = z.object({ marks: z.array(DraftMark), mendBy: z.string().nullable() });
export type MarksDraft = z.infer<typeof MarksDraft>;

type Notebook = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

// Marks belong to the state that was read: after somebody else's act they would point at another text.
const keyOf = (id: string, turn: number): string => `zhibu.desk.marks.${id}.${turn}`;

/** The marks kept for this state of a record; none when nothing, or nothing readable, was kept. */
export function keptMarks(notebook: Notebook, id: string, turn: number): MarksDraft | null {
  try {
    const read = MarksDraft.safeParse(JSON.parse(notebook.getItem(keyOf(id, turn)) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Keeps the marks over a reload; marks that are all gone leave nothing behind. */
export function keepMarks(notebook: Notebook, id: string, turn: number, draft: MarksDraft): void {
  if (draft.marks.length === 0) notebook.removeItem(keyOf(id, turn));
  else notebook.setItem(keyOf(id, turn), JSON.stringify(draft));
}

/** Marks a field, or takes its mark away. */
export const toggled = (marks: readonly DraftMark[], path: string, label: string): DraftMark[] =>
  marks.some((mark) => mark.path === path)
    ? marks.filter((mark) => mark.path !== path)
    : [...marks, { path, label, stock: '', words: '', proposal: '' }];

/** What the branch will read beside the field, in the branch's language; empty while neither a reason nor words are there. */
export const noteOf = (mark: DraftMark): string => formatsOf('zh-CN').list([mark.stock, mark.words.trim()].filter((part) => part !== ''));

/** The marks as they are sent. */
export const asReviewMarks = (marks: readonly DraftMark[]): ReviewMark[] =>
  marks.map((mark) => ({
    path: mark.path,
    note: noteOf(mark).slice(0, 300),
    proposal: mark.proposal.trim() === '' ? null : mark.proposal.trim(),
  }));
