import { type Figure, holds, median, printFigures, rounded } from '#tests/bench/table.ts';
import type { Name } from './endpoints.ts';
import { type Ledger, middle, type StepName } from './ledger.ts';
import type { Measured } from './session.ts';

const STEPS: readonly (readonly [StepName, string])[] = [
  ['1k.first', 'first sync of 1,000'],
  ['1k.still', 'nothing new, 1,000'],
  ['10k.roster', 'roster of 200 readable, 10,000'],
  ['10k.first', 'first sync of 10,000'],
  ['10k.still', 'nothing new, 10,000'],
  ['10k.one', 'one change of another phone'],
  ['10k.hundred', '100 changes of another phone'],
  ['10k.save', '(1,000 edits saved on the phone)'],
  ['10k.a', 'hand-in of 1,000 records, one edit each'],
  ['10k.b', 'hand-in of 20 records, 50 edits each'],
  ['50k.first', 'first sync of 50,000'],
  ['50k.still', 'nothing new, 50,000'],
  ['thin.first', 'thin line: first sync of 1,000'],
  ['thin.still', 'thin line: nothing new'],
  ['thin.a', 'thin line: hand-in of 1,000 records'],
];

const ms = (value: number): string =>
  value < 100 ? `${value.toFixed(1)} ms` : value < 10_000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`;
const kb = (value: number): string => (value < 100_000 ? (value / 1000).toFixed(1) : (value / 1000).toFixed(0));

function timesOf(all: readonly Measured[]): string {
  const times = all.map((measured) => measured.ms).sort((a, b) => a - b);
  const [least, most, mid] = [times[0], times.at(-1), median(times)];
  if (least === undefined || most === undefined || mid === null) return '';
  return times.length === 1 ? `${ms(mid)} (once)` : `${ms(mid)} (${ms(least)} … ${ms(most)})`;
}

function weightOf(all: readonly Measured[]): string {
  const last = all.at(-1);
  if (!last || last.requests === 0) return '';
  const requests = `${last.requests} request${last.requests === 1 ? '' : 's'}`;
  return `${kb(last.up).padStart(6)} kB up ${kb(last.down).padStart(6)} kB down  ${requests.padEnd(12)} endpoint ${last.cpuMs.toFixed(0)} ms`;
}

/** Prints what was measured, step by step: the middle of the times with the least and the most, bytes, requests and the endpoint's processor time. */
export function printLedger(ledger: Ledger, names: readonly Name[]): void {
  for (const [step, what] of STEPS) {
    const measured = names.filter((name) => ledger.all(name, step).length > 0 || ledger.struck(name, step));
    if (measured.length === 0) continue;
    console.log(what);
    for (const name of measured) {
      const ratio = name === 'floor' ? null : share(ledger, step, name, 'floor');
      const cells = [
        `  ${name.padEnd(13)}`,
        (ledger.struck(name, step) ? 'void' : timesOf(ledger.all(name, step))).padEnd(34),
        (ratio === null ? '' : `${ratio.toFixed(2)} x floor`).padEnd(16),
        weightOf(ledger.all(name, step)),
      ];
      console.log(cells.join(' ').trimEnd());
    }
  }
}

const divided = (a: number | null, b: number | null): number | null => (a === null || b === null || b === 0 ? null : a / b);

const share = (ledger: Ledger, step: StepName, of: Name, by: Name): number | null =>
  divided(middle(ledger, of, step, 'ms'), middle(ledger, by, step, 'ms'));

/** What ours is to hold to. */
export function targetsOf(ledger: Ledger): readonly Figure[] {
  const most = (id: string, what: string, value: number | null, unit: string, target: number, of: string): Figure => ({
    id,
    what,
    value,
    unit,
    target,
    of,
  });
  const sizes = (['1k', '10k', '50k'] as const).filter((size) => ledger.all('ours', `${size}.first`).length > 0);
  const up = middle(ledger, 'ours', '10k.a', 'up');
  return [
    ...sizes.map((size) =>
      most(`first${size}`, `first sync of ${size}, ours ÷ floor`, share(ledger, `${size}.first`, 'ours', 'floor'), 'x', 1.5, 'time'),
    ),
    ...sizes.map((size) =>
      most(`still${size}`, `nothing new at ${size}, ours ÷ floor`, share(ledger, `${size}.still`, 'ours', 'floor'), 'x', 2, 'time'),
    ),
    most('stillRequests', 'requests when nothing is new', middle(ledger, 'ours', '10k.still', 'requests'), '', 1, 'at the endpoint'),
    most('upKb', 'bytes up for 1,000 edits', up === null ? null : up / 1000, 'kB', 80, 'on the wire, headers and all'),
    most(
      'rosterMs',
      'roster readable in a first sync of 10k',
      middle(ledger, 'ours', '10k.roster', 'ms'),
      'ms',
      600,
      'from the start of the sync',
    ),
    most('ofPouchdb', 'first sync of 10k, ours ÷ PouchDB', share(ledger, '10k.first', 'ours', 'pouchdb'), 'x', 0.25, 'time'),
    most('ofRxdb', 'first sync of 10k, ours ÷ RxDB', share(ledger, '10k.first', 'ours', 'rxdb'), 'x', 0.4, 'time'),
  ];
}

/** Prints the targets and, last, one line of JSON: ours ÷ floor and each peer ÷ ours, by step. Whether every target holds. */
export function printTargets(ledger: Ledger, names: readonly Name[], targets: readonly Figure[]): boolean {
  printFigures(targets);
  const ratios = (of: Name, by: Name): Record<string, number | null> =>
    Object.fromEntries(STEPS.map(([step]) => [step, rounded(share(ledger, step, of, by))] as const).filter(([, ratio]) => ratio !== null));
  const peers = names.filter((name) => name !== 'ours' && name !== 'floor');
  console.log(
    JSON.stringify({
      bench: 'sync',
      figures: Object.fromEntries(targets.map((target) => [target.id, rounded(target.value)])),
      ratios: {
        oursToFloor: ratios('ours', 'floor'),
        toOurs: Object.fromEntries(peers.map((peer) => [peer, ratios(peer, 'ours')])),
      },
      over: targets.filter((target) => !holds(target)).map((target) => target.id),
    }),
  );
  return targets.every(holds);
}
