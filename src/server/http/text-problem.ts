/** What is wrong with a value's text: a NUL or half a character, which no database keeps as it is. Undefined when all is well. */
export function textProblem(value: unknown): 'badText' | undefined {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (next.includes('\u0000') || !next.isWellFormed()) return 'badText';
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) waiting.push(key, item);
    }
  }
  return undefined;
}
