import { useRef } from 'react';
import { may } from '#domain/access.ts';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { CheckRow, RosterCheckBody } from '#domain/records/roster-check.ts';
import { checkResult, rowsOfYear } from '#domain/relations/check.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { useRosterRows } from './use-roster.ts';

const readChecks = (db: BranchDb) => recordsOfKind(db, 'rosterCheck');

/** This year's 关系排查: whom it asks about, what was answered, what it comes to; undefined until it is read. */
export function useCheck() {
  const { today } = useServices();
  const found = useLive(readChecks);
  const roster = useRosterRows();
  if (found.state !== 'ready' || !roster) return undefined;
  const day = today();
  const year = Number(day.slice(0, 4));
  const rows = rowsOfYear(found.data, year);
  const people = roster.rows.map(({ member }) => member).filter(({ body }) => isOnRoll(body, day));
  return { year, rows, people, result: checkResult(roster.roster.members, rows, day) };
}

/** Whether this person writes the check. */
export function useWritesCheck(): boolean {
  const { actor, session } = useServices();
  const where = { townshipId: actor.townshipId, branchId: session.branchId as BranchId };
  return may.write(actor, { ...where, kind: 'rosterCheck', groupId: null });
}

/** Keeps an answer at once. One after the other and over what is stored: two quick taps must not make two checks, nor the second wipe out the first. */
export function useAnswer(): (memberId: string, answer: Partial<CheckRow>) => void {
  const { db, today, newId, writer } = useServices();
  const save = useSave();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const write = async (memberId: string, answer: Partial<CheckRow>): Promise<void> => {
    const day = today();
    const year = Number(day.slice(0, 4));
    const stored = await readChecks(db);
    const own = stored.filter(({ body }) => body.year === year).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    const before = own?.body ?? RosterCheckBody.parse({ year, startedOn: day });
    const row = CheckRow.parse({ ...rowsOfYear(stored, year)[memberId], ...answer, on: day, byName: writer.name });
    await save({
      id: own?.id ?? (newId() as RecordId),
      kind: 'rosterCheck',
      body: { ...before, rows: { ...before.rows, [memberId]: row } },
      baseline: own ? (own.body as unknown as JsonObject) : null,
    });
  };
  return (memberId, answer) => {
    queue.current = queue.current.then(() => write(memberId, answer));
  };
}
