import { Operation } from '#protocol/operation.ts';
import { textProblem } from '#server/http/text-problem.ts';

const FORBIDDEN_SEGMENTS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads one operation of a push; undefined when it is not one. */
export function parseOperation(value: unknown): Operation | undefined {
  if (textProblem(value)) return undefined;
  const parsed = Operation.safeParse(value);
  if (!parsed.success) return undefined;
  // "attendance.__proto__" is no forbidden key to the gate, but would be one to the map it names.
  const paths = Object.keys(parsed.data.changes);
  return paths.some((path) => path.split('.').some((segment) => FORBIDDEN_SEGMENTS.has(segment))) ? undefined : parsed.data;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The id an unreadable operation calls itself by, so that the phone can tell which one it was; all zeros when it has none. */
export function claimedId(value: unknown): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? Operation.shape.id.safeParse(value.id) : undefined;
  return id?.success ? id.data : NO_ID;
}

/** Whether an id can be stored as an operation's own. */
export const isOwnId = (id: string): boolean => id !== NO_ID;
