import { z } from 'zod';
import { RecordId } from '#domain/kernel/ids.ts';
import { dayInChina } from '#domain/kernel/local-date.ts';
import { DeskMatters, MatterAnswer } from '#protocol/matters.ts';
import { answerMatter, deskMatters } from '#server/desk/matters.ts';
import { answer, type Route, refuse, route } from './route.ts';

const atDesk = { deed: 'desk', on: 'ownTownship' } as const;

const read = route({
  method: 'GET',
  path: '/api/v1/desk/matters',
  access: atDesk,
  summary: 'Matters handed up to the township, and how the villages answer theirs',
  response: DeskMatters,
  handle: async ({ services, actor, now }) => answer(await deskMatters(services.store.db, actor.townshipId, dayInChina(now))),
});

const reply = route({
  method: 'POST',
  path: '/api/v1/desk/matters/:id/answer',
  access: atDesk,
  summary: 'Answer a matter that was handed up, or hand it on to the county',
  params: z.strictObject({ id: RecordId }),
  json: MatterAnswer,
  response: DeskMatters,
  handle: async ({ services, actor, params, body, now }) => {
    const done = await answerMatter(services, actor, params.id, body, now);
    if (!done.ok) return refuse(done.problem.code, done.problem.facts);
    return answer(await deskMatters(services.store.db, actor.townshipId, dayInChina(now)));
  },
});

/** What villages hand up, and their visits and matters in figures. */
export const matterRoutes: readonly Route[] = [read, reply];
