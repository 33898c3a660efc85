import { findByLogin } from '#server/repos/accounts.ts';
import { cookieFor, openSession } from '#server/sessions.ts';
import { clientOf, type Endpoint, type Login, type RawClient } from './endpoint.ts';

/** The cookie of a session that was opened for somebody. The DOM of tests hides cookies from scripts, as browsers do. */
export async function cookieOf(endpoint: Endpoint, login: string): Promise<string> {
  const account = await findByLogin(endpoint.store.db, login);
  if (!account) throw new Error(`nobody is called ${login}`);
  return cookieFor(await openSession(endpoint.services, account), false).split(';')[0] ?? '';
}

/** Somebody's client, where the answer to a sign-in cannot be read and a request is made without its cookie. */
export async function clientIn(endpoint: Endpoint, login: Login): Promise<RawClient> {
  const cookie = await cookieOf(endpoint, login);
  const request = (path: string, init: RequestInit): Promise<Response> => {
    const made = new Request(new URL(path, 'http://localhost'), init);
    made.headers.set('cookie', cookie);
    return Promise.resolve(endpoint.app.fetch(made));
  };
  return clientOf({ request } as Endpoint['app'], cookie);
}
