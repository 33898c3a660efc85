import { z } from 'zod';
import type { Actor } from '#domain/access.ts';
import { OperationId } from '#domain/kernel/ids.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { Attention, AttentionQuery, AttentionSettled, RefuseHeld } from '#protocol/attention.ts';
import { Nothing } from '#protocol/people.ts';
import { attentionRows } from '#server/desk/attention.ts';
import { findWork, markSeen, openCounts, openWork } from '#server/repos/attention.ts';
import { noteDeed } from '#server/repos/audit.ts';
import { branchesOf } from '#server/repos/branches.ts';
import type { Services } from '#server/services.ts';
import { type Settlement, settleHeld } from '#server/sync/settle-held.ts';
import { afterKey } from './after-key.ts';
import { canFilterBy } from './desk.ts';
import { answer, type Reply, type Route, refuse, route } from './route.ts';

const atDesk = { deed: 'desk', on: 'ownTownship' } as const;
const ById = z.strictObject({ id: OperationId });

const list = route({
  method: 'GET',
  path: '/api/v1/desk/attention',
  access: atDesk,
  summary: 'Work of the villages that was not taken and that nobody has settled, what was received longest ago first',
  query: AttentionQuery,
  response: Attention,
  handle: async ({ services, actor, query }) => {
    const { db } = services.store;
    if (!(await canFilterBy(services, actor, query.branchId))) return refuse('not.found');
    const after = afterKey(query.after);
    if (after === undefined) return refuse('request.malformed', { path: 'after' });
    const filter = { townshipId: actor.townshipId, branchId: query.branchId };
    const rows = await openWork(db, { ...filter, outcome: query.outcome }, after, query.limit + 1);
    const names = new Map((await branchesOf(db, actor.townshipId)).map((branch) => [branch.id, branch.name]));
    return answer({
      rows: await attentionRows(db, rows.slice(0, query.limit), names),
      more: rows.length > query.limit,
      counts: await openCounts(db, filter),
    });
  },
});

const seen = route({
  method: 'POST',
  path: '/api/v1/desk/attention/:id/seen',
  access: atDesk,
  summary: 'Note that refused work was looked at; it leaves the list and stays on its phone',
  params: ById,
  json: Nothing,
  response: AttentionSettled,
  handle: ({ services, actor, params, now }) =>
    services.store.write(async (tx) => {
      const row = await findWork(tx, actor.townshipId, params.id);
      if (!row) return refuse('not.found');
      if (!(await markSeen(tx, row.id, actor.name, now))) return refuse('attention.settled');
      const facts = { name: row.by_name, kind: row.kind ?? '' };
      await noteDeed(tx, actor, { id: services.newId(), deed: 'attention.seen', target: row.id, branchId: row.branch_id, facts }, now);
      return answer({ code: null });
    }),
});

/** Decides on held work and writes down who did; what it still cannot be taken for is part of the answer. */
async function settled(services: Services, actor: Actor, settlement: Settlement, now: Instant): Promise<Reply> {
  const row = await findWork(services.store.db, actor.townshipId, settlement.id);
  if (!row) return refuse('not.found');
  if (row.outcome !== 'held') return refuse('attention.settled');
  const result = await settleHeld(services, actor, settlement);
  if (!result.ok) return refuse(result.problem.code, result.problem.facts);
  const accepts = settlement.act === 'accept';
  const facts = { name: row.by_name, kind: row.kind ?? '', ...(accepts ? {} : { words: settlement.note }) };
  const deed = accepts ? 'attention.accepted' : 'attention.refused';
  await noteDeed(services.store.db, actor, { id: services.newId(), deed, target: row.id, branchId: row.branch_id, facts }, now);
  return answer({ code: accepts ? (result.value.code ?? null) : null });
}

const accept = route({
  method: 'POST',
  path: '/api/v1/desk/attention/:id/accept',
  access: atDesk,
  summary: 'Take held work in as its author’s; it is judged by the rules of every hand-in',
  params: ById,
  json: Nothing,
  response: AttentionSettled,
  handle: ({ services, actor, params, now }) => settled(services, actor, { id: params.id, act: 'accept' }, now),
});

const decline = route({
  method: 'POST',
  path: '/api/v1/desk/attention/:id/refuse',
  access: atDesk,
  summary: 'Do not take held work in, with a word to its author; it stays on his phone',
  params: ById,
  json: RefuseHeld,
  response: AttentionSettled,
  handle: ({ services, actor, params, body, now }) =>
    settled(services, actor, { id: params.id, act: 'refuse', note: body.words.trim() }, now),
});

/** Work that was not taken, at the desk. */
export const attentionRoutes: readonly Route[] = [list, accept, decline, seen];
