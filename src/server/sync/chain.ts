import { createHash } from 'node:crypto';
import type { SyncedRecord } from '#protocol/record.ts';
import { seqOfToken, Token } from '#protocol/sync.ts';

/** The fingerprint of a branch nothing has happened in. */
export const firstChain = (branchId: string): string => createHash('sha256').update(`branch ${branchId}`).digest('base64url');

/** The fingerprint after one more change. The resulting record is in it: replaying the same operations after a restore can give different times. */
export const nextChain = (chain: string, cause: string, record: SyncedRecord): string =>
  createHash('sha256').update(chain).update('\n').update(cause).update('\n').update(JSON.stringify(record)).digest('base64url');

/** A place in a branch's history as phones keep it. */
export const tokenOf = (seq: number, chain: string): Token => Token.parse(`1.${seq}.${wire(chain)}`);

// The first 8 bytes, written again: cutting the text would leave two loose bits.
function wire(chain: string): string {
  return Buffer.from(chain, 'base64url').subarray(0, 8).toString('base64url');
}

/** Whether a token is this history's: `chain` is what the branch has at the token's count. */
export const tokenStands = (token: Token, chain: string | undefined): boolean =>
  chain !== undefined && token === tokenOf(seqOfToken(token), chain);
