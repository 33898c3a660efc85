import { z } from 'zod';
import { BranchId } from '#domain/kernel/ids.ts';
import { ImportDone, ImportPreview, ImportRequest } from '#protocol/importing.ts';
import { previewImport, runImport } from '#server/importing/import-roster.ts';
import { answer, type Route, refuse, route } from './route.ts';

// A file of 2 MB in letters, and five thousand cells mended.
const MAX_BYTES = 4 * 1024 * 1024;
const access = { deed: 'importRoster', on: 'branchInPath' } as const;
const params = z.strictObject({ branchId: BranchId });

const preview = route({
  method: 'POST',
  path: '/api/v1/branches/:branchId/import/preview',
  access,
  summary: 'What a roster file would do, row by row; nothing is written',
  params,
  json: ImportRequest,
  maxBytes: MAX_BYTES,
  response: ImportPreview,
  handle: async ({ services, branch, actor, body, now }) => {
    if (!branch) return refuse('not.found');
    const result = await previewImport({ services, branch, actor, asked: body, now });
    return result.ok ? answer(result.value) : refuse(result.problem.code, result.problem.facts);
  },
});

const take = route({
  method: 'POST',
  path: '/api/v1/branches/:branchId/import',
  access,
  summary: 'Bring the good rows of a previewed roster file in, all or none',
  params,
  query: z.strictObject({ ticket: z.string().min(1).max(100) }),
  json: ImportRequest,
  maxBytes: MAX_BYTES,
  response: ImportDone,
  handle: async ({ services, branch, actor, body, now, query }) => {
    if (!branch) return refuse('not.found');
    const result = await runImport({ services, branch, actor, asked: body, now }, query.ticket);
    return result.ok ? answer(result.value) : refuse(result.problem.code, result.problem.facts);
  },
});

/** Bringing a roster in from a file. */
export const importRoutes: readonly Route[] = [preview, take];
