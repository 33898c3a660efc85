import type { z } from 'zod';
import { fail, ok, type Problem, type Result } from '#domain/kernel/result.ts';
import type { ProblemCode } from '#protocol/problem.ts';
import { PushRequest } from '#protocol/sync.ts';
import { MAX_BODY_BYTES } from '#protocol/version.ts';
import type { Route } from '#server/routes/route.ts';
import { readBody, unpacked } from './read-body.ts';
import { readJson } from './read-json.ts';
import { textProblem } from './text-problem.ts';

type Refused = Problem<ProblemCode>;

/** What a request brought, checked against its route. */
export type Brought = {
  readonly params: unknown;
  readonly query: unknown;
  readonly headers: unknown;
  readonly body: unknown;
  readonly bytes: Uint8Array;
};

const SAFE = new Set(['GET', 'HEAD']);

/** Whether a request comes from our own pages. Other sites cannot set the header, and browsers say where a request comes from. */
export function isOurs(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  return SAFE.has(request.method) || request.headers.get('x-zhibu') === '1';
}

const mediaType = (request: Request): string => (request.headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Reads path, query and body as the route says; whatever does not fit is refused with the place that did not. */
export async function brought(route: Route, request: Request, pathParams: Record<string, string>): Promise<Result<Brought, Refused>> {
  const params = checked(route.params, pathParams);
  if (!params.ok) return params;
  const asked = queryOf(new URL(request.url));
  const query = asked === undefined ? fail('request.malformed', { path: 'query' } as const) : checked(route.query, asked);
  if (!query.ok) return query;
  const headers = checked(route.headers, headersOf(request, Object.keys(route.headers.shape)));
  if (!headers.ok) return headers;
  const here = { params: params.value, query: query.value, headers: headers.value };

  if (!route.json && !route.raw) {
    const none = await readBody(request, 0);
    return none.ok ? ok({ ...here, body: null, bytes: none.value }) : fail('request.malformed', { path: 'body' });
  }
  const coding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  const packed = coding === 'gzip' && route.json !== null;
  if (coding !== 'identity' && !packed) return fail('request.wrongType');
  const types = route.raw?.types ?? ['application/json'];
  if (!types.includes(mediaType(request))) return fail('request.wrongType');
  const max = route.maxBytes ?? MAX_BODY_BYTES;
  const sent = await readBody(request, max);
  const bytes = sent.ok && packed ? await unpacked(sent.value, max) : sent;
  if (!bytes.ok) return bytes;
  if (!route.json) return ok({ ...here, body: null, bytes: bytes.value });
  const value = readJson(bytes.value);
  if (!value.ok) return value;
  const body = checked(route.json, value.value);
  return body.ok ? ok({ ...here, body: body.value, bytes: new Uint8Array() }) : body;
}

function checked(schema: z.ZodType, value: unknown): Result<unknown, Refused> {
  // A push is looked at operation by operation, so that one with bad text does not hold up the others.
  if (schema !== PushRequest && textProblem(value)) return fail('request.malformed', { path: '' });
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail('request.malformed', { path: (parsed.error.issues[0]?.path ?? []).map(String).join('.').slice(0, 120) });
}

// A parameter given twice means two things to two readers, so it means nothing here.
function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of url.searchParams) {
    if (Object.hasOwn(query, key)) return undefined;
    query[key] = value;
  }
  return { ...query };
}

const headersOf = (request: Request, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
