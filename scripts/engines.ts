// `npm run build && npm run engines`: the built app in the other engines that are on this machine, Firefox and WebKitGTK. Not part of
// `npm test`: who has none of them is told so, and that is no failure.
import { existsSync, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { EndpointProcess, plantDemo } from '#tests/e2e/support/endpoint-process.ts';
import type { Engine, EngineOnThisMachine } from './engines/engine.ts';
import { startFirefox } from './engines/firefox.ts';
import { startWebKit } from './engines/webkit.ts';

const folders = (process.env['PATH'] ?? '').split(delimiter);
const program = (...names: readonly string[]): string | undefined =>
  folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));

const firefox = program('firefox-esr', 'firefox');
const driver = program('WebKitWebDriver');
const browser = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser').at(-1);
const engines: readonly EngineOnThisMachine[] = [
  { name: 'Firefox', start: firefox === undefined ? undefined : () => startFirefox(firefox) },
  {
    name: 'WebKitGTK',
    start: driver === undefined || browser === undefined ? undefined : () => startWebKit({ driver, browser, screen: program('Xvfb') }),
  },
];

const PATIENCE_MS = 30_000;

/** A script that waits until `find` gives something, then does `act` with it. */
const once = (find: string, act = 'true', what = find): string => `(async () => {
  const until = Date.now() + ${PATIENCE_MS};
  for (;;) {
    const found = ${find};
    if (found) { ${act === 'true' ? '' : `${act};`} return true; }
    if (Date.now() > until) throw new Error(${JSON.stringify(`not there: ${what}`)} + ' on: ' + document.body.innerText.slice(0, 200));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
})()`;
const sees = (words: string): string => once(`document.body.innerText.includes(${JSON.stringify(words)})`, 'true', words);
const press = (words: string): string =>
  once(
    `[...document.querySelectorAll('button, a')].find((one) => one.innerText.includes(${JSON.stringify(words)}) && one.getClientRects().length > 0)`,
    // The answer goes out before the press: a press may take the page away.
    'setTimeout(() => found.click(), 0)',
    words,
  );
const type = (label: string, text: string): string =>
  once(
    `[...document.querySelectorAll('label')].find((one) => one.innerText.startsWith(${JSON.stringify(label)}))?.control`,
    `Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(found, ${JSON.stringify(text)}); found.dispatchEvent(new Event('input', { bubbles: true }))`,
    label,
  );
const kept = once(`document.querySelector('[data-kept="kept"]')`);

/** Opens the app, practises a meeting, and finds it again after a reload and with nobody at the other end. */
async function practise(engine: Engine, endpoint: EndpointProcess): Promise<void> {
  await engine.open(endpoint.url);
  for (const words of ['下一张', '下一张', '先试一试']) await engine.run(press(words));
  await engine.run(press('记一次会试试'));
  await engine.run(type('地点', '村部晒谷场'));
  await engine.run(kept);
  await engine.open(endpoint.url);
  await engine.run(press('没写完'));
  await engine.run(once(`[...document.querySelectorAll('input')].find((one) => one.value === '村部晒谷场')`));
  for (const words of ['下一步：谁到了', '这组都到了', '下一步：议题', '下一步：决议', '看一遍', '记下这次会'])
    await engine.run(press(words));
  await engine.run(sees('已保存'));
  await engine.run('navigator.serviceWorker.ready.then(() => true)');
  await engine.open(`${endpoint.url}/meetings`);
  await engine.run(sees('村部晒谷场'));
  await endpoint.stop();
  await engine.open(`${endpoint.url}/meetings`);
  await engine.run(sees('村部晒谷场'));
}

let failed = 0;
for (const { name, start } of engines) {
  if (start === undefined) {
    console.log(`--    ${name}: not on this machine`);
    continue;
  }
  const endpoint = await EndpointProcess.open(plantDemo);
  const begun = performance.now();
  try {
    const engine = await start();
    try {
      const agent = await engine.run('navigator.userAgent');
      await practise(engine, endpoint);
      console.log(`ok    ${name}: ${((performance.now() - begun) / 1000).toFixed(0)} s, ${agent}`);
    } finally {
      await engine.close();
    }
  } catch (error) {
    failed += 1;
    console.error(`FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await endpoint.close();
  }
}
process.exit(failed === 0 ? 0 : 1);
