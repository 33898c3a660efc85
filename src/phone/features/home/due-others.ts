import { duesObligations } from '#domain/dues/obligations.ts';
import { floatingObligations } from '#domain/floating/obligations.ts';
import type { GroupId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { termObligations } from '#domain/organisation/obligations.ts';
import { blankProfile, profileOf } from '#domain/organisation/profile.ts';
import { postsObligations } from '#domain/posts/obligations.ts';
import { checkObligations, memberObligations, transferObligations } from '#domain/relations/obligations.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import type { Settings } from '#domain/rules/settings.ts';
import { visitsObligations } from '#domain/visits/obligations.ts';
import type { BranchDb } from '#storage/db.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { settingsHere } from '#storage/settings.ts';
import type { LocalRecord } from '#storage/shapes.ts';

/** What the list has read already. */
export type Read = {
  readonly members: readonly LocalRecord<'member'>[];
  readonly groups: readonly LocalRecord<'group'>[];
  readonly offices: readonly LocalRecord<'office'>[];
};

/** What several parts are worked out from, read once. */
type Shared = Read & {
  readonly settings: Settings;
  readonly stays: readonly LocalRecord<'floatingStay'>[];
  readonly transfers: readonly LocalRecord<'transfer'>[];
};

async function shared(db: BranchDb, read: Read): Promise<Shared> {
  const [settings, stays, transfers] = await Promise.all([
    settingsHere(db),
    recordsOfKind(db, 'floatingStay'),
    recordsOfKind(db, 'transfer'),
  ]);
  return { ...read, settings, stays, transfers };
}

/** What is due as of a day, by what was read; a year's strip asks it for twelve. */
type DueOn = (day: LocalDate) => Obligation[];

/** What is due beside meetings and talks, over the whole branch, as of any day; each kind is read once. */
export async function othersDueOn(db: BranchDb, read: Read): Promise<DueOn> {
  const facts = await shared(db, read);
  const parts = await Promise.all([ofPosts(db, facts), ofDues(db, facts), ofTerms(db, facts), ofRelations(db, facts), ofVisits(db, facts)]);
  return (day) => parts.flatMap((part) => part(day));
}

/** What is due in one group: its members' dues, looking in on them, the visits and matters filed under it. What the secretary alone does is not told. */
export async function othersDueInGroupOn(db: BranchDb, read: Read, groupId: GroupId): Promise<DueOn> {
  const facts = await shared(db, { ...read, members: read.members.filter(({ body }) => body.groupId === groupId) });
  const [dues, visits] = await Promise.all([ofDues(db, facts), ofVisits(db, facts)]);
  return (day) => {
    const own = visits(day).filter(({ facts: said }) => said['groupId'] === undefined || said['groupId'] === groupId);
    return [...dues(day).filter(({ what }) => what === 'collect'), ...own].map((due) => ({ ...due, facts: { ...due.facts, groupId } }));
  };
}

/** A branch that has neither posts nor pledges reads nothing more for them. */
async function ofPosts(db: BranchDb, { members, groups, offices, settings }: Shared): Promise<DueOn> {
  const [posts, pledges] = await Promise.all([recordsOfKind(db, 'post'), recordsOfKind(db, 'pledge')]);
  if (posts.length + pledges.length === 0) return () => [];
  const [assignments, waivers] = await Promise.all([recordsOfKind(db, 'assignment'), recordsOfKind(db, 'postWaiver')]);
  return (day) => postsObligations({ members, offices, groups, posts, assignments, waivers, pledges }, day, settings.posts);
}

async function ofDues(db: BranchDb, { members, stays, transfers, settings }: Shared): Promise<DueOn> {
  const [standards, payments, remittances, receipts] = await Promise.all([
    recordsOfKind(db, 'duesStandard'),
    recordsOfKind(db, 'duesPayment'),
    recordsOfKind(db, 'duesRemittance'),
    recordsOfKind(db, 'duesReceipt'),
  ]);
  const entries = payments.filter((record) => !isRefused(record));
  const batches = remittances.filter((record) => !isRefused(record));
  return (day) => duesObligations({ members, standards, entries, batches, receipts, stays, transfers }, day, settings.dues);
}

/** What the township has not taken is in nobody's sum. */
const isRefused = (record: LocalRecord): boolean => record.standing === 'refused' && record.seq === 0;

async function ofTerms(db: BranchDb, { offices, settings }: Shared): Promise<DueOn> {
  const [terms, profiles] = await Promise.all([recordsOfKind(db, 'term'), recordsOfKind(db, 'branchProfile')]);
  const profile = profileOf(profiles)?.body ?? blankProfile;
  return (day) => termObligations({ terms, offices, profile }, day, settings);
}

async function ofRelations(db: BranchDb, { members, stays, transfers, settings }: Shared): Promise<DueOn> {
  const checks = await recordsOfKind(db, 'rosterCheck');
  return (today) => [
    ...floatingObligations({ members, stays }, today, settings),
    ...transferObligations(transfers, today, settings.roster.letterDays),
    ...memberObligations(members, today),
    ...checkObligations({ checks, members }, today),
  ];
}

async function ofVisits(db: BranchDb, { members, settings }: Shared): Promise<DueOn> {
  const [visits, matters] = await Promise.all([recordsOfKind(db, 'visit'), recordsOfKind(db, 'matter')]);
  return (day) => visitsObligations({ members, visits, matters }, day, settings);
}
