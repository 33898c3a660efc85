import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The latest change among files and everything inside folders, in milliseconds; 0 when none exists. */
export function newestChange(paths: readonly string[]): number {
  let newest = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    newest = Math.max(newest, stat.isDirectory() ? newestChange(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs);
  }
  return newest;
}
