import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { Store } from '#server/db/store.ts';
import { hashPassword, usualCost } from '#server/passwords.ts';
import type { Services } from '#server/services.ts';
import type { FixtureName } from './fixtures.ts';
import { momentOf } from './handing-in.ts';
import { randomFrom } from './random.ts';
import { type PlacedBranch, SEED, seedBranches } from './township.ts';
import { places } from './words.ts';
import { type BranchWriting, writeBranch, writeTownship } from './write.ts';

/** The one password of every practice account. It opens made-up data and nothing else. */
export const PRACTICE_PASSWORD = 'lianxi2026';

/** What was put in. */
export type Filled = {
  readonly townships: number;
  readonly branches: number;
  readonly members: number;
  readonly meetings: number;
  readonly records: number;
};

/** The login of a practice branch's secretary: the village in pinyin, or "cun" and its number. */
export const loginOf = (branch: Pick<PlacedBranch, 'township' | 'position'>, place: number): string =>
  (places.logins[branch.position] ?? `cun${branch.position + 1}`) + (place === 0 ? '' : String(place + 1));

/** The services under which practice data is written: the clock stands at the beginning of `today`, ids come from the seed. */
export function practiceServices(store: Store, today: LocalDate): Services {
  const random = randomFrom(`${SEED}/ids`);
  const nowMs = momentOf(today);
  return { store, now: () => nowMs, newId: () => random.uuid(nowMs), passwordCost: usualCost, log: () => undefined, secure: false };
}

/** Fills a store with a fixture, branch by branch; `each` is told of every branch that stands. */
export async function fillStore(
  store: Store,
  wanted: { readonly fixture: FixtureName; readonly years: number; readonly today: LocalDate; readonly handIns: BranchWriting['handIns'] },
  each: (branch: PlacedBranch, login: string, passwordHash: string, services: Services) => Promise<void> | void,
): Promise<Filled> {
  const services = practiceServices(store, wanted.today);
  const passwordHash = await hashPassword(PRACTICE_PASSWORD);
  const townships: string[] = [];
  let filled = { branches: 0, members: 0, meetings: 0, records: 0 };
  for (const branch of seedBranches(wanted.fixture, wanted.years, wanted.today)) {
    if (!townships.includes(branch.township.id)) {
      const tail = townships.length === 0 ? '' : String(townships.length + 1);
      await writeTownship(services, branch.township, { staff: `zhenban${tail}`, admin: `guanli${tail}` }, passwordHash);
      townships.push(branch.township.id);
    }
    const login = loginOf(branch, townships.length - 1);
    await writeBranch(services, branch, { login, passwordHash, handIns: wanted.handIns });
    const count = (kind: string): number => branch.records.filter((record) => record.kind === kind).length;
    filled = {
      branches: filled.branches + 1,
      members: filled.members + count('member'),
      meetings: filled.meetings + count('meeting'),
      records: filled.records + branch.records.length,
    };
    await each(branch, login, passwordHash, services);
  }
  return { townships: townships.length, ...filled };
}
