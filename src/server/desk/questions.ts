import type { MemberId } from '#domain/kernel/ids.ts';
import { likeMeetings, likeMembers, membersGone } from '#domain/records/duplicates.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { kindOf } from '#domain/records/registry.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import type { Db } from '#server/db/store.ts';
import type { RecordRow } from '#server/db/tables.ts';
import { meetingsOn } from '#server/repos/desk-records.ts';
import { livingOfKind, syncedOf } from '#server/repos/records.ts';
import { rowsAsOne, samePeopleOf } from '#server/repos/same-people.ts';

const bodyOf = <B>(row: RecordRow): B => JSON.parse(row.body) as B;

/** What may be asked about a record: others of the branch that look like the same thing, and the members it names who are gone. */
export async function questionsAbout(db: Db, row: RecordRow): Promise<DeskRecord['questions']> {
  if (row.deleted === 1) return { like: [], gone: 0 };
  return { like: await like(db, row), gone: await gone(db, row) };
}

async function like(db: Db, row: RecordRow): Promise<DeskRecord['questions']['like']> {
  const asked = ({ id, created_by_name, words }: RecordRow) => ({
    id: id as DeskRecord['questions']['like'][number]['id'],
    byName: created_by_name,
    name: row.kind === 'member' ? words : '',
  });
  if (row.kind === 'meeting') {
    const others = await meetingsOn(db, row.branch_id, row.day ?? '');
    const facts = others.map((other) => ({ ...bodyOf<MeetingBody>(other), id: other.id, row: other }));
    return likeMeetings({ ...bodyOf<MeetingBody>(row), id: row.id }, facts).map((other) => asked(other.row));
  }
  if (row.kind !== 'member') return [];
  const people = await samePeopleOf(db, row.township_id);
  if (people.has(row.id)) return [];
  const facts = rowsAsOne(await livingOfKind(db, row.branch_id, 'member'), people).map((other) => ({
    ...bodyOf<MemberBody>(other),
    id: other.id,
    row: other,
  }));
  return likeMembers({ ...bodyOf<MemberBody>(row), id: row.id }, facts).map((other) => asked(other.row));
}

// A meeting's roll is of its day; who was deleted from the roster since is no question about it.
async function gone(db: Db, row: RecordRow): Promise<number> {
  const named = row.kind === 'meeting' ? [] : (kindOf(row.kind)?.membersOf(syncedOf(row).body) ?? []);
  if (named.length === 0) return 0;
  const roster = new Set((await livingOfKind(db, row.branch_id, 'member')).map(({ id }) => id));
  return membersGone(named as MemberId[], roster).length;
}
