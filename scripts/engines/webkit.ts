import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Engine } from './engine.ts';

const START_MS = 30_000;
const SCRIPT_MS = 60_000;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** What WebKitGTK needs: its driver, its small browser, and a screen where the machine has none. */
export type WebKitParts = { readonly driver: string; readonly browser: string; readonly screen: string | undefined };

/** Starts a WebKitGTK and leads it over WebDriver. */
export async function startWebKit({ driver, browser, screen }: WebKitParts): Promise<Engine> {
  const display = process.env['DISPLAY'] ?? ':97';
  const xvfb =
    screen !== undefined && process.env['DISPLAY'] === undefined
      ? spawn(screen, [display, '-screen', '0', '800x1200x24'], { stdio: 'ignore' })
      : undefined;
  const port = 20_000 + (process.pid % 20_000);
  const child = spawn(driver, [`--port=${port}`], { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' });
  const at = `http://127.0.0.1:${port}`;
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(at + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  const until = performance.now() + START_MS;
  while (!(await ask('GET', '/status').then(Boolean, () => false))) {
    if (performance.now() > until) throw new Error('the driver of WebKitGTK does not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const options = { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const { sessionId } = (await ask('POST', '/session', { capabilities: { alwaysMatch: options } })) as { sessionId: string };
  const of = `/session/${sessionId}`;
  await ask('POST', `${of}/timeouts`, { script: SCRIPT_MS });
  return {
    open: async (url) => void (await ask('POST', `${of}/url`, { url })),
    run: async (script) => {
      // While the page is being changed for another the driver loses it for a moment.
      const asked = async (told: string, tries: number): Promise<unknown> =>
        ask('POST', `${of}/execute/async`, { script: told, args: [] }).catch((error: unknown) => {
          if (tries === 0 || !String(error).includes('no such frame')) throw error;
          return asked(told, tries - 1);
        });
      const told = `const done = arguments[0]; (async () => (${script}))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const answer = (await asked(told, 3)) as { value?: unknown; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value;
    },
    close: async () => {
      await ask('DELETE', of).catch(() => undefined);
      await stop(child);
      if (xvfb) await stop(xvfb);
    },
  };
}
