/** What went wrong, in a form that can be translated: a stable code and its facts. Never a sentence. */
export type Problem<Code extends string = string> = {
  readonly code: Code;
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** What a rule answers when a person can cause it to fail. */
export type Result<T, P extends Problem = Problem> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** A right answer. */
export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

/** A wrong one: the code says what, the facts say which. */
export const fail = <C extends string>(code: C, facts?: Problem['facts']): { ok: false; problem: Problem<C> } => ({
  ok: false,
  problem: facts ? { code, facts } : { code },
});

/** For code that is wrong, not for people who are: reaching this is a bug. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
