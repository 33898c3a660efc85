import type { Db, Store, Tx } from '#server/db/store.ts';
import type { Ledger } from '#server/sync/ledger.ts';
import { lastGrant } from './accounts.ts';
import { chainAt, findBranch, lockBranch, saveHead } from './branches.ts';
import { findDevice, saveDevice } from './devices.ts';
import { bodyBeforeRemoval, findReceipts, insertOperations, operationsNumbered } from './operations.ts';
import { findAnywhere, livingOfKind, putRecords, recordsAfter } from './records.ts';
import { apart } from './savepoint.ts';

/** The township's books over an open transaction of its database. */
export const ledgerOn = (db: Db, flavour: Store['flavour']): Ledger => {
  // Reading needs no transaction; whoever writes through this holds one.
  const tx = db as Tx;
  return {
    lockBranch: (id) => lockBranch(tx, flavour, id),
    findBranch: (id) => findBranch(tx, id),
    saveHead: (branch, links, at) => saveHead(tx, branch, links, at),
    chainAt: (branchId, seq) => chainAt(tx, branchId, seq),
    receiptsOf: (ids) => findReceipts(tx, ids),
    recordsOf: (ids) => findAnywhere(tx, ids),
    livingOf: (branchId, kind) => livingOfKind(tx, branchId, kind),
    putRecords: (rows) => putRecords(tx, rows),
    addOperations: (rows) => insertOperations(tx, rows),
    recordsAfter: (branchId, after, head, limit) => recordsAfter(tx, branchId, after, head, limit),
    bodyBeforeRemoval: (branchId, recordId) => bodyBeforeRemoval(tx, branchId, recordId),
    deviceOf: (branchId, id) => findDevice(tx, branchId, id),
    noteDevice: (device) => saveDevice(tx, device),
    operationsNumbered: (deviceId, numbers) => operationsNumbered(tx, deviceId, numbers),
    grantOf: (accountId, branchId) => lastGrant(tx, accountId, branchId),
    apart: (work) => apart(tx, work),
  };
};
