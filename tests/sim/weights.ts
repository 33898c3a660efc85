import type { Random } from './random.ts';

/** What people and phones do in a step, and how often. */
export const acts = {
  make: 7,
  edit: 16,
  open: 3,
  saveForm: 4,
  marks: 6,
  remove: 2,
  resolve: 4,
  carryFile: 1,
  sync: 16,
  carry: 30,
  calmSync: 4,
} as const;

/** What goes wrong of itself, and how often; each seed leaves some of it out and has others often. */
export const troubles = {
  kill: 2,
  killInside: 2,
  rollBack: 0.7,
  evict: 0.35,
  cloneDevice: 0.25,
  skew: 1.2,
  jump: 1.5,
  endpointJump: 0.5,
  moveAway: 0.8,
  demote: 0.5,
  expire: 0.8,
  backUp: 1.2,
  checkBackup: 0.5,
  restore: 0.7,
  restart: 0.5,
  approve: 1.2,
  giveBack: 1.2,
  full: 0.7,
  blocked: 0.4,
  lateCopy: 1,
} as const;

/** What the line and the endpoint do to one letter, in parts of all letters. */
export const weathers = {
  lostRequest: 0.06,
  lostAnswer: 0.08,
  twice: 0.06,
  captive: 0.02,
  cut: 0.03,
  busy: 0.03,
  tooMany: 0.01,
  fault: 0.02,
  tooLarge: 0.02,
  passing: 0.03,
  poison: 0.02,
  pause: 0.06,
  smallPages: 0.4,
  manyTabs: 0.4,
} as const;

export type Act = keyof typeof acts;
export type Trouble = keyof typeof troubles;
export type Weather = keyof typeof weathers;

/** How often each thing happens in one seed. */
export type Weights = {
  readonly acts: Readonly<Record<Act | Trouble, number>>;
  readonly weather: Readonly<Record<Weather, number>>;
};

const SWARM = [0, 0, 0.4, 1, 1, 2, 5] as const;

function swarmed<N extends string>(random: Random, of: Readonly<Record<N, number>>, most: number): Record<N, number> {
  const weights: Partial<Record<N, number>> = {};
  for (const [name, weight] of Object.entries(of) as [N, number][]) weights[name] = Math.min(most, weight * random.one(SWARM));
  return weights as Record<N, number>;
}

/** The mixture of one seed: single faults that come in masses find what an even mixture never does. */
export const weightsOf = (random: Random): Weights => ({
  acts: { ...acts, ...swarmed(random, troubles, 8) },
  weather: swarmed(random, weathers, 0.6),
});
