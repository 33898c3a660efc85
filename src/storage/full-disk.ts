import { fail, type Problem, type Result } from '#domain/kernel/result.ts';
import type { BranchDb } from './db.ts';

/** Why the phone itself could not keep something. The form that asked keeps its content. */
export type StorageProblem = 'storage.full' | 'storage.blocked';

const BALLAST_BYTES = 2 * 1024 * 1024;

const BLOCKED = new Set([
  'DatabaseClosedError',
  'OpenFailedError',
  'VersionError',
  'InvalidStateError',
  'UnknownError',
  'MissingAPIError',
  'TimeoutError',
]);

/** The names of an error and of what caused it: Dexie wraps what the browser threw. */
function* namesOf(error: unknown): Generator<string> {
  let current = error as { name?: string; inner?: unknown; cause?: unknown; failures?: unknown[] } | null | undefined;
  for (let depth = 0; depth < 5 && current; depth++) {
    if (current.name !== undefined) yield current.name;
    const [first] = Array.isArray(current.failures) ? current.failures : [];
    current = (current.inner ?? current.cause ?? first) as typeof current;
  }
}

/** What kind of storage trouble an error is; undefined for one that is a bug. */
export function storageProblemOf(error: unknown): StorageProblem | undefined {
  const names = [...namesOf(error)];
  if (names.includes('QuotaExceededError')) return 'storage.full';
  return names.some((name) => BLOCKED.has(name)) ? 'storage.blocked' : undefined;
}

/** Lays by two megabytes that can be given up later, so that on a full phone the words of the day can still be kept. */
export async function layBallast(db: BranchDb): Promise<void> {
  try {
    if ((await db.meta.where('key').equals('ballast').count()) === 0)
      await db.meta.put({ key: 'ballast', value: new Uint8Array(BALLAST_BYTES) });
  } catch (error) {
    // A phone that is full already has no ballast to lay; that is no reason not to start.
    if (storageProblemOf(error) === undefined) throw error;
  }
}

/** Gives up what lies by for words, and the full bytes of photos that the township has too; the small pictures stay. */
async function makeRoom(db: BranchDb): Promise<void> {
  await db.meta.delete('ballast');
  const delivered = await db.photos.where('state').equals('delivered').primaryKeys();
  if (delivered.length > 0) await db.photoBytes.bulkDelete(delivered);
}

/** Runs a write; on a full disk makes room and tries once more, and answers with the problem when that fails too. */
export async function guarded<T, P extends Problem>(
  db: BranchDb,
  write: () => Promise<Result<T, P>>,
): Promise<Result<T, P | Problem<StorageProblem>>> {
  try {
    return await write();
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === undefined) throw error;
    if (problem === 'storage.blocked') return fail(problem);
  }
  try {
    await makeRoom(db);
    return await write();
  } catch (error) {
    const problem = storageProblemOf(error);
    if (problem === undefined) throw error;
    return fail(problem);
  }
}
