import { useLiveQuery } from 'dexie-react-hooks';
import type { BranchDb } from '#storage/db.ts';
import { useServices } from './services.tsx';

/** An answer that may still be on its way: "no rows" and "not yet" are different things. */
export type Live<T> = { readonly state: 'loading' } | { readonly state: 'ready'; readonly data: T };

/** Runs a storage query now and again after every change that could alter its answer. The query must be one and the same function at every render. */
export function useLive<Args extends readonly unknown[], T>(query: (db: BranchDb, ...args: Args) => Promise<T>, ...args: Args): Live<T> {
  const { db } = useServices();
  const answer = useLiveQuery(async () => ({ data: await query(db, ...args) }), [db, query, ...args]);
  return answer === undefined ? { state: 'loading' } : { state: 'ready', data: answer.data };
}
