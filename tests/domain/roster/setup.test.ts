import { describe, expect, test } from 'vitest';
import { localDate } from '#domain/kernel/local-date.ts';
import { BranchProfileBody } from '#domain/records/branch-profile.ts';
import { GroupBody } from '#domain/records/group.ts';
import { OfficeBody, type OfficeTitle } from '#domain/records/office.ts';
import { TermBody } from '#domain/records/term.ts';
import { setupHints, setupReport } from '#domain/roster/setup.ts';
import { memberBody, testId } from '#tests/support/factories.ts';

const DAY = localDate('2026-06-12');
const GROUP = testId(0x61);
const members = (count: number, given: object = {}) =>
  Array.from({ length: count }, (_, n) => ({ id: testId(n + 1), body: memberBody({ groupId: GROUP as never, ...given }) }));
const probationary = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: testId(0x900 + n),
    body: memberBody({ status: 'probationary', joinedOn: '2026-02-01', formalOn: null, groupId: GROUP as never }),
  }));
const office = (n: number, title: OfficeTitle, given: object = {}) => ({
  body: OfficeBody.parse({
    memberId: testId(n),
    name: '何家旺',
    committee: 'branch',
    title,
    from: '2024-03-15',
    approvedOn: '2024-03-20',
    ...given,
  }),
});
const COMMITTEE = [office(1, 'secretary'), office(2, 'organisation'), office(3, 'publicity'), office(4, 'discipline')];
const group = (given: object = {}) => ({
  id: GROUP,
  body: GroupBody.parse({ name: '第一党小组', order: 1, leaderId: testId(5), ...given }),
});
const branch = (given: Partial<Parameters<typeof setupReport>[0]> & { is?: object } = {}) => {
  const { is, ...parts } = given;
  return {
    members: members(25),
    offices: COMMITTEE,
    groups: [group()],
    terms: [],
    profile: BranchProfileBody.parse({ foundedOn: '1999-07-01', approvalPaper: '清组〔1999〕2号', ...is }),
    ...parts,
  };
};

describe('each rule of a branch’s set-up', () => {
  test.each<[rule: string, what: string, given: Parameters<typeof setupReport>[0], found: string]>([
    ['BR-1', 'two formal members', branch({ members: members(2) }), 'look tooFewFormal'],
    ['BR-1', 'three', branch({ members: members(3) }), 'fine enoughFormal'],
    ['BR-1', 'probationary ones do not count', branch({ members: [...members(2), ...probationary(2)] }), 'look tooFewFormal'],
    ['BR-2', 'fifty', branch({ members: members(50) }), 'fine notTooMany'],
    ['BR-2', 'fifty-one, probationary ones counted', branch({ members: [...members(49), ...probationary(2)] }), 'look tooMany'],
    [
      'BR-2',
      'a general branch',
      branch({ members: members(80), is: { branchType: 'generalBranch' } }),
      'notApplicable generalBranchIsLarger',
    ],
    ['BR-3', 'a joint branch of five units', branch({ is: { branchType: 'joint', units: 5 } }), 'fine unitsFine'],
    ['BR-3', 'of six', branch({ is: { branchType: 'joint', units: 6 } }), 'look tooManyUnits'],
    ['BR-3', 'of nobody knows how many', branch({ is: { branchType: 'joint' } }), 'unknown unitsUnknown'],
    ['BR-3', 'a usual branch', branch(), 'notApplicable onlyJoint'],
    ['BR-4', 'a usual branch admits members', branch(), 'notApplicable onlyTemporary'],
    [
      'BR-4',
      'a temporary one does not',
      branch({ members: [...members(5), ...probationary(1)], is: { branchType: 'temporary' } }),
      'look temporaryAdmits',
    ],
    ['BR-4', 'and has none', branch({ is: { branchType: 'temporary' } }), 'fine temporaryFine'],
    ['BR-5', 'fifty in a village', branch({ members: members(50) }), 'fine rightLevel'],
    ['BR-5', 'fifty-one', branch({ members: members(51) }), 'note mayBeGeneral'],
    ['BR-5', 'ninety-nine in a general branch', branch({ members: members(99), is: { branchType: 'generalBranch' } }), 'fine rightLevel'],
    ['BR-5', 'a hundred', branch({ members: members(100), is: { branchType: 'generalBranch' } }), 'note mayBeCommittee'],
    ['BR-5', 'not in a village', branch({ members: members(100), is: { village: false } }), 'notApplicable onlyVillage'],
    ['BR-6', 'nobody wrote when it was founded', branch({ is: { foundedOn: null } }), 'unknown foundedUnknown'],
    ['BR-6', 'founded without a paper', branch({ is: { approvalPaper: ' ' } }), 'note approvalMissing'],
    ['BR-6', 'founded with one', branch(), 'fine approved'],
    ['BR-7', 'six need no committee', branch({ members: members(6), offices: [office(1, 'secretary')] }), 'fine secretaryIsEnough'],
    ['BR-7', 'six with three in office', branch({ members: members(6), offices: COMMITTEE.slice(0, 3) }), 'look noCommitteeNeeded'],
    ['BR-7', 'seven need one', branch({ members: members(7), offices: [office(1, 'secretary')] }), 'look committeeMissing'],
    [
      'BR-7',
      'eight seats',
      branch({ offices: [...COMMITTEE, ...[5, 6, 7, 8].map((n) => office(n, 'officer'))] }),
      'look committeeTooLarge',
    ],
    ['BR-7', 'a post nobody holds', branch({ offices: COMMITTEE.slice(0, 3) }), 'note postsMissing'],
    ['BR-7', 'all posts', branch(), 'fine committeeFine'],
    ['BR-7', 'a temporary branch', branch({ is: { branchType: 'temporary' } }), 'notApplicable temporaryAppointed'],
    ['BR-8', 'five seats in a village', branch({ offices: [...COMMITTEE, office(5, 'officer')] }), 'fine villageSeatsFine'],
    ['BR-8', 'six', branch({ offices: [...COMMITTEE, office(5, 'officer'), office(6, 'officer')] }), 'note villageSeats'],
    ['BR-8', 'four in a general branch', branch({ is: { branchType: 'generalBranch' } }), 'note villageSeats'],
    ['BR-8', 'not in a village', branch({ is: { village: false } }), 'notApplicable onlyVillage'],
    ['BR-8', 'a small branch', branch({ members: members(6) }), 'notApplicable smallBranch'],
    ['BR-9', 'in the middle of its five years', branch(), 'fine termRuns'],
    [
      'BR-9',
      'in its last half year',
      branch({ terms: [{ id: testId(0x7e), body: TermBody.parse({ committee: 'branch', electedOn: '2021-12-12' }) }] }),
      'look termEnding',
    ],
    [
      'BR-9',
      'over',
      branch({ terms: [{ id: testId(0x7e), body: TermBody.parse({ committee: 'branch', electedOn: '2021-03-15' }) }] }),
      'look termOver',
    ],
    [
      'BR-9',
      'put off with a paper',
      branch({
        terms: [
          {
            id: testId(0x7e),
            body: TermBody.parse({
              committee: 'branch',
              electedOn: '2021-03-15',
              postponedTo: '2027-03-15',
              postponePaper: '清组〔2026〕3号',
            }),
          },
        ],
      }),
      'fine termRuns',
    ],
    [
      'BR-9',
      'three years elsewhere',
      branch({
        is: { village: false },
        terms: [{ id: testId(0x7e), body: TermBody.parse({ committee: 'branch', electedOn: '2023-06-01' }) }],
      }),
      'look termOver',
    ],
    ['BR-9', 'a temporary branch', branch({ is: { branchType: 'temporary' } }), 'notApplicable temporaryNoElection'],
    ['BR-9', 'nobody in office', branch({ offices: [] }), 'unknown termUnknown'],
    ['BR-10', 'approved', branch(), 'fine postsApproved'],
    ['BR-10', 'not written down', branch({ offices: [office(1, 'secretary', { approvedOn: null })] }), 'note postApprovalMissing'],
    ['BR-11', 'a secretary of many years', branch(), 'fine secretaryYears'],
    ['BR-11', 'of eleven months', branch({ members: members(25, { formalOn: '2025-06-13' }) }), 'look secretaryYoung'],
    ['BR-11', 'of a year', branch({ members: members(25, { formalOn: '2025-06-12' }) }), 'fine secretaryYears'],
    ['BR-12', 'seen from one branch', branch(), 'notApplicable oneBranchOnly'],
    ['BR-13', 'without groups', branch({ groups: [] }), 'notApplicable noGroups'],
    ['BR-13', 'with everybody in one', branch(), 'fine groupsFine'],
    [
      'BR-13',
      'with somebody in none',
      branch({ members: [...members(25), { id: testId(0x99), body: memberBody() }] }),
      'look withoutGroup',
    ],
    ['BR-13', 'with a group nobody leads', branch({ groups: [group({ leaderId: null })] }), 'note groupsLeaderless'],
  ])('%s: %s', (rule, _, given, found) => {
    const own = setupReport(given, DAY).filter((item) => item.rule === rule);
    expect(own.map(({ state, code }) => `${state} ${code}`)).toContain(found);
  });

  test('a branch in order gives nothing to look at, and an answer to every rule', () => {
    expect(setupHints(branch(), DAY)).toEqual([]);
    expect(setupReport(branch(), DAY).map(({ rule }) => rule)).toEqual(Array.from({ length: 13 }, (_, n) => `BR-${n + 1}`));
  });

  test('every rule says by which document it asks', () => {
    for (const item of setupReport(branch(), DAY)) expect(item.source.document).not.toBe('townshipSetting');
  });

  test('years of office are the township’s to set (BR-9)', () => {
    const terms = [{ id: testId(0x7e), body: TermBody.parse({ committee: 'branch', electedOn: '2021-12-12' }) }];
    const hints = setupHints(branch({ terms }), DAY, { villageTermYears: 4, otherTermYears: 3, letterDays: 30, floatingContactDays: 90 });
    expect(hints.map(({ code }) => code)).toEqual(['termOver']);
  });
});
