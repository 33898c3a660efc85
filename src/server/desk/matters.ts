import type { Actor } from '#domain/access.ts';
import { may } from '#domain/access.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { dayInChina, daysBetween, type Instant, type LocalDate } from '#domain/kernel/local-date.ts';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import { MatterBody } from '#domain/records/matter.ts';
import { answerFigures } from '#domain/visits/answers.ts';
import { matterState } from '#domain/visits/matter-state.ts';
import type { DeskMatters, MatterAnswer, PassedMatter } from '#protocol/matters.ts';
import type { Db } from '#server/db/store.ts';
import { branchesOf } from '#server/repos/branches.ts';
import { matterBodies, mattersAbove, visitCounts } from '#server/repos/matters.ts';
import { findRecord, syncedOf } from '#server/repos/records.ts';
import { writeRecords } from '#server/repos/write-records.ts';
import type { Services } from '#server/services.ts';

/** What waits at the township and how the villages answered this year; villages in register order, ranked by nothing. */
export async function deskMatters(db: Db, townshipId: string, today: LocalDate): Promise<DeskMatters> {
  const year = today.slice(0, 4);
  const [from, until] = [`${year}-01-01`, `${year}-12-31`] as [LocalDate, LocalDate];
  const branches = (await branchesOf(db, townshipId)).sort((a, b) => a.position - b.position);
  const visits = await visitCounts(db, townshipId, from, until);
  const bodies = (await matterBodies(db, townshipId, from, until)).map((row) => ({
    branchId: row.branch_id,
    body: MatterBody.parse(JSON.parse(row.body)),
  }));
  const passed = (await mattersAbove(db, townshipId)).flatMap((row): PassedMatter[] => {
    const { id, branchId, body: stored } = syncedOf(row);
    const body = MatterBody.parse(stored);
    if (body.passed === null) return [];
    const { topic, level, said, raisedOn, answerBy } = body;
    const { on: passedOn, id: passId } = body.passed;
    return [
      { id, branchId, topic, level, said, raisedOn, answerBy, passedOn, passId, daysWaiting: Math.max(0, daysBetween(passedOn, today)) },
    ];
  });
  return {
    year: Number(year),
    passed: passed.sort((a, b) => b.daysWaiting - a.daysWaiting),
    villages: branches.map(({ id }) => ({
      branchId: id as PassedMatter['branchId'],
      visits: visits.get(id) ?? 0,
      ...answerFigures(
        bodies.filter(({ branchId }) => branchId === id).map(({ body }) => body),
        today,
      ),
    })),
  };
}

/**
 * Answers a matter that was handed up, or hands it on to the county; the branch's phones get it with their next pull. 'review.moved'
 * when it waits no more, or was handed up anew since the person looked.
 */
export function answerMatter(
  { store, newId }: Pick<Services, 'store' | 'newId'>,
  actor: Actor,
  id: string,
  given: MatterAnswer,
  at: Instant,
): Promise<Result<null, Problem<'not.found' | 'review.moved'>>> {
  return store.write(async (tx) => {
    const row = await findRecord(tx, id);
    if (
      row?.kind !== 'matter' ||
      row.deleted === 1 ||
      !may.review(actor, { townshipId: row.township_id as Actor['townshipId'], branchId: row.branch_id as NonNullable<Actor['branchId']> })
    )
      return fail('not.found');
    const body = MatterBody.parse(syncedOf(row).body);
    if (matterState(body) !== 'above' || body.passed?.id !== given.passId) return fail('review.moved', { state: matterState(body) });
    const next: MatterBody =
      given.act === 'county'
        ? { ...body, level: 'county' }
        : { ...body, upAnswer: { passId: given.passId as string, on: dayInChina(at), text: given.text, byName: actor.name } };
    await writeRecords(tx, [{ id, kind: 'matter', body: next as unknown as JsonObject }], {
      flavour: store.flavour,
      branchId: row.branch_id,
      by: actor,
      at,
      newId,
    });
    return ok(null);
  });
}
