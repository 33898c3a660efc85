import type { z } from 'zod';
import { ProblemBody } from '#protocol/problem.ts';

/** What the endpoint, or the way to it, said instead of an answer. `code` is in problems.json. */
export class DeskProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: string, status: number, facts: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'DeskProblem';
    this.code = code;
    this.status = status;
    this.facts = facts;
  }
}

/** A file as it came, with the name it should have. */
export type Download = { readonly blob: Blob };

/** The desk's only way to the endpoint: every answer is parsed by the protocol, and whatever else comes is a DeskProblem. */
export type Client = {
  readonly get: <T>(path: string, schema: z.ZodType<T>, signal?: AbortSignal) => Promise<T>;
  readonly post: <T>(path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
  readonly put: <T>(path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;
  readonly send: <T>(path: string, file: Blob, schema: z.ZodType<T>) => Promise<T>;
  readonly remove: (path: string) => Promise<void>;
  readonly download: (path: string) => Promise<Download>;
};

const ROOT = '/api/v1';

/** A client over a fetch; `fetch` is given so that tests can hand in one that goes to an endpoint in the same process. */
export function createClient(fetch: typeof globalThis.fetch): Client {
  const call = async (path: string, init: RequestInit): Promise<Response> => {
    let response: Response;
    try {
      response = await fetch(ROOT + path, {
        ...init,
        credentials: 'same-origin',
        headers: { ...(init.headers as Record<string, string> | undefined), 'X-Zhibu': '1' },
      });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new DeskProblem('network.unreachable', 0);
    }
    if (response.ok) return response;
    const said = ProblemBody.safeParse(await response.json().catch(() => null));
    throw said.success
      ? new DeskProblem(said.data.problem.code, response.status, said.data.problem.facts)
      : new DeskProblem('server.fault', response.status);
  };
  const parsed = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
    const answer = schema.safeParse(await response.json().catch(() => undefined));
    if (!answer.success) throw new DeskProblem('answer.unreadable', response.status);
    return answer.data;
  };
  return {
    get: async (path, schema, signal) => parsed(await call(path, signal ? { method: 'GET', signal } : { method: 'GET' }), schema),
    post: async (path, body, schema) =>
      parsed(await call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }), schema),
    put: async (path, body, schema) =>
      parsed(await call(path, { method: 'PUT', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }), schema),
    send: async (path, file, schema) =>
      parsed(await call(path, { method: 'POST', body: file, headers: { 'Content-Type': 'application/octet-stream' } }), schema),
    remove: async (path) => {
      await call(path, { method: 'DELETE' });
    },
    download: async (path) => ({ blob: await (await call(path, { method: 'GET' })).blob() }),
  };
}
