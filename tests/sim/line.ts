import type { Fetch } from '#phone/township-http.ts';
import type { Said } from './township.ts';

/** A request on its way, or its answer on the way back. */
export type Letter = {
  readonly accountId: string;
  readonly path: string;
  readonly body: unknown;
  /** Who waits for it; gone when the tab is. */
  readonly waits: () => boolean;
  readonly answered: (response: Response) => void;
  readonly failed: () => void;
  said: Said | undefined;
};

/** The browser's fetch over a line on which nothing moves of itself. */
export const fetchOver =
  (send: (letter: Letter) => void, accountId: string, waits: () => boolean): Fetch =>
  (address, init) =>
    new Promise<Response>((resolve, reject) => {
      send({
        accountId,
        path: address.replace('/api/v1', ''),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        waits,
        answered: resolve,
        failed: () => reject(new TypeError('Failed to fetch')),
        said: undefined,
      });
    });

const encoder = new TextEncoder();

const headersOf = (values: Readonly<Record<string, string>>): { get: (name: string) => string | null } => ({
  get: (name) => values[name] ?? null,
});

/** What the browser makes of an answer; `cutAt` ends it after that part of its text. */
export function responseOf(said: Said, cutAt?: number): Response {
  const whole = said.lines ?? JSON.stringify(said.body);
  const text = cutAt === undefined ? whole : whole.slice(0, Math.floor(whole.length * cutAt));
  const type = said.lines === undefined ? 'application/json; charset=utf-8' : 'application/x-ndjson';
  let read = false;
  const reader = {
    read: async () => {
      if (read) return { done: true, value: undefined };
      read = true;
      return { done: false, value: encoder.encode(text) };
    },
    cancel: async () => undefined,
  };
  return {
    status: said.status,
    headers: headersOf({ 'Content-Type': type, ...(said.retry === undefined ? {} : { 'Retry-After': String(said.retry) }) }),
    json: async () => JSON.parse(text) as unknown,
    body: { getReader: () => reader },
  } as unknown as Response;
}

/** A hotel's page instead of the township. */
export const captivePage = (): Response =>
  ({
    status: 200,
    headers: headersOf({ 'Content-Type': 'text/html' }),
    json: async () => JSON.parse('<html>') as unknown,
    body: null,
  }) as unknown as Response;
