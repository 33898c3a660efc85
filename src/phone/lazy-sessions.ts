import type { SessionsHttp } from './township-http.ts';

const load = async (): Promise<SessionsHttp> => (await import('./township-http.ts')).sessionsHttp((address, init) => fetch(address, init));

/** Signing in and out, loaded when it is asked for: a phone that knows its person seldom does. */
export const lazySessions: SessionsHttp = {
  signIn: async (given) => (await load()).signIn(given),
  whoAmI: async () => (await load()).whoAmI(),
  signOut: async () => (await load()).signOut(),
  history: async (branchId, id) => (await load()).history(branchId, id),
};
