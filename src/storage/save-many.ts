import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { type SaveInput, saveRecord } from './commands.ts';
import type { BranchDb } from './db.ts';
import type { Writer } from './shapes.ts';

class NotAll extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Makes several new records, all or none; one whose id is there already is left as it is. Answers how many were made. */
export async function makeRecords(db: BranchDb, writer: Writer, inputs: readonly SaveInput[]): Promise<Result<number>> {
  try {
    const made = await db.transaction('rw', db.tables, async () => {
      let count = 0;
      for (const input of inputs) {
        const known = await db.records.get(input.id);
        if (known && known.standing !== 'refused') continue;
        const saved = await saveRecord(db, writer, input);
        if (!saved.ok) throw new NotAll(saved.problem);
        count += 1;
      }
      return count;
    });
    return ok(made);
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause ?? (cause as { inner?: unknown }).inner)
      if (cause instanceof NotAll) return fail(cause.problem.code, cause.problem.facts);
    throw error;
  }
}
