import { sql } from 'kysely';
import { z } from 'zod';
import { PROTOCOL_VERSION, SCHEMA_VERSION } from '#protocol/version.ts';
import { answer, type Route, route } from './route.ts';

const Health = z.strictObject({ ok: z.boolean() });
const Version = z.strictObject({ protocol: z.int(), schema: z.int() });

const health = route({
  method: 'GET',
  path: '/healthz',
  access: 'anyone',
  summary: 'Whether the endpoint and its database answer',
  response: Health,
  handle: async ({ services }) => {
    await sql`select 1`.execute(services.store.db);
    return answer({ ok: true });
  },
});

const version = route({
  method: 'GET',
  path: '/api/v1/version',
  access: 'anyone',
  summary: 'Which protocol and record schema the endpoint speaks',
  response: Version,
  handle: () => Promise.resolve(answer({ protocol: PROTOCOL_VERSION, schema: SCHEMA_VERSION })),
});

/** What says how the endpoint is. */
export const systemRoutes: readonly Route[] = [health, version];
