import { formatHlc } from '#domain/kernel/hlc.ts';
import { type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { asChanges, type Stamp } from '#domain/records/merge.ts';
import { type KindName, kindOf } from '#domain/records/registry.ts';
import type { FixtureName } from '#server/seed/fixtures.ts';
import { type PlacedBranch, seedBranches } from '#server/seed/township.ts';
import type { LocalRecord, Standing } from '#storage/shapes.ts';

/** The day up to which made-up branches in tests have records. */
export const FIXTURE_DAY = localDate('2026-11-20');

/** The one branch of a one-branch fixture. */
export function fixtureBranch(fixture: FixtureName, years: number, today: LocalDate = FIXTURE_DAY): PlacedBranch {
  for (const branch of seedBranches(fixture, years, today)) return branch;
  throw new Error(`fixture ${fixture} has no branch`);
}

const standings: Readonly<Record<string, Standing>> = { returned: 'returned', approved: 'approved' };

/** A made-up branch as a phone has it after its first sync: every record delivered, reviewed as the township left it, with a stamp for every path. */
export function localRecords(fixture: FixtureName, years: number, today: LocalDate = FIXTURE_DAY): LocalRecord[] {
  const branch = fixtureBranch(fixture, years, today);
  return branch.records.map((record, at): LocalRecord => {
    const kind = kindOf(record.kind);
    if (!kind) throw new Error(`no such kind: ${record.kind}`);
    const seq = at + 1;
    const stamp: Stamp = { h: formatHlc(Date.parse(record.handedInAt), 0, 'township'), s: seq };
    return {
      id: record.id as LocalRecord['id'],
      branchId: branch.id,
      kind: record.kind,
      body: record.body as unknown as LocalRecord['body'],
      seq,
      rev: 1,
      stamps: Object.fromEntries(Object.keys(asChanges(kind, record.body)).map((path) => [path, stamp])),
      deleted: 0,
      createdByName: record.byName,
      firstWrittenAt: record.firstWrittenAt,
      handedInAt: record.handedInAt,
      updatedByName: record.byName,
      updatedAt: record.handedInAt,
      review: record.review,
      standing: standings[record.review.state] ?? 'delivered',
      receiptNo: `${record.handedInAt.slice(5, 7)}${record.handedInAt.slice(8, 10)}-01`,
      day: kind.dayOf(record.body) ?? '',
      members: kind.membersOf(record.body),
    };
  });
}

/** The records of one kind among them. */
export const ofKind = <K extends KindName>(records: readonly LocalRecord[], kind: K): LocalRecord<K>[] =>
  records.filter((record) => record.kind === kind) as unknown as LocalRecord<K>[];
