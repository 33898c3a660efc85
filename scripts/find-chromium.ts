import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(process.env.PATH ?? '').split(delimiter)];
const fixed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where a Chromium is on this machine; undefined when there is none. CHROMIUM_PATH goes before everything found. */
export function chromiumPath(): string | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (runs(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, and there is no program there. Correct it or unset it.`);
  }
  const usual = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...usual, ...fixed, chromium.executablePath()].find(runs);
}

/** The switches under which a Chromium stays quiet and needs no graphics card. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0;

/** Finds a Chromium, or installs one in the way this machine allows; undefined when neither is possible. */
export function findOrInstallChromium(say: (line: string) => void): string | undefined {
  const there = chromiumPath();
  if (there) return there;
  const root = process.getuid?.() === 0;
  if (root && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    say('No Chromium here. Installing it with apt-get (chromium, fonts-noto-cjk).');
    if (
      succeeds('apt-get', ['update']) &&
      succeeds('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
    ) {
      const installed = chromiumPath();
      if (installed) return installed;
    }
  }
  say("No Chromium here. Installing Playwright's own.");
  if (succeeds('npx', ['playwright', 'install', ...(root ? ['--with-deps'] : []), 'chromium'])) return chromiumPath();
  return undefined;
}

/** What a person is told when there is no Chromium and none could be installed. */
export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium fonts-noto-cjk) or point CHROMIUM_PATH at it.';
