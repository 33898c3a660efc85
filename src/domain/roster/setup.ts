import type { LocalDate } from '#domain/kernel/local-date.ts';
import { blankProfile } from '#domain/organisation/profile.ts';
import type { BranchProfileBody } from '#domain/records/branch-profile.ts';
import type { GroupBody } from '#domain/records/group.ts';
import type { OfficeBody } from '#domain/records/office.ts';
import type { TermBody } from '#domain/records/term.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { classOn, isOnRoll, type OnRoster } from './roll.ts';
import type { RosterSettings } from './settings.ts';
import { setupRules } from './setup-rules.ts';

/** The branch as far as its set-up is asked about. */
export type SetupBranch = {
  readonly members: readonly OnRoster[];
  readonly offices: readonly { readonly body: OfficeBody }[];
  readonly groups: readonly { readonly id: string; readonly body: GroupBody }[];
  readonly terms: readonly { readonly id: string; readonly body: TermBody }[];
  readonly profile: BranchProfileBody;
};

/** Who is in the branch on the day, counted. */
export type SetupPeople = {
  readonly members: number;
  readonly formal: number;
  readonly probationary: number;
  /** Who holds an office of the branch committee. */
  readonly committee: readonly OfficeBody[];
  readonly openGroups: number;
  /** Members in no group. */
  readonly loose: number;
  /** Groups without a leader. */
  readonly leaderless: number;
};

/** 'look': worth a look. 'note': good to know. 'unknown': something is not written down. 'notApplicable': why the rule does not ask. */
export type SetupState = 'look' | 'note' | 'unknown' | 'fine' | 'notApplicable';

/** What a rule can find; the screens have a sentence for each. */
export type SetupCode =
  | 'tooFewFormal'
  | 'enoughFormal'
  | 'generalBranchIsLarger'
  | 'tooMany'
  | 'notTooMany'
  | 'onlyJoint'
  | 'unitsUnknown'
  | 'tooManyUnits'
  | 'unitsFine'
  | 'onlyTemporary'
  | 'temporaryAdmits'
  | 'temporaryFine'
  | 'onlyVillage'
  | 'temporaryNotRaised'
  | 'mayBeCommittee'
  | 'mayBeGeneral'
  | 'rightLevel'
  | 'foundedUnknown'
  | 'approvalMissing'
  | 'approved'
  | 'secretaryMissing'
  | 'temporaryAppointed'
  | 'noCommitteeNeeded'
  | 'secretaryIsEnough'
  | 'committeeMissing'
  | 'committeeTooLarge'
  | 'postsMissing'
  | 'committeeFine'
  | 'smallBranch'
  | 'seatsUnknown'
  | 'villageSeats'
  | 'villageSeatsFine'
  | 'temporaryNoElection'
  | 'termUnknown'
  | 'termOver'
  | 'termRuns'
  | 'termEnding'
  | 'leadersUnknown'
  | 'postApprovalMissing'
  | 'postsApproved'
  | 'secretaryAgeUnknown'
  | 'secretaryYoung'
  | 'secretaryYears'
  | 'oneBranchOnly'
  | 'noGroups'
  | 'withoutGroup'
  | 'groupsLeaderless'
  | 'groupsFine';

/** What a rule found: a code that the screens have a sentence for, and its facts. */
export type SetupFinding = {
  readonly state: SetupState;
  readonly code: SetupCode;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** A finding with its rule and where that stands written. */
export type SetupItem = SetupFinding & { readonly rule: string; readonly source: RuleSource };

type Given = Pick<SetupBranch, 'members' | 'offices' | 'groups'> & Partial<SetupBranch>;

/** What every rule of a branch's set-up says of it on that day, BR-1 to BR-13; nothing while the roster is empty. */
export function setupReport(given: Given, day: LocalDate, settings: RosterSettings = defaultSettings.roster): readonly SetupItem[] {
  const branch: SetupBranch = { terms: [], profile: blankProfile, ...given };
  const people = peopleOf(branch, day);
  if (people.members === 0) return [];
  return setupRules.flatMap(({ rule, source, find }) =>
    find({ branch, people, day, settings }).map((finding) => ({ ...finding, rule, source })),
  );
}

/** What about how a branch is set up is worth a look on that day. A hint never blocks: the texts say 一般. */
export const setupHints = (given: Given, day: LocalDate, settings?: RosterSettings): readonly SetupItem[] =>
  setupReport(given, day, settings).filter(({ state }) => state === 'look');

function peopleOf(branch: SetupBranch, day: LocalDate): SetupPeople {
  const present = branch.members.filter(({ body }) => isOnRoll(body, day));
  const probationary = present.filter(({ body }) => classOn(body, day) === 'probationary').length;
  const open = branch.groups.filter(({ body }) => body.dissolvedOn === null || body.dissolvedOn > day);
  const openIds = new Set(open.map(({ id }) => id));
  return {
    members: present.length,
    formal: present.length - probationary,
    probationary,
    committee: branch.offices
      .map(({ body }) => body)
      .filter((body) => body.committee === 'branch' && body.from <= day && (body.until === null || body.until >= day)),
    openGroups: open.length,
    loose: present.filter(({ body }) => body.groupId === null || !openIds.has(body.groupId)).length,
    leaderless: open.filter(({ body }) => body.leaderId === null).length,
  };
}
