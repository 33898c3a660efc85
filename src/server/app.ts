import { type Context, Hono } from 'hono';
import { COMPRESSIBLE_CONTENT_TYPE_REGEX, compress } from 'hono/compress';
import type { Actor } from '#domain/access.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { isPassing } from './db/db-errors.ts';
import { admit } from './http/admit.ts';
import { brought, isOurs } from './http/gate.ts';
import { apiHeaders } from './http/headers.ts';
import { makeThrottle, type Throttle } from './http/throttle.ts';
import { type Live, makeLive } from './live/live.ts';
import { routes } from './routes/all.ts';
import { type Call, type Reply, type Route, refuse } from './routes/route.ts';
import type { Services } from './services.ts';
import { cookieFor, personOf, tokenIn } from './sessions.ts';

const RETRY_SECONDS = '5';

// Hono's own type for what the server gives beside the request; tests give nothing.
type Env = { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } };

// What the process remembers between requests.
type Kept = { readonly throttle: Throttle; readonly live: Live };

const isWorthPacking = (type: string): boolean => COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type) || type.startsWith('application/x-ndjson');

/** The endpoint as one function from request to answer. `pages` serves everything that is not the API. */
export function makeApp(
  services: Services,
  options: { readonly pages?: (request: Request) => Response; readonly list?: readonly Route[]; readonly live?: Live } = {},
): Hono<Env> {
  const app = new Hono<Env>();
  const kept: Kept = { throttle: makeThrottle(), live: options.live ?? makeLive(services) };
  const list = options.list ?? routes;

  app.use('/api/*', compress({ threshold: 1024, encoding: 'gzip', contentTypeFilter: isWorthPacking }));

  // Hono hands a HEAD to the GET of the path and leaves the body out; a route of its own is asked instead.
  const heads = new Map(list.filter((route) => route.method === 'HEAD').map((route) => [route.path, route]));
  for (const route of list.filter(({ method }) => method !== 'HEAD'))
    app.on(route.method, route.path, (c) => {
      const asked = c.req.raw.method === 'HEAD' ? (heads.get(route.path) ?? route) : route;
      return guarded(services, asked, () => serve(services, kept, asked, c));
    });
  for (const path of new Set(list.map((route) => route.path))) {
    const allow = list
      .filter((route) => route.path === path)
      .map((route) => route.method)
      .join(', ');
    app.all(path, () => written(refuse('method.notAllowed', undefined, { Allow: allow })));
  }
  app.all('/api/*', () => written(refuse('not.found')));
  app.all('/api', () => written(refuse('not.found')));
  app.notFound((c) => {
    const { pages } = options;
    return pages ? pages(c.req.raw) : written(refuse('not.found'));
  });
  app.onError((error) => broken(services, error, 'outside a route'));
  return app;
}

async function guarded(services: Services, route: Route, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    return broken(services, error, `${route.method} ${route.path}`);
  }
}

function broken(services: Services, error: unknown, where: string): Response {
  if (isPassing(error)) {
    services.log({ level: 'warn', what: 'server.busy', where, error: error instanceof Error ? error.message : String(error) });
    return written(refuse('server.busy', undefined, { 'Retry-After': RETRY_SECONDS }));
  }
  const incident = services.newId();
  services.log({
    level: 'error',
    incident,
    what: 'server.fault',
    where,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return written(refuse('server.fault', { incident }));
}

async function serve(services: Services, kept: Kept, route: Route, c: Context<Env>): Promise<Response> {
  const request = c.req.raw;
  if (!isOurs(request)) return written(refuse('access.denied'));
  const token = tokenIn(request.headers.get('cookie'));
  const person = route.access === 'anyone' ? undefined : await personOf(services, token);
  if (route.access !== 'anyone' && !person) return written(refuse('session.missing'));
  // One browser has one cookie: a page that still works for the person before must not hand in under another's name.
  const meant = request.headers.get('x-zhibu-account');
  if (person && meant !== null && meant !== person.actor.accountId) return written(refuse('session.missing'));
  // The role is asked before the body is read, so that strangers cannot make us read.
  if (person && typeof route.access === 'object' && route.access.on === 'ownTownship') {
    const first = await admit(services, route.access, person.actor, { params: {}, query: {}, body: {} });
    if (!first.admitted) return written(first.reply);
  }
  const read = await brought(route, request, c.req.param() as Record<string, string>);
  if (!read.ok) return written(refuse(read.problem.code, read.problem.facts));
  const admission = person ? await admit(services, route.access, person.actor, read.value) : { admitted: true as const, branch: null };
  if (!admission.admitted) return written(admission.reply);
  const call: Call<unknown, unknown, unknown, unknown> = {
    services,
    ...kept,
    // Routes for anyone are never told who asks; theirs is the one case without a person.
    actor: person?.actor as Actor,
    branch: admission.branch,
    ...read.value,
    now: instantAt(services.now()),
    visitor: { address: c.env?.incoming?.socket?.remoteAddress ?? '', token },
  };
  const response = written(await route.handle(call as Call<never, never, never, never>));
  if (person?.prolonged && token !== null && !response.headers.has('set-cookie'))
    response.headers.set('set-cookie', cookieFor(token, services.secure));
  return response;
}

function written(reply: Reply): Response {
  if (reply instanceof Response) {
    // A photo says of itself how it may be kept and shown.
    for (const [name, value] of apiHeaders) if (!reply.headers.has(name)) reply.headers.set(name, value);
    return reply;
  }
  const headers = new Headers(reply.headers);
  headers.set('content-type', 'application/json; charset=utf-8');
  for (const [name, value] of apiHeaders) headers.set(name, value);
  const text = JSON.stringify(reply.body);
  headers.set('content-length', String(Buffer.byteLength(text)));
  return new Response(text, { status: reply.status, headers });
}
