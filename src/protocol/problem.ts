import { z } from 'zod';

/** The body of every answer that is not 2xx: a code to translate, and its facts. */
export const ProblemBody = z.object({
  problem: z.object({
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  }),
});
export type ProblemBody = z.infer<typeof ProblemBody>;

/** Every code the endpoint answers with, and the HTTP status it comes with (200 for those inside an outcome). */
export const problemStatus = {
  'request.malformed': 400,
  'request.wrongType': 415,
  'request.tooLarge': 413,
  'request.tooDeep': 400,
  'request.notUtf8': 400,
  'request.forbiddenKey': 400,
  'request.outdated': 426,
  'session.missing': 401,
  'session.wrong': 401,
  'session.tooMany': 429,
  'access.denied': 403,
  'not.found': 404,
  'method.notAllowed': 405,
  'sync.diverged': 409,
  'sync.scopeLost': 403,
  'review.moved': 409,
  'review.notAllowed': 409,
  'review.noMarks': 400,
  'people.loginTaken': 409,
  'people.wrongPlace': 400,
  'people.oneself': 409,
  'phones.empty': 409,
  'attention.settled': 409,
  'import.unreadable': 400,
  'import.tooLarge': 413,
  'import.noHeader': 400,
  'import.changed': 409,
  'settings.moved': 409,
  'idNumber.wrong': 400,
  'idNumber.none': 409,
  'idNumber.noKey': 409,
  'photo.moved': 409,
  'photo.damaged': 422,
  'photo.wrongType': 415,
  'photo.notBare': 415,
  'photo.branchFull': 413,
  'server.busy': 503,
  'server.fault': 500,
  // Inside an operation's outcome:
  'operation.malformed': 200,
  'operation.kindUnknown': 200,
  'operation.recordInvalid': 200,
  'operation.fieldUnknown': 200,
  'operation.immutable': 200,
  'operation.recordMissing': 200,
  'operation.recordDeleted': 200,
  'operation.recordExists': 200,
  'operation.denied': 200,
  'operation.tooNew': 200,
  'operation.scopeLost': 200,
  'operation.declined': 200,
  'operation.fault': 200,
} as const;

/** A code the endpoint may answer with. */
export type ProblemCode = keyof typeof problemStatus;
