import { describe, expect, test } from 'vitest';
import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { committeeOn, expectedAt } from '#domain/meetings/who-is-expected.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { memberBody, testId } from '#tests/support/factories.ts';

const day = localDate('2026-06-18');
const [north, south] = [testId(71) as GroupId, testId(72) as GroupId];
const person = (n: number, given: Parameters<typeof memberBody>[0] = {}) => ({
  id: testId(n),
  body: memberBody({ groupId: north, ...given }),
});
const excuse = { reason: 'bedridden', consentPaper: '清溪组〔2025〕3号', consentOn: '2025-02-01', assemblyOn: '2025-01-20' } as const;
const office = (memberId: string, given: Record<string, unknown> = {}) => ({
  body: OfficeBody.parse({ memberId, name: '王建国', committee: 'branch', title: 'officer', from: '2021-03-15', ...given }),
});

const roster = {
  members: [
    person(1),
    person(2, { groupId: south }),
    person(3, { status: 'probationary', joinedOn: '2026-01-10', formalOn: null }),
    person(4, { rights: 'onProbation', rightsUntil: '2027-01-01' }),
    person(5, { excuse }),
    person(6, { status: 'transferredOut' }),
  ],
  offices: [
    office(testId(1), { title: 'secretary' }),
    office(testId(2), { until: '2026-06-17' }),
    office(testId(3), { from: '2026-06-19' }),
    office(testId(5), { committee: 'village' }),
  ],
};
const at = (
  meetingKind: 'assembly' | 'committee' | 'group' | 'lesson' | 'themeDay',
  groupId: GroupId | null = null,
  alsoCounts: 'assembly'[] = [],
) => expectedAt({ meetingKind, alsoCounts, groupId, heldOn: day }, roster);

describe('who is expected', () => {
  test('an assembly takes everybody of the roll, each in his class', () => {
    expect(at('assembly')).toEqual({
      [testId(1)]: 'counted',
      [testId(2)]: 'counted',
      [testId(3)]: 'probationary',
      [testId(4)]: 'noRights',
      [testId(5)]: 'excused',
    });
  });

  test('a 主题党日 that is also an assembly counts votes as one', () => {
    expect(at('themeDay', null, ['assembly'])).toEqual(at('assembly'));
  });

  test('a 党课 expects everybody, probationary members too, and leaves out whom both papers excuse', () => {
    expect(at('lesson')).toEqual({
      [testId(1)]: 'attends',
      [testId(2)]: 'attends',
      [testId(3)]: 'attends',
      [testId(4)]: 'attends',
      [testId(5)]: 'excused',
    });
  });

  test('a 党小组会 expects the members of that group alone', () => {
    expect(at('group', south)).toEqual({ [testId(2)]: 'attends' });
    expect(at('group', null)).toEqual({});
  });

  test('the committee is who holds an office of it on that day', () => {
    expect(at('committee')).toEqual({ [testId(1)]: 'counted' });
  });

  test('the last day in office still counts, and so does the first', () => {
    const on = (text: string) => [...committeeOn(roster.offices, localDate(text))].sort();
    expect(on('2026-06-17')).toEqual([testId(1), testId(2)] as MemberId[]);
    expect(on('2026-06-19')).toEqual([testId(1), testId(3)] as MemberId[]);
  });
});
