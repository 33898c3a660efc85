import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { ProblemCode } from '#protocol/problem.ts';

const MAX_DEPTH = 20;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

type Refused = Problem<Extract<ProblemCode, `request.${string}`>>;

/** Reads bytes as JSON of at most 20 levels, in strict UTF-8, with no key that could reach a prototype. */
export function readJson(bytes: Uint8Array): Result<unknown, Refused> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return fail('request.notUtf8');
  }
  if (tooDeep(text)) return fail('request.tooDeep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('request.malformed');
  }
  return hasForbiddenKey(value) ? fail('request.forbiddenKey') : ok(value);
}

// Looked at before parsing, so that a body of nothing but brackets costs nothing.
function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (inText) {
      if (c === 0x5c) i += 1;
      else if (c === 0x22) inText = false;
    } else if (c === 0x22) inText = true;
    else if (c === 0x5b || c === 0x7b) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (c === 0x5d || c === 0x7d) depth -= 1;
  }
  return false;
}

function hasForbiddenKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const [key, item] of Object.entries(value)) if (FORBIDDEN.has(key) || hasForbiddenKey(item)) return true;
  return false;
}
