import type { Route } from './route.ts';
import { sessionRoutes } from './session.ts';
import { syncRoutes } from './sync.ts';
import { systemRoutes } from './system.ts';

/** Every route of the endpoint. The app, the OpenAPI document and the access test are made from this list. */
export const routes: readonly Route[] = [
  ...systemRoutes,
  ...sessionRoutes,
  ...syncRoutes,
];
