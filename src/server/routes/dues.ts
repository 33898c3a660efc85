import { dayInChina } from '#domain/kernel/local-date.ts';
import { AskDeskDues, DeskDues, DuesDone, GiveClose, GiveReceipt } from '#protocol/dues.ts';
import { deskDues, giveClose, giveReceipt } from '#server/desk/dues.ts';
import { answer, type Route, refuse, route } from './route.ts';

const atDesk = { deed: 'desk', on: 'ownTownship' } as const;

const read = route({
  method: 'GET',
  path: '/api/v1/desk/dues',
  access: atDesk,
  summary: 'What every village collected and handed up in a year, and what the township said of it',
  query: AskDeskDues,
  response: DeskDues,
  handle: async ({ services, actor, query, now }) =>
    answer(await deskDues(services.store.db, actor.townshipId, query.year ?? Number(dayInChina(now).slice(0, 4)))),
});

const receipts = route({
  method: 'POST',
  path: '/api/v1/desk/dues/receipts',
  access: atDesk,
  summary: 'Receive, count or sign a batch of dues, or report what it differs by',
  json: GiveReceipt,
  response: DuesDone,
  handle: async ({ services, actor, body, now }) => {
    const done = await giveReceipt(services, actor, body, now);
    return done.ok ? answer({ ok: true }) : refuse(done.problem.code, done.problem.facts);
  },
});

const closes = route({
  method: 'POST',
  path: '/api/v1/desk/dues/closes',
  access: atDesk,
  summary: 'Close a month or a year of dues of a village, or open it again',
  json: GiveClose,
  response: DuesDone,
  handle: async ({ services, actor, body, now }) => {
    const done = await giveClose(services, actor, body, now);
    return done.ok ? answer({ ok: true }) : refuse(done.problem.code, done.problem.facts);
  },
});

/** Dues at the desk: what came up, and what the township says of it. */
export const duesRoutes: readonly Route[] = [read, receipts, closes];
