import { median } from '#tests/bench/table.ts';
import type { Name } from './endpoints.ts';
import type { Measured } from './session.ts';

/** A step as it is told of: the size and line it was measured at, and what it was. */
export type StepName = `${'1k' | '10k' | '50k' | 'thin'}.${string}`;

/** Everything measured in a run, by step and contender. */
export type Ledger = {
  readonly note: (name: Name, step: StepName, measured: Measured) => void;
  /** Strikes out what was measured of a contender in a step: it did not do what was asked. */
  readonly strike: (name: Name, step: StepName) => void;
  readonly all: (name: Name, step: StepName) => readonly Measured[];
  readonly struck: (name: Name, step: StepName) => boolean;
};

/** An empty one. */
export function newLedger(): Ledger {
  const kept = new Map<string, Measured[]>();
  const void_ = new Set<string>();
  const key = (name: Name, step: StepName): string => `${name} ${step}`;
  return {
    note: (name, step, measured) => {
      kept.set(key(name, step), [...(kept.get(key(name, step)) ?? []), measured]);
    },
    strike: (name, step) => void void_.add(key(name, step)),
    all: (name, step) => (void_.has(key(name, step)) ? [] : (kept.get(key(name, step)) ?? [])),
    struck: (name, step) => void_.has(key(name, step)),
  };
}

/** The middle of what was measured; null where nothing was. */
export const middle = (ledger: Ledger, name: Name, step: StepName, of: keyof Measured): number | null =>
  median(ledger.all(name, step).map((measured) => measured[of]));
