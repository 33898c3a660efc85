import { z } from 'zod';
import {
  HelloRequest,
  HelloResponse,
  LiveHead,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
  SnapshotEnd,
  SnapshotHead,
  SnapshotLine,
  SnapshotQuery,
} from '#protocol/sync.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import { greet } from '#server/sync/hello.ts';
import { pull } from '#server/sync/pull.ts';
import { push } from '#server/sync/push.ts';
import { snapshot } from '#server/sync/snapshot.ts';
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

const helloRoute = route({
  method: 'POST',
  path: '/api/v1/sync/hello',
  access: { deed: 'sync', on: 'branchInBody' },
  summary: 'Greet: what was lost, what is to be emptied, what waits elsewhere',
  json: HelloRequest,
  response: HelloResponse,
  handle: async ({ services, actor, body }) => {
    if (body.protocol < 1 || body.protocol > PROTOCOL_VERSION) return refuse('request.outdated', { protocol: PROTOCOL_VERSION });
    return answer(await greet(services, actor, body));
  },
});

const snapshotRoute = route({
  method: 'GET',
  path: '/api/v1/sync/snapshot',
  access: { deed: 'sync', on: 'branchInQuery' },
  summary: 'Get everything of the branch, the roster first, as lines of JSON',
  query: SnapshotQuery,
  response: null,
  stream: { type: 'application/x-ndjson', schema: z.union([SnapshotHead, SnapshotLine, SnapshotEnd]) },
  handle: async ({ services, actor, query }) => {
    if (Number(query.protocol) !== PROTOCOL_VERSION) return refuse('request.outdated', { protocol: PROTOCOL_VERSION });
    const result = await snapshot(services, actor, query);
    if (!result.ok) return refuse(result.problem.code, result.problem.facts);
    return new Response(result.value, { headers: { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' } });
  },
});

const liveRoute = route({
  method: 'GET',
  path: '/api/v1/sync/live',
  access: 'signedIn',
  summary: 'Be told when the branch, or a branch of the township, has moved on',
  response: null,
  stream: { type: 'text/event-stream', schema: LiveHead },
  handle: ({ actor, live, visitor }) => {
    if (visitor.token === null) return Promise.resolve(refuse('session.missing'));
    const headers = {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    };
    return Promise.resolve(new Response(live.open(actor, visitor.token), { headers }));
  },
});

/** Handing in and getting. */
export const syncRoutes: readonly Route[] = [pushRoute, pullRoute, helloRoute, snapshotRoute, liveRoute];
