import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Edit } from './mutants.ts';

/** What a worker is asked for. */
export type Job = { readonly seeds: readonly number[]; readonly steps: number; readonly untilFirst: boolean };

const { edits } = workerData as { edits: readonly Edit[] };

/** The text of a shipped file with its rule broken; throws when the rule is not written like that any more. */
function broken(text: string, path: string): string {
  let result = text;
  for (const { file, find, replace } of edits) {
    if (!path.endsWith(`/${file}`)) continue;
    if (result.split(find).length !== 2) throw new Error(`the text to break is not in ${file} exactly once: ${find}`);
    result = result.replace(find, () => replace);
  }
  return result;
}

if (edits.length > 0) {
  const files = edits.map((edit) => edit.file);
  registerHooks({
    load: (url, context, next) => {
      if (!url.startsWith('file:') || !files.some((file) => url.endsWith(`/${file}`))) return next(url, context);
      const path = fileURLToPath(url);
      return { format: 'module-typescript', source: broken(readFileSync(path, 'utf8'), path), shortCircuit: true };
    },
  });
}

// Only now: what is loaded before the hook would be the whole product.
const { play } = await import('./play.ts');

parentPort?.on('message', async ({ seeds, steps, untilFirst }: Job) => {
  parentPort?.postMessage(await play(seeds, steps, untilFirst));
});
