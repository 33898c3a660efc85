import type { Changes } from './merge.ts';
import type { KindName } from './registry.ts';

/** One step in the shape of record bodies: what makes changes written before it read as written after it. */
export type UpgradeStep = {
  /** The schema version that the step leads to. */
  readonly to: number;
  readonly change: (kind: KindName, changes: Changes) => Changes;
};

/** Every step since the first version, in order. A step stays at least a year after the last app of the older version was given out. */
export const upgradeSteps: readonly UpgradeStep[] = [
  // 2: a meeting may have photos. Whoever knew of none wrote none.
  { to: 2, change: (_kind, changes) => changes },
];

/** Changes written under an older schema, as today's bodies have them; those of today come back as they are. */
export function upgraded(kind: KindName, schema: number, changes: Changes, steps = upgradeSteps): Changes {
  return steps.filter((step) => step.to > schema).reduce((current, step) => step.change(kind, current), changes);
}
