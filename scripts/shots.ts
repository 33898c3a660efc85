// `npm run build && npm run shots`: pictures from the practice township in a real Chromium. Those of README go to docs/screenshots; every
// screen in every look goes to docs/screens, which git leaves out: its days are those of the day it was taken.
import { rmSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { EndpointProcess, plant, plantDemo } from '#tests/e2e/support/endpoint-process.ts';
import { chromiumSwitches, findOrInstallChromium, HOW_TO_GET_CHROMIUM } from './find-chromium.ts';
import { everyScreen } from './shots/every-screen.ts';
import { readmeShots } from './shots/readme.ts';

const executablePath = findOrInstallChromium(console.log);
if (executablePath === undefined) throw new Error(HOW_TO_GET_CHROMIUM);
const browser = await chromium.launch({ executablePath, args: [...chromiumSwitches] });
const demo = await EndpointProcess.open(plantDemo);
const empty = await EndpointProcess.open(plant);
try {
  await readmeShots(browser, demo.url);
  rmSync('docs/screens', { recursive: true, force: true });
  await everyScreen(browser, demo.url, empty.url);
} finally {
  await browser.close();
  await demo.close();
  await empty.close();
}
