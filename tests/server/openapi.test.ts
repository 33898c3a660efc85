import { expect, test } from 'vitest';
import { routes } from '#server/routes/all.ts';
import { openEndpoint } from '#tests/support/endpoint.ts';

type Document = {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown>; security: unknown[] }>>;
  components: { schemas: Record<string, unknown> };
};

test('the document names every route once, and every part that it refers to is in it', async () => {
  const endpoint = await openEndpoint();
  const { body } = await endpoint.stranger.get<Document>('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const named = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(named.toSorted()).toEqual(routes.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`).toSorted());
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(0);
  for (const reference of new Set(references))
    expect(Object.keys(body.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(reference);
  expect(body.paths['/api/v1/sync/push']?.['post']?.security).toEqual([{ session: [] }]);
  await endpoint.close();
});
