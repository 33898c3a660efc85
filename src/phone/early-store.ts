import { type BranchDb, branchDbName, openBranchDb } from '#storage/db.ts';

const LAST_PERSON = 'zhibu-last-person';

/** Opens a person's store; the last person's is begun before it is known that it is still he. */
export type EarlyStore = { readonly open: (accountId: string) => BranchDb };

/** Begins to open the store of who used the phone last, beside the phone's own: one after the other takes a cheap phone twice as long. */
export function openEarly(notebook: Pick<Storage, 'getItem' | 'setItem'>): EarlyStore {
  const last = notebook.getItem(LAST_PERSON);
  let early = last === null ? undefined : openBranchDb(branchDbName(last));
  // What stands in the way of opening is told by the first query.
  early?.open().catch(() => undefined);
  return {
    open(accountId) {
      const begun = early;
      early = undefined;
      notebook.setItem(LAST_PERSON, accountId);
      if (begun?.name === branchDbName(accountId)) return begun;
      begun?.close();
      return openBranchDb(branchDbName(accountId));
    },
  };
}
