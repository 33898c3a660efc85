import type { LocalDate } from '#domain/kernel/local-date.ts';
import { currentTerms } from '#domain/organisation/terms.ts';
import type { OfficeBody, OfficeTitle } from '#domain/records/office.ts';
import type { RuleSource } from '#domain/rules/source.ts';
import { partyYears } from './party-age.ts';
import type { RosterSettings } from './settings.ts';
import type { SetupBranch, SetupFinding, SetupPeople } from './setup.ts';

/** What a rule is asked with. */
export type Asked = {
  readonly branch: SetupBranch;
  readonly people: SetupPeople;
  readonly day: LocalDate;
  readonly settings: RosterSettings;
};

/** A rule about how a branch is set up: where it stands, and what it finds. */
export type SetupRule = { readonly rule: string; readonly source: RuleSource; readonly find: (asked: Asked) => readonly SetupFinding[] };

/** Numbers of the texts in force. */
const NUMBERS = {
  leastFormal: 3,
  mostMembers: 50,
  mostUnits: 5,
  generalFrom: 51,
  committeeFrom: 100,
  branchCommitteeFrom: 7,
  leastSeats: 3,
  mostSeats: 7,
  villageSeats: { branch: [3, 5], generalBranch: [5, 7] },
  secretaryYears: 1,
} as const;

const POSTS: readonly OfficeTitle[] = ['organisation', 'publicity', 'discipline'];

const fine = (code: SetupFinding['code'], facts: SetupFinding['facts'] = {}): SetupFinding[] => [{ state: 'fine', code, facts }];
const look = (code: SetupFinding['code'], facts: SetupFinding['facts'] = {}): SetupFinding[] => [{ state: 'look', code, facts }];
const note = (code: SetupFinding['code'], facts: SetupFinding['facts'] = {}): SetupFinding[] => [{ state: 'note', code, facts }];
const unknown = (code: SetupFinding['code']): SetupFinding[] => [{ state: 'unknown', code, facts: {} }];
const notApplicable = (code: SetupFinding['code']): SetupFinding[] => [{ state: 'notApplicable', code, facts: {} }];

const seats = (committee: readonly OfficeBody[]): number => new Set(committee.map(({ memberId, name }) => memberId ?? name)).size;

const regulations = (article: string): RuleSource => ({ document: 'branchRegulations2018', article });
const constitution = (article: string): RuleSource => ({ document: 'constitution2022', article });
const rural = (article: string | null): RuleSource => ({ document: 'ruralRegulations2018', article });

/** The rules, in the order in which they are shown. "一般" in the texts: they ask for a look and never block. */
export const setupRules: readonly SetupRule[] = [
  {
    rule: 'BR-1',
    source: constitution('30'),
    find: ({ people: { formal } }) => (formal < NUMBERS.leastFormal ? look('tooFewFormal', { formal }) : fine('enoughFormal', { formal })),
  },
  {
    rule: 'BR-2',
    source: regulations('4'),
    find: ({ branch, people: { members } }) => {
      if (branch.profile.branchType === 'generalBranch') return notApplicable('generalBranchIsLarger');
      return members > NUMBERS.mostMembers ? look('tooMany', { members }) : fine('notTooMany', { members });
    },
  },
  {
    rule: 'BR-3',
    source: regulations('5'),
    find: ({ branch: { profile } }) => {
      if (profile.branchType !== 'joint') return notApplicable('onlyJoint');
      if (profile.units === null) return unknown('unitsUnknown');
      return profile.units > NUMBERS.mostUnits
        ? look('tooManyUnits', { units: profile.units })
        : fine('unitsFine', { units: profile.units });
    },
  },
  {
    rule: 'BR-4',
    source: { document: 'admissionRules2026', article: '22' },
    find: ({ branch: { profile }, people: { probationary } }) => {
      if (profile.branchType !== 'temporary') return notApplicable('onlyTemporary');
      return probationary > 0 ? look('temporaryAdmits', { count: probationary }) : fine('temporaryFine');
    },
  },
  {
    rule: 'BR-5',
    source: rural(null),
    find: ({ branch: { profile }, people: { members } }) => {
      if (!profile.village) return notApplicable('onlyVillage');
      if (profile.branchType === 'temporary') return notApplicable('temporaryNotRaised');
      if (members >= NUMBERS.committeeFrom) return note('mayBeCommittee', { members });
      return members >= NUMBERS.generalFrom && profile.branchType !== 'generalBranch'
        ? note('mayBeGeneral', { members })
        : fine('rightLevel', { members });
    },
  },
  {
    rule: 'BR-6',
    source: regulations('5'),
    find: ({ branch: { profile } }) => {
      if (profile.foundedOn === null) return unknown('foundedUnknown');
      return profile.approvalPaper.trim() === '' ? note('approvalMissing') : fine('approved', { paper: profile.approvalPaper });
    },
  },
  {
    rule: 'BR-7',
    source: regulations('20'),
    find: ({ branch, people: { formal, committee } }) => {
      const secretary = committee.some(({ title }) => title === 'secretary') ? [] : look('secretaryMissing');
      if (branch.profile.branchType === 'temporary') return [...secretary, ...notApplicable('temporaryAppointed')];
      const count = seats(committee);
      if (formal < NUMBERS.branchCommitteeFrom)
        return [...secretary, ...(count > 2 ? look('noCommitteeNeeded', { formal, count }) : fine('secretaryIsEnough', { formal }))];
      if (count < NUMBERS.leastSeats) return [...secretary, ...look('committeeMissing', { formal })];
      if (count > NUMBERS.mostSeats) return [...secretary, ...look('committeeTooLarge', { count })];
      const missing = POSTS.filter((post) => !committee.some(({ title }) => title === post)).length;
      return [...secretary, ...(missing > 0 ? note('postsMissing', { count: missing }) : fine('committeeFine', { count }))];
    },
  },
  {
    rule: 'BR-8',
    source: rural('8'),
    find: ({ branch: { profile }, people: { formal, committee } }) => {
      if (!profile.village) return notApplicable('onlyVillage');
      if (profile.branchType === 'temporary') return notApplicable('temporaryAppointed');
      if (formal < NUMBERS.branchCommitteeFrom) return notApplicable('smallBranch');
      const count = seats(committee);
      if (count < NUMBERS.leastSeats) return unknown('seatsUnknown');
      const [least, most] = NUMBERS.villageSeats[profile.branchType === 'generalBranch' ? 'generalBranch' : 'branch'];
      return count < least || count > most ? note('villageSeats', { count, least, most }) : fine('villageSeatsFine', { count });
    },
  },
  {
    rule: 'BR-9',
    source: regulations('21'),
    find: ({ branch, day, settings }) => {
      if (branch.profile.branchType === 'temporary') return notApplicable('temporaryNoElection');
      const term = currentTerms(branch, day, settings).find(({ committee }) => committee === 'branch');
      if (!term) return unknown('termUnknown');
      const facts = { ends: term.dueOn };
      if (term.stage === 'over') return look('termOver', facts);
      return term.stage === 'running' ? fine('termRuns', facts) : look('termEnding', facts);
    },
  },
  {
    rule: 'BR-10',
    source: regulations('21'),
    find: ({ people: { committee } }) => {
      const leaders = committee.filter(({ title }) => title === 'secretary' || title === 'deputySecretary');
      if (leaders.length === 0) return unknown('leadersUnknown');
      const count = leaders.filter(({ approvedOn }) => approvedOn === null).length;
      return count > 0 ? note('postApprovalMissing', { count }) : fine('postsApproved');
    },
  },
  {
    rule: 'BR-11',
    source: regulations('23'),
    find: ({ branch, people: { committee }, day }) => {
      const secretary = committee.find(({ title }) => title === 'secretary');
      const body = branch.members.find(({ id }) => id === (secretary?.memberId as string | null | undefined))?.body;
      if (!body || body.formalOn === null) return unknown('secretaryAgeUnknown');
      const years = partyYears(body, day) ?? 0;
      return years < NUMBERS.secretaryYears ? look('secretaryYoung', { name: body.name }) : fine('secretaryYears', { years });
    },
  },
  { rule: 'BR-12', source: constitution('8'), find: () => notApplicable('oneBranchOnly') },
  {
    rule: 'BR-13',
    source: constitution('8'),
    find: ({ people: { openGroups, loose, leaderless } }) => {
      if (openGroups === 0) return notApplicable('noGroups');
      if (loose > 0) return look('withoutGroup', { members: loose });
      return leaderless > 0 ? note('groupsLeaderless', { count: leaderless }) : fine('groupsFine', { count: openGroups });
    },
  },
];
