import { DeskSettings, NewSettings } from '#protocol/settings.ts';
import { deskSettings, saveSettings } from '#server/desk/settings.ts';
import { answer, type Route, refuse, route } from './route.ts';

const path = '/api/v1/desk/settings';

const read = route({
  method: 'GET',
  path,
  access: { deed: 'desk', on: 'ownTownship' },
  summary: 'What the township has set, and who changed it when',
  response: DeskSettings,
  handle: async ({ services, actor }) => answer(await deskSettings(services.store.db, actor.townshipId)),
});

const write = route({
  method: 'PUT',
  path,
  access: { deed: 'manage', on: 'ownTownship' },
  summary: 'Sets the numbers of the township; every branch gets its copy at once',
  json: NewSettings,
  response: DeskSettings,
  handle: async ({ services, actor, body, now }) => {
    const saved = await saveSettings(services, actor, body, now);
    if (!saved.ok) return refuse(saved.problem.code);
    return answer(await deskSettings(services.store.db, actor.townshipId));
  },
});

/** What the township may set. */
export const settingsRoutes: readonly Route[] = [read, write];
