import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MatterBody, ToldHow } from '#domain/records/matter.ts';
import { isTold, waitsAbove } from './matter-state.ts';

/** What somebody of the branch does with a matter. */
export type MatterAct =
  | { readonly act: 'assign'; readonly name: string; readonly memberId: string | null }
  | { readonly act: 'work'; readonly id: string; readonly text: string }
  | { readonly act: 'pass'; readonly id: string; readonly level: 'township' | 'county' }
  | { readonly act: 'answer'; readonly id: string; readonly cannot: boolean; readonly text: string }
  /** Tells the answer that stands to the person; `close` when there is nothing left to do. */
  | { readonly act: 'tell'; readonly how: ToldHow; readonly close: boolean }
  | { readonly act: 'close' };

/** Every act there is, by its name. */
export const matterActs: readonly MatterAct['act'][] = ['assign', 'work', 'pass', 'answer', 'tell', 'close'];

/** What a matter can be done next, in the order of the usual way; the first is what the page offers as its main act. */
export function nextActs(matter: MatterBody): readonly MatterAct['act'][] {
  if (matter.blankedOn !== null) return [];
  const { reply, closed } = matter;
  if (reply !== null && reply.text.trim() !== '') {
    if (!isTold(matter)) return ['tell', 'answer'];
    return closed?.replyId === reply.id ? ['answer'] : ['close', 'work', 'answer'];
  }
  if (waitsAbove(matter)) return ['work', 'answer'];
  return matter.owner === null ? ['answer', 'assign', 'work', 'pass'] : ['answer', 'work', 'pass', 'assign'];
}

/** The matter after an act of that day. Closing and telling without an answer change nothing. */
export function acted(matter: MatterBody, act: MatterAct, on: LocalDate): MatterBody {
  const replyId = matter.reply?.id;
  switch (act.act) {
    case 'assign':
      return { ...matter, owner: { name: act.name, memberId: act.memberId as NonNullable<MatterBody['owner']>['memberId'], on } };
    case 'work':
      return { ...matter, works: { ...matter.works, [act.id]: { on, text: act.text } } };
    case 'pass':
      return { ...matter, level: act.level, passed: { id: act.id, on } };
    case 'answer':
      return { ...matter, reply: { id: act.id, on, cannot: act.cannot, text: act.text } };
    case 'tell':
      if (replyId === undefined) return matter;
      return { ...matter, told: { replyId, on, how: act.how }, closed: act.close ? { replyId, on } : matter.closed };
    case 'close':
      return replyId === undefined || !isTold(matter) ? matter : { ...matter, closed: { replyId, on } };
  }
}
