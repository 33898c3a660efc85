import { z } from 'zod';
import type { AccountId, BranchId, GroupId, TownshipId } from './kernel/ids.ts';
import type { KindName } from './records/registry.ts';

/** What a person is to the system. A person with two jobs has two accounts. */
export const Role = z.enum([
  'secretary', // 村党支部书记
  'scribe', // 代录人
  'groupLeader', // 网格党小组长
  'townshipStaff', // 乡镇党务办
  'townshipAdmin', // 乡镇管理员
]);
export type Role = z.infer<typeof Role>;

/** Who is asking. Branch people have a branch, group leaders a group as well; township people have neither. */
export type Actor = {
  readonly accountId: AccountId;
  readonly name: string;
  readonly role: Role;
  readonly townshipId: TownshipId;
  readonly branchId: BranchId | null;
  readonly groupId: GroupId | null;
};

/** Where a thing belongs. */
export type InBranch = { readonly townshipId: TownshipId; readonly branchId: BranchId };

/** A record as far as rights depend on it. */
export type InBranchOfKind = InBranch & { readonly kind: KindName; readonly groupId: GroupId | null };

const atHome = (actor: Actor, target: InBranch): boolean =>
  actor.branchId !== null && actor.branchId === target.branchId && actor.townshipId === target.townshipId;
const atDesk = (actor: Actor, target: { readonly townshipId: TownshipId }): boolean =>
  (actor.role === 'townshipStaff' || actor.role === 'townshipAdmin') && actor.townshipId === target.townshipId;

/** What the township alone writes into a branch, and no phone ever. */
const ofTownship = (target: InBranchOfKind): boolean =>
  target.kind === 'ruleSet' || target.kind === 'duesReceipt' || target.kind === 'duesClose';

/** Books of money: an entry is taken back by another entry, and nobody takes one away. */
const ofBooks: ReadonlySet<KindName> = new Set<KindName>(['duesStandard', 'duesPayment', 'duesRemittance']);

/** What a group leader may write, where it is filed against his own group. */
const ofGroup: ReadonlySet<KindName> = new Set<KindName>([
  'meeting',
  'dutyLog',
  'plan',
  'excusal',
  'visit',
  'matter',
  'quietHouse',
  'duesPayment',
]);

/** Whom the branch brings on for office is between its secretary and its scribe: it never reaches a group leader's phone. */
const NOT_FOR_LEADERS: ReadonlySet<string> = new Set<KindName>(['reserveCadre']);

/** The kinds of record that are kept from a person who may otherwise read his branch. */
export const kindsKeptFrom = (actor: Pick<Actor, 'role'>): ReadonlySet<string> =>
  actor.role === 'groupLeader' ? NOT_FOR_LEADERS : NOBODYS;

const NOBODYS: ReadonlySet<string> = new Set();

/** Who may do what. A screen asks in order to hide a button; the endpoint asks again, because screens can lie. */
export const may = {
  /** Read a branch's records, on the phone or at the desk. */
  read: (actor: Actor, target: InBranch): boolean => atHome(actor, target) || atDesk(actor, target),
  /** Write a record of the branch. A group leader writes what is filed against his own group: its meetings and their plans, why one was not held, its visits and matters, its members' logs, the dues he collects. */
  write: (actor: Actor, target: InBranchOfKind): boolean => {
    if (!atHome(actor, target) || ofTownship(target)) return false;
    if (actor.role === 'secretary' || actor.role === 'scribe') return true;
    return actor.role === 'groupLeader' && ofGroup.has(target.kind) && actor.groupId !== null && target.groupId === actor.groupId;
  },
  /** Take a record away; it stays in the history. */
  remove: (actor: Actor, target: InBranchOfKind): boolean =>
    atHome(actor, target) && actor.role === 'secretary' && !ofTownship(target) && !ofBooks.has(target.kind),
  /** Return or approve. */
  review: (actor: Actor, target: InBranch): boolean => atDesk(actor, target),
  /** Sync a branch: only people of that branch have its copy on a phone. */
  sync: (actor: Actor, target: InBranch): boolean => atHome(actor, target),
  /** See the township's desk: inbox, overview, exports. */
  desk: (actor: Actor, target: { readonly townshipId: TownshipId }): boolean => atDesk(actor, target),
  /** Let people in, move and close accounts, take phones out of use. */
  manage: (actor: Actor, target: { readonly townshipId: TownshipId }): boolean => atDesk(actor, target) && actor.role === 'townshipAdmin',
  /** Bring a roster in from a file. */
  importRoster: (actor: Actor, target: InBranch): boolean => atDesk(actor, target) || (atHome(actor, target) && actor.role === 'secretary'),
} as const;

/** A deed that `may` knows. */
export type Deed = keyof typeof may;
