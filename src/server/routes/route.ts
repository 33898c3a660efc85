import { z } from 'zod';
import type { Actor, Deed } from '#domain/access.ts';
import type { Instant } from '#domain/kernel/local-date.ts';
import { type ProblemBody, type ProblemCode, problemStatus } from '#protocol/problem.ts';
import type { BranchRow } from '#server/db/tables.ts';
import type { Throttle } from '#server/http/throttle.ts';
import type { Live } from '#server/live/live.ts';
import type { Services } from '#server/services.ts';

/** An answer before it is written out: JSON with its status, or a whole response for files. */
export type Reply = { readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> } | Response;

/** Who may call a route. */
export type Access =
  /** Nobody needs to be signed in. */
  | 'anyone'
  /** Anybody signed in. */
  | 'signedIn'
  /** `may[deed]` on the branch that the path names as :branchId; one out of sight answers 404. */
  | { readonly deed: Exclude<Deed, 'write' | 'remove'>; readonly on: 'branchInPath' }
  /** `may[deed]` on the branch that the body names as branchId; one that is not the person's answers 403 sync.scopeLost. */
  | { readonly deed: 'sync'; readonly on: 'branchInBody' }
  /** The same, where the query names it. */
  | { readonly deed: 'sync'; readonly on: 'branchInQuery' }
  /** `may[deed]` on the person's own township. Where the path names a record, the handler asks `may.read` or `may.review` of that record too. */
  | { readonly deed: 'desk' | 'manage'; readonly on: 'ownTownship' };

/** One request as a handler sees it: checked, and its sender known. */
export type Call<P, Q, B, H = Record<string, never>> = {
  readonly services: Services;
  readonly throttle: Throttle;
  readonly live: Live;
  /** Who asks. On routes for 'anyone' nobody is known: use `visitor`. */
  readonly actor: Actor;
  /** The branch in the path, where access is by it. */
  readonly branch: BranchRow | null;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The headers the route asks for, by their names in small letters. */
  readonly headers: H;
  /** The raw body, on routes that take a file; else empty. */
  readonly bytes: Uint8Array;
  readonly now: Instant;
  readonly visitor: { readonly address: string; readonly token: string | null };
};

type Common = {
  /** One for HEAD stands beside one for GET of the same path. */
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As Hono writes it: "/api/v1/desk/records/:id". */
  readonly path: string;
  readonly access: Access;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  /** The answer's schema; null where the answer is a file or has no fixed shape. */
  readonly response: z.ZodType | null;
  /** What comes instead of one JSON answer: a content type, and the schema of each line or event in it. */
  readonly stream?: { readonly type: string; readonly schema: z.ZodType };
  /** For routes that take a file: the content types they take. */
  readonly raw?: { readonly types: readonly string[] };
  /** The largest body taken, where it differs from MAX_BODY_BYTES. */
  readonly maxBytes?: number;
};

/** A route as it is written down, with the types of what it takes. */
export type RouteSpec<P, Q, B, H> = Common & {
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly json?: z.ZodType<B>;
  /** Headers it takes beside the usual ones, named in small letters. */
  readonly headers?: z.ZodObject & z.ZodType<H>;
  readonly handle: (call: Call<P, Q, B, H>) => Promise<Reply>;
};

/** A route in the one list that the app, the OpenAPI document and the access test are made from. */
export type Route = Common & {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly json: z.ZodType | null;
  readonly headers: z.ZodObject;
  readonly handle: (call: Call<never, never, never, never>) => Promise<Reply>;
};

const nothing = z.strictObject({});

/** Writes a route down. What it does not say it takes (path, query, body) is refused when it comes. */
export function route<P = Record<string, never>, Q = Record<string, never>, B = null, H = Record<string, never>>(
  spec: RouteSpec<P, Q, B, H>,
): Route {
  const { params, query, json, headers, handle, ...common } = spec;
  return { ...common, params: params ?? nothing, query: query ?? nothing, json: json ?? null, headers: headers ?? nothing, handle };
}

/** A right answer. */
export const answer = (body: unknown, headers?: Readonly<Record<string, string>>): Reply =>
  headers ? { status: 200, body, headers } : { status: 200, body };

/** A refusal: its code, the facts, and the status that goes with the code. */
export function refuse(
  code: ProblemCode,
  facts?: Readonly<Record<string, string | number>>,
  headers?: Readonly<Record<string, string>>,
): Reply {
  const body: ProblemBody = { problem: facts ? { code, facts } : { code } };
  return headers ? { status: problemStatus[code], body, headers } : { status: problemStatus[code], body };
}
