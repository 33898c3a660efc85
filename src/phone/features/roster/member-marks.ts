import type { ReviewMark } from '#domain/review/review.ts';
import type { MemberDraft } from './member-draft.ts';

type Box = keyof MemberDraft;

/** A place of the form that the township marked: the box it stands at, all boxes that mend it, and what was said. */
export type MarkedPlace = {
  readonly number: number;
  /** Null where the mark names nothing that is in this form. */
  readonly box: Box | null;
  readonly boxes: readonly Box[];
  readonly note: string;
  readonly proposal: string | null;
};

const EXCUSE: readonly Box[] = ['excused', 'excuseReason', 'consentPaper', 'consentOn', 'assemblyOn'];
const AWAY: readonly Box[] = ['isAway', 'awaySince', 'awayPlace'];

/** The boxes in which a field of the record is written, the one that is always there first. */
export function boxesOf(path: string, form: MemberDraft): readonly Box[] {
  const [field = ''] = path.split('.');
  if (field === 'excuse') return EXCUSE;
  if (field === 'away') return AWAY;
  return Object.hasOwn(form, field) ? [field as Box] : [];
}

/** The township's marks as places of the form, in its order; two marks at one field are one place. */
export function markedPlaces(marks: readonly ReviewMark[], form: MemberDraft): readonly MarkedPlace[] {
  const places = new Map<string, MarkedPlace>();
  for (const mark of marks) {
    const boxes = boxesOf(mark.path, form);
    const key = boxes[0] ?? mark.path;
    const before = places.get(key);
    places.set(key, {
      number: before?.number ?? places.size + 1,
      box: boxes[0] ?? null,
      boxes,
      note: before ? `${before.note}\n${mark.note}` : mark.note,
      proposal: before?.proposal ?? mark.proposal,
    });
  }
  return [...places.values()];
}

/** Whether a place was changed since the township saw it; one that is not in the form, whether anything was. */
export function isMended({ boxes }: MarkedPlace, before: MemberDraft, now: MemberDraft): boolean {
  const watched = boxes.length > 0 ? boxes : (Object.keys(now) as Box[]);
  return watched.some((box) => now[box] !== before[box]);
}
