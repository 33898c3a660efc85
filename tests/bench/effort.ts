import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import {
  countEffort,
  deskHand,
  type Effort,
  type EffortSize,
  effortSizes,
  type Piece,
  pieces,
  secondsOf,
} from '#tests/e2e/support/effort.ts';
import { effortBudgets } from '#tests/e2e/support/effort-budgets.ts';
import { startEndpoint } from './endpoint.ts';
import { newPhone, SLOW_DOWN, signInAndSync, slowDown } from './phone.ts';
import { buildWhenNeeded } from './weigh-build.ts';

const QUIET_MS = 600;
const WORD = 'zhibu-effort';
const PATIENCE_MS = 60_000;

/** Runs in the page: notes the time from the next press or letter to the paint after the last change before everything was quiet. */
function awaitStill({ quietMs, word }: { readonly quietMs: number; readonly word: string }): void {
  let begun = 0;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = new MutationObserver(() => changed());
  const changed = (): void => {
    requestAnimationFrame(() => {
      last = performance.now();
    });
    clearTimeout(timer);
    timer = setTimeout(() => {
      watch.disconnect();
      console.info(`${word} ${Math.max(0, last - begun)}`);
    }, quietMs);
  };
  const start = (event: Event): void => {
    for (const type of ['click', 'input', 'keydown']) removeEventListener(type, start, { capture: true });
    begun = event.timeStamp;
    last = begun;
    watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    changed();
  };
  for (const type of ['click', 'input', 'keydown']) addEventListener(type, start, { capture: true });
}

/** What an act keeps somebody waiting, by the page's own clock. */
async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  const told = page.waitForEvent('console', { predicate: (line) => line.text().startsWith(WORD), timeout: PATIENCE_MS });
  await page.evaluate(awaitStill, { quietMs: QUIET_MS, word: WORD });
  await act();
  return Number((await told).text().slice(WORD.length));
}

type Counted = Readonly<Record<EffortSize, Readonly<Record<Piece, Effort>>>>;

const sizes = Object.keys(effortSizes) as EffortSize[];
const allPieces = Object.keys(pieces) as Piece[];

function tableOf(counted: Counted): string {
  const cells = (size: EffortSize, piece: Piece): string => {
    const effort = counted[size][piece];
    return `${effort.taps} | ${effort.typed} | ${secondsOf(effort).toFixed(0)}`;
  };
  return [
    '| Piece of work | Taps | Characters | Seconds | Elder size: taps | characters | seconds |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...allPieces.map((piece) => `| ${pieces[piece]} | ${cells('normal', piece)} | ${cells('elder', piece)} |`),
  ].join('\n');
}

const BETWEEN = /(<!-- effort:[^>]*-->\n)[\s\S]*?(<!-- \/effort -->)/;

/** Puts the table between its marks in the README. */
function writeDown(table: string): void {
  const readme = readFileSync('README.md', 'utf8');
  if (!BETWEEN.test(readme)) throw new Error('README.md has no marks for the table');
  writeFileSync(
    'README.md',
    readme.replace(BETWEEN, (_, begin: string, end: string) => `${begin}${table}\n${end}`),
  );
}

/** What the everyday pieces of work cost in taps, characters and seconds. Answers whether every budget holds. */
export async function benchEffort(): Promise<boolean> {
  buildWhenNeeded();
  const counted: Partial<Record<EffortSize, Readonly<Record<Piece, Effort>>>> = {};
  for (const size of sizes) {
    // What was collected or returned in one size would be done already in the next.
    const endpoint = await startEndpoint('B3', 1);
    try {
      const desk = await deskHand(endpoint.address, { login: 'zhenban', password: PRACTICE_PASSWORD });
      const phone = newPhone();
      const { page, close } = await phone.open('online');
      try {
        await signInAndSync(page, endpoint);
        await slowDown(page);
        const line = (offline: boolean) => () => page.context().setOffline(offline);
        counted[size] = await countEffort({ page, goOffline: line(true), goOnline: line(false) }, desk, size, timed);
      } finally {
        await close();
        phone.remove();
      }
    } finally {
      await endpoint.remove();
    }
  }
  const all = counted as Counted;
  const table = tableOf(all);
  writeDown(table);
  console.log(`${table}\n`);
  const figures = Object.fromEntries(
    sizes.map((size) => [
      size,
      Object.fromEntries(
        allPieces.map((piece) => {
          const { taps, typed, waitMs } = all[size][piece];
          return [piece, { taps, typed, waitMs: Math.round(waitMs), seconds: Math.round(secondsOf(all[size][piece]) * 10) / 10 }];
        }),
      ),
    ]),
  );
  const over = sizes.flatMap((size) =>
    allPieces
      .filter(
        (piece) => all[size][piece].taps > effortBudgets[size][piece].taps || all[size][piece].typed > effortBudgets[size][piece].typed,
      )
      .map((piece) => `${size} ${piece}`),
  );
  console.log(JSON.stringify({ bench: 'effort', slowDown: SLOW_DOWN, figures, over }));
  return over.length === 0;
}
