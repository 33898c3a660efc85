import { z } from 'zod';
import { ProblemBody, type ProblemCode, problemStatus } from '#protocol/problem.ts';
import { PROTOCOL_VERSION } from '#protocol/version.ts';
import type { Route } from './routes/route.ts';

type Schema = Record<string, unknown>;

const named = (route: Route): string =>
  `${route.method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase())}`;

/** Describes the routes as an OpenAPI 3.1 document, made from the same schemas that check the requests. */
export function openApiOf(routes: readonly Route[]): Schema {
  const shared: Record<string, Schema> = {};
  const paths: Record<string, Record<string, Schema>> = {};
  shared['Problem'] = schemaOf(ProblemBody, 'output', 'Problem', shared);
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, shared) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhibu',
      version: `${PROTOCOL_VERSION}`,
      description: 'A village Party branch hands in, the township reads and answers.',
    },
    paths,
    components: { schemas: shared, securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zhibu_session' } } },
  };
}

function operationOf(route: Route, shared: Record<string, Schema>): Schema {
  const name = named(route);
  const parameters = [
    ...parametersOf(route.params, 'path', name, shared),
    ...parametersOf(route.query, 'query', name, shared),
    ...parametersOf(route.headers, 'header', name, shared),
  ];
  if (route.method !== 'GET' && route.method !== 'HEAD')
    parameters.push({
      name: 'X-Zhibu',
      in: 'header',
      required: true,
      schema: { const: '1' },
      description: 'Tells our own pages from other sites.',
    });
  return {
    operationId: name,
    summary: route.summary,
    security: route.access === 'anyone' ? [] : [{ session: [] }],
    parameters,
    ...(route.json
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(route.json, 'input', `${name}Request`, shared) } },
          },
        }
      : {}),
    ...(route.raw
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(route.raw.types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
          },
        }
      : {}),
    responses: {
      200: {
        description: 'Done.',
        ...(route.response
          ? { content: { 'application/json': { schema: schemaOf(route.response, 'output', `${name}Response`, shared) } } }
          : {}),
        ...(route.stream
          ? { content: { [route.stream.type]: { schema: schemaOf(route.stream.schema, 'output', `${name}Line`, shared) } } }
          : {}),
      },
      default: {
        description: `A problem: ${codes.join(', ')}.`,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

// Those with status 200 stand inside an operation's outcome.
const codes = (Object.keys(problemStatus) as ProblemCode[]).filter((code) => problemStatus[code] !== 200);

function parametersOf(schema: z.ZodType, place: 'path' | 'query' | 'header', name: string, shared: Record<string, Schema>): Schema[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input', `${name}Parameters`, shared) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([key, value]) => ({
    name: key,
    in: place,
    required: place === 'path' || required.includes(key),
    schema: value,
  }));
}

// zod keeps repeated parts beside the schema; in one document they move to the shared place, under the schema's own name.
function schemaOf(schema: z.ZodType, io: 'input' | 'output', name: string, shared: Record<string, Schema>): Schema {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })).replaceAll(
    '"#/$defs/',
    `"#/components/schemas/${name}.`,
  );
  const { $defs = {}, $schema: _, ...rest } = JSON.parse(text) as Schema & { $defs?: Record<string, Schema> };
  for (const [key, value] of Object.entries($defs)) shared[`${name}.${key}`] = value;
  return rest;
}
