import type { Name } from './endpoints.ts';
import type { Course } from './session.ts';

/** What is run with whom, how often. */
export type Block = {
  readonly at: '1k' | '10k' | '50k' | 'thin';
  readonly size: number;
  readonly names: readonly Name[];
  readonly course: Course;
  readonly roster: boolean;
};

const PEER_NAMES = ['rxdb', 'watermelondb', 'pouchdb', 'pouchdbTuned'] as const;

const LOOK: Course = { line: 'loopback', changes: false, handIns: [] };

/** The blocks of a run, in the order of their weight: what does not fit into the time is left out from the end. */
export function blocksOf(names: readonly Name[], quick: boolean): readonly Block[] {
  const stock = names.filter((name) => name !== 'pouchdbTuned');
  const tuned = names.filter((name) => name === 'pouchdbTuned');
  const own = names.filter((name) => name === 'ours' || name === 'floor');
  const few = { at: '1k', size: 1000, names: stock, course: LOOK, roster: false } as const;
  const whole: Course = { line: 'loopback', changes: true, handIns: ['a', 'b'] };
  const many = { at: '10k', size: 10_000, names: stock, course: whole, roster: true } as const;
  const manyTuned = { at: '10k', size: 10_000, names: tuned, course: LOOK, roster: true } as const;
  if (quick) return [few, many, manyTuned];
  // Edit after edit of the same record is slow to make and always goes the same way; one time is enough.
  const again = { ...many, course: { ...whole, handIns: ['a'] } } as const;
  const thin = { at: 'thin', size: 1000, names, course: { line: 'thin', changes: false, handIns: ['a'] }, roster: false } as const;
  const most = { at: '50k', size: 50_000, names: [...names].filter((name) => name !== 'pouchdb'), course: LOOK, roster: false } as const;
  const rounds = [few, many, manyTuned, thin, few, again, manyTuned, few, again, manyTuned, most];
  return [...rounds, { ...thin, names: own }, { ...thin, names: own }, { ...most, names: own }, { ...most, names: own }];
}

/** Who is measured: ours and the floor, and the peers that were asked for, or all. */
export const namesOf = (asked: readonly string[]): readonly Name[] => {
  const peers = PEER_NAMES.filter((name) => asked.length === 0 || asked.some((word) => name.startsWith(word)));
  return ['floor', 'ours', ...peers];
};
