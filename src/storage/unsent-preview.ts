import type { BranchId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { UnsentFile } from '#protocol/unsent.ts';
import type { BranchDb } from './db.ts';

/** What a file of unsent work holds, before any of it is brought in. */
export type UnsentPreview = {
  readonly file: UnsentFile;
  /** Whose work it is, each name once. */
  readonly authors: readonly string[];
  /** When the oldest and the newest of it were written; null when nothing waits in it. */
  readonly from: Instant | null;
  readonly to: Instant | null;
  /** How many pieces of work it has, and how many of them this phone has never had. */
  readonly waiting: number;
  readonly fresh: number;
  /** What people can only read in it: work that was not taken, and forms that were begun. */
  readonly notTaken: number;
  readonly drafts: number;
};

/** Looks into a file and changes nothing. Another branch's file is not taken, and a file that is none is said to be unreadable. */
export async function previewUnsent(
  db: BranchDb,
  branchId: BranchId,
  text: string,
): Promise<Result<UnsentPreview, Problem<'unsent.unreadable' | 'unsent.otherBranch'>>> {
  const parsed = UnsentFile.safeParse(jsonOr(text));
  if (!parsed.success) return fail('unsent.unreadable');
  const file = parsed.data;
  if (file.waiting.some(({ operation }) => operation.branchId !== branchId)) return fail('unsent.otherBranch');
  const ids = file.waiting.map(({ operation }) => operation.id);
  const known = new Set<string>();
  for (const table of [db.sent, db.attention, db.dropped]) for (const row of await table.bulkGet(ids)) if (row) known.add(row.id);
  for (const row of await db.outbox.where('id').anyOf(ids).toArray()) known.add(row.id);
  const times = file.waiting.map(({ operation }) => operation.writtenAt).sort();
  return ok({
    file,
    authors: [...new Set(file.waiting.map(({ authorName }) => authorName).filter((name) => name !== ''))],
    from: times[0] ?? null,
    to: times.at(-1) ?? null,
    waiting: ids.length,
    fresh: ids.filter((id) => !known.has(id)).length,
    notTaken: file.notTaken.length,
    drafts: file.drafts.length,
  });
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
