import { PullRequest, PullResponse, PushRequest, PushResponse } from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import { answer, type Route, refuse, route } from './route.ts';

const pushRoute = route({
  method: 'POST',
  path: '/api/v1/sync/push',
  access: { deed: 'sync', on: 'branchInBody' },
  summary: 'Hand in what was done on a phone',
  json: PushRequest,
  response: PushResponse,
  handle: async ({ services, actor, body }) => {
    if (body.protocol < 1 || body.protocol > PROTOCOL_VERSION) return refuse('request.outdated', { protocol: PROTOCOL_VERSION });
    const result = await push(services, actor, body);
    return result.ok ? answer(result.value) : refuse(result.problem.code);
  },
});

const pullRoute = route({
  method: 'POST',
  path: '/api/v1/sync/pull',
  access: { deed: 'sync', on: 'branchInBody' },
  summary: 'Get what changed in the branch',
  json: PullRequest,
  response: PullResponse,
  handle: async ({ services, actor, body }) => {
    if (body.protocol !== PROTOCOL_VERSION) return refuse('request.outdated', { protocol: PROTOCOL_VERSION });
    const result = await pull(services, actor, body);
    return result.ok ? answer(result.value) : refuse(result.problem.code);
  },
});

/** Handing in and getting. */
export const syncRoutes: readonly Route[] = [pushRoute, pullRoute];
