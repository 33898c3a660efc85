import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import { type SeedBranch, type SeedRecord, seedBranch } from '#server/seed/branch.ts';
import { fixtures } from '#server/seed/fixtures.ts';
import { randomFrom } from '#server/seed/random.ts';
import { SEED } from '#server/seed/township.ts';
import { places } from '#server/seed/words.ts';
import type { Edit } from './edit.ts';

/** How many members the branch's roster has. */
export const MEMBERS = 200;

const YEARS = 3;
// A fixed day, so that two runs measure the same bytes.
const RECORDS_UNTIL = '2026-11-01' as LocalDate;
// The sittings of which a branch has most. The large ones carry everybody's attendance and would make the records ten times as big.
const USUAL: ReadonlySet<MeetingBody['meetingKind']> = new Set(['group', 'committee']);

const isUsual = ({ kind, body }: SeedRecord): boolean => kind === 'meeting' && USUAL.has((body as unknown as MeetingBody).meetingKind);

/**
 * So many made-up records of one branch, the same ones every time: a roster of 200, typed in first, and the meetings of groups and
 * committees as villages of 25 hold them, each with its own words, people and ids.
 */
export function benchBranch(count: number): SeedBranch {
  const branch = (index: number, size: keyof typeof fixtures): SeedBranch =>
    seedBranch({
      branchId: `bench/${index}`,
      township: '',
      index,
      size: fixtures[size].size,
      years: YEARS,
      today: RECORDS_UNTIL,
      random: randomFrom(`${SEED}/bench/${index}`),
    });
  const { roster: people, records: own } = branch(0, 'B4');
  const roster = own.filter(({ kind }) => kind === 'member').slice(0, MEMBERS);
  const meetings: SeedRecord[] = [];
  for (let index = 1; meetings.length < count - roster.length; index += 1)
    for (const record of branch(index, 'B2').records) if (isUsual(record)) meetings.push(record);
  const records = [...roster, ...meetings.slice(0, count - roster.length)];
  return { roster: people, records: records.map((record) => ({ ...record, mended: null })) };
}

/** An edit as somebody mends a record: where a meeting was, what is noted of a member. `round` makes it another one than before. */
export function editOf(record: { readonly id: string; readonly kind: string }, round: number): Edit {
  const place = `${places.hamlets[round % places.hamlets.length]}${1 + (round % 97)}`;
  return { id: record.id, kind: record.kind, field: record.kind === 'meeting' ? 'place' : 'note', value: place };
}
