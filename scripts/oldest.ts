// `npm run oldest`: looks through the built app for what the oldest browser we promise has not; fails when there is anything.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OLDEST_CHROMIUM, tooNewScript, tooNewStyle } from './old-chromium.ts';

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:js|css)$/.test(file));
const found = files.flatMap((file) => {
  const text = readFileSync(join('dist', file), 'utf8');
  return (file.endsWith('.css') ? tooNewStyle(text) : tooNewScript(text)).map((what) => `${file}: ${what}`);
});
for (const line of found) console.error(line);
if (files.length === 0) console.error('dist is missing; run `npm run build` first.');
else if (found.length === 0) console.log(`ok    ${files.length} files keep to what Chromium ${OLDEST_CHROMIUM} has`);
process.exitCode = files.length > 0 && found.length === 0 ? 0 : 1;
