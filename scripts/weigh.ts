import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The bytes a file has on the way to a phone. */
export const gzipped = (content: Buffer | string): number => gzipSync(content, { level: 9 }).length;

const named = /<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*\shref)="([^"]+)"/g;
const staticImport = /(?:^|[;}\s])(?:import|export)\s*(?:[^'"()]*?\s*from\s*)?["'](\.{1,2}\/[^"']+\.js)["']/g;

/** Every script a page loads before it can show anything: those it names, and what they import statically. */
export function firstScreenScripts(html: string, read: (file: string) => string): string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, target] of read(file).matchAll(staticImport)) if (target) visit(posix.join(posix.dirname(file), target));
  };
  for (const [, file] of html.matchAll(named)) if (file) visit(file.replace(/^\//, ''));
  return [...found];
}

const manifestEntry = /\{\s*"?(?:url|revision)"?:[^{}]*\}/g;

/** The files a built worker keeps, read from the list that the build wrote into it. */
export function precached(worker: string): string[] {
  const urls = [...worker.matchAll(manifestEntry)].map(([entry]) => /"?url"?:\s*["'`]([^"'`]+)["'`]/.exec(entry)?.[1]);
  return [...new Set(urls.filter((url) => url !== undefined))].map((url) => url.replace(/^\//, ''));
}
