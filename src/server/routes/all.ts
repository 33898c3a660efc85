import { openApiOf } from '#server/openapi.ts';
import { attentionRoutes } from './attention.ts';
import { deskRoutes } from './desk.ts';
import { duesRoutes } from './dues.ts';
import { exportRoutes } from './export.ts';
import { idNumberRoutes } from './id-numbers.ts';
import { importRoutes } from './import.ts';
import { inboxRoutes } from './inbox.ts';
import { matterRoutes } from './matters.ts';
import { mergingRoutes } from './merging.ts';
import { peopleRoutes } from './people.ts';
import { phoneRoutes } from './phones.ts';
import { photoRoutes } from './photos.ts';
import { postRoutes } from './posts.ts';
import { registerRoutes } from './registers.ts';
import { reviewRoutes } from './review.ts';
import { answer, type Route, route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { settingsRoutes } from './settings.ts';
import { stayRoutes } from './stays.ts';
import { syncRoutes } from './sync.ts';
import { systemRoutes } from './system.ts';

let document: unknown;

const openApi = route({
  method: 'GET',
  path: '/api/openapi.json',
  access: 'anyone',
  summary: 'This document',
  response: null,
  handle: () => {
    document ??= openApiOf(routes);
    return Promise.resolve(answer(document));
  },
});

/** Every route of the endpoint. The app, the OpenAPI document and the access test are made from this list. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  openApi,
  ...sessionRoutes,
  ...syncRoutes,
  ...inboxRoutes,
  ...reviewRoutes,
  ...deskRoutes,
  ...attentionRoutes,
  ...peopleRoutes,
  ...phoneRoutes,
  ...importRoutes,
  ...registerRoutes,
  ...mergingRoutes,
  ...idNumberRoutes,
  ...exportRoutes,
  ...photoRoutes,
  ...settingsRoutes,
  ...duesRoutes,
  ...matterRoutes,
  ...postRoutes,
  ...stayRoutes,
];
