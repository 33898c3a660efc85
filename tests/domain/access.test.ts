import { describe, expect, test } from 'vitest';
import { type Actor, may, type Role } from '#domain/access.ts';
import type { AccountId, BranchId, GroupId, TownshipId } from '#domain/kernel/ids.ts';
import type { KindName } from '#domain/records/registry.ts';

const T = 't1' as TownshipId;
const [home, other] = ['b1', 'b2'] as BranchId[] as [BranchId, BranchId];
const [own, foreign] = ['g1', 'g2'] as GroupId[] as [GroupId, GroupId];
const actor = (role: Role): Actor => ({
  accountId: 'a' as AccountId,
  name: '',
  role,
  townshipId: T,
  branchId: role.startsWith('township') ? null : home,
  groupId: role === 'groupLeader' ? own : null,
});
const target = (branchId: BranchId, kind: KindName = 'meeting', groupId: GroupId | null = null) => ({
  townshipId: T,
  branchId,
  kind,
  groupId,
});

describe('who may do what', () => {
  test.each<[Role, keyof typeof may, ReturnType<typeof target>, boolean, string]>([
    ['secretary', 'write', target(home), true, 'writes his branch'],
    ['secretary', 'write', target(other), false, 'not another'],
    ['secretary', 'review', target(home), false, 'does not approve himself'],
    ['secretary', 'remove', target(home), true, 'takes a record away'],
    ['scribe', 'write', target(home, 'member'), true, 'types for the branch'],
    ['scribe', 'remove', target(home), false, 'takes nothing away'],
    ['secretary', 'write', target(home, 'ruleSet'), false, 'never writes what the township sets'],
    ['secretary', 'remove', target(home, 'ruleSet'), false, 'nor takes it away'],
    ['groupLeader', 'write', target(home, 'meeting', own), true, 'logs his group'],
    ['groupLeader', 'write', target(home, 'meeting', foreign), false, 'not another group'],
    ['groupLeader', 'write', target(home, 'plan', own), true, 'plans for his group'],
    ['groupLeader', 'write', target(home, 'plan', foreign), false, 'not for another'],
    ['groupLeader', 'write', target(home, 'excusal', own), true, 'says why his group did not meet'],
    ['groupLeader', 'write', target(home, 'talk'), false, 'has no part in who talked with whom'],
    ['groupLeader', 'write', target(home), false, 'nor the assembly'],
    ['groupLeader', 'write', target(home, 'member'), false, 'nor the roster'],
    ['groupLeader', 'write', target(home, 'dutyLog', own), true, 'logs what a member of his group did in his post'],
    ['groupLeader', 'write', target(home, 'dutyLog', foreign), false, 'not for another group'],
    ['groupLeader', 'write', target(home, 'dutyLog'), false, 'nor for a member who is in none'],
    ['groupLeader', 'write', target(home, 'assignment'), false, 'puts nobody into a post'],
    ['groupLeader', 'write', target(home, 'area', own), false, 'nor draws the areas'],
    ['scribe', 'write', target(home, 'pledge'), true, 'types pledges for the branch'],
    ['scribe', 'write', target(home, 'candidate'), true, 'types the register of activists'],
    ['groupLeader', 'write', target(home, 'candidate'), false, 'does not write who applies'],
    ['groupLeader', 'write', target(home, 'reserveCadre'), false, 'nor who is brought on'],
    ['groupLeader', 'write', target(home, 'visit', own), true, 'logs his visits'],
    ['groupLeader', 'write', target(home, 'visit', foreign), false, 'no visit of another group'],
    ['groupLeader', 'write', target(home, 'visit'), false, 'nor one of no group'],
    ['groupLeader', 'write', target(home, 'matter', own), true, 'and what was raised at the door'],
    ['groupLeader', 'write', target(home, 'matter', foreign), false, 'not what another group raised'],
    ['groupLeader', 'write', target(home, 'quietHouse', own), true, 'marks a house of his that wants no visits'],
    ['groupLeader', 'remove', target(home, 'visit', own), false, 'takes no visit away'],
    ['scribe', 'write', target(home, 'floatingStay'), true, 'registers who is away'],
    ['groupLeader', 'write', target(home, 'floatingStay', own), false, 'does not'],
    ['groupLeader', 'write', target(home, 'branchProfile'), false, 'does not say what the branch is'],
    ['groupLeader', 'write', target(home, 'term'), false, 'nor when it was elected'],
    ['groupLeader', 'write', target(home, 'structureEvent', own), false, 'nor renames his group'],
    ['townshipStaff', 'write', target(home, 'term'), false, 'nor does the township'],
    ['groupLeader', 'read', target(home), true, 'reads his branch'],
    ['townshipStaff', 'read', target(other), true, 'reads every branch of the township'],
    ['townshipStaff', 'review', target(other), true, 'returns and approves'],
    ['townshipStaff', 'write', target(home), false, 'never edits the branch’s words'],
    ['townshipStaff', 'sync', target(home), false, 'has no copy on a phone'],
    ['townshipAdmin', 'desk', target(home), true, 'sees the desk'],
    ['secretary', 'desk', target(home), false, 'does not'],
    ['townshipAdmin', 'manage', target(home), true, 'lets people in and takes phones out of use'],
    ['townshipStaff', 'manage', target(home), false, 'does not'],
    ['secretary', 'manage', target(home), false, 'nor does he'],
  ])('%s %s: %#', (role, deed, thing, expected, because) => {
    expect(may[deed](actor(role), thing), because).toBe(expected);
  });

  test('no deed reaches into another township', () => {
    for (const role of ['secretary', 'scribe', 'groupLeader', 'townshipStaff', 'townshipAdmin'] as const)
      for (const deed of Object.keys(may) as (keyof typeof may)[])
        expect(may[deed](actor(role), { ...target(home, 'meeting', own), townshipId: 't2' as TownshipId }), `${role} ${deed}`).toBe(false);
  });
});
