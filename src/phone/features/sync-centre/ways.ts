import type { AttentionItem } from '#storage/shapes.ts';

/** What can be done about an edit that was not taken, each with one tap. 'copy' changes nothing and is always there. */
export type Way = 'today' | 'mine' | 'theirs' | 'edit' | 'again' | 'restore' | 'drop' | 'copy';

const GONE: ReadonlySet<string> = new Set(['operation.recordDeleted', 'edit.deletedUnseen']);
const TO_MEND: ReadonlySet<string> = new Set([
  'operation.recordInvalid',
  'operation.malformed',
  'operation.immutable',
  'operation.fieldUnknown',
  'operation.declined',
]);
/** Handed in again it would get the same answer for ever. */
const FINAL: ReadonlySet<string> = new Set(['operation.scopeLost', 'operation.recordExists']);

/**
 * The ways on for an edit, the one that most people want first. `form`: its kind has a form that can be opened with its values.
 * Nothing that is held has a way but waiting: the township decides.
 */
export function waysFor(
  { outcome, code, operation }: Pick<AttentionItem, 'outcome' | 'code' | 'operation'>,
  form: boolean,
): readonly Way[] {
  if (outcome === 'held') return ['copy'];
  if (GONE.has(code) && operation.act !== 'delete') return ['restore', 'drop', 'copy'];
  if (outcome === 'lost') return form ? ['mine', 'theirs', 'edit', 'copy'] : ['mine', 'theirs', 'copy'];
  if (FINAL.has(code)) return ['copy', 'drop'];
  // Money is written down on the day it is written down: a closed month takes none, today does.
  if (code === 'dues.monthClosed' && operation.act === 'create') return ['today', 'again', 'drop', 'copy'];
  const edit: readonly Way[] = form && operation.act !== 'delete' ? ['edit'] : [];
  return TO_MEND.has(code) ? [...edit, 'again', 'drop', 'copy'] : ['again', ...edit, 'drop', 'copy'];
}
