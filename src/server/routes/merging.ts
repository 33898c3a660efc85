import { z } from 'zod';
import { BranchId } from '#domain/kernel/ids.ts';
import { SamePeopleAct, SamePeopleOfBranch } from '#protocol/merging.ts';
import { actOnSamePeople, samePeopleOfBranch } from '#server/desk/merging.ts';
import { answer, type Route, refuse, route } from './route.ts';

const path = '/api/v1/branches/:branchId/same-people';
const access = { deed: 'review', on: 'branchInPath' } as const;
const params = z.strictObject({ branchId: BranchId });

const read = route({
  method: 'GET',
  path,
  access,
  summary: 'Members of a branch who look like one person, and those who were made one',
  params,
  response: SamePeopleOfBranch,
  handle: async ({ services, branch }) => (branch ? answer(await samePeopleOfBranch(services.store.db, branch)) : refuse('not.found')),
});

const write = route({
  method: 'POST',
  path,
  access,
  summary: 'Make two members one, part them again, or say that they are two people',
  params,
  json: SamePeopleAct,
  response: SamePeopleOfBranch,
  handle: async ({ services, actor, branch, body, now }) => {
    if (!branch) return refuse('not.found');
    const done = await actOnSamePeople(services, actor, branch, body, now);
    if (!done.ok) return refuse(done.problem.code, done.problem.facts);
    return answer(await samePeopleOfBranch(services.store.db, branch));
  },
});

/** Two records of one person at the desk. */
export const mergingRoutes: readonly Route[] = [read, write];
