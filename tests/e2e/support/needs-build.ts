import { existsSync } from 'node:fs';

/** Stops the run with a sentence when the app was not built: the service worker exists only there. */
export default function needsBuild(): void {
  if (!existsSync('dist/index.html') || !existsSync('dist/sw.js')) throw new Error('dist is missing; run `npm run build` first.');
}
