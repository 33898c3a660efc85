import { DeskStays } from '#protocol/desk-stays.ts';
import { deskStays } from '#server/desk/stays.ts';
import { answer, type Route, route } from './route.ts';

const stays = route({
  method: 'GET',
  path: '/api/v1/desk/stays',
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'Who is away or a guest, and the terms of the committees, by village in register order',
  response: DeskStays,
  handle: async ({ services, actor, now }) => answer(await deskStays(services.store.db, actor.townshipId, now)),
});

/** What the desk sees of those away and of the terms of office. */
export const stayRoutes: readonly Route[] = [stays];
