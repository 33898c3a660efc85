const facts = (error: unknown): { code: string; errcode: number; message: string } => {
  const given = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; errcode?: unknown; message?: unknown };
  return {
    code: String(given.code ?? ''),
    errcode: typeof given.errcode === 'number' ? given.errcode & 0xff : 0,
    message: String(given.message ?? ''),
  };
};

const SQLITE_CONSTRAINT = 19;
// BUSY, LOCKED, IOERR, FULL, CANTOPEN
const SQLITE_PASSING = new Set([5, 6, 10, 13, 14]);
const PASSING_CODE = /^(08|40|53|57)|^55P03$|^ECONN|^ETIMEDOUT$|^EPIPE$/;
const PASSING_MESSAGE = /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** Whether the database only could not do it now: locked, full, restarting, unreachable. Asking again later is right. */
export function isPassing(error: unknown): boolean {
  const { code, errcode, message } = facts(error);
  return PASSING_CODE.test(code) || SQLITE_PASSING.has(errcode) || PASSING_MESSAGE.test(message);
}

/** Whether two transactions stood in each other's way and one was given up: done again from its beginning, it can go through. */
export const isLost = (error: unknown): boolean => ['40001', '40P01'].includes(facts(error).code);

/** Whether a row with that key was there already. */
export function isTaken(error: unknown): boolean {
  const { code, errcode } = facts(error);
  return code === '23505' || (code === 'ERR_SQLITE_ERROR' && errcode === SQLITE_CONSTRAINT);
}
