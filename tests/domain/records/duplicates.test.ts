import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { likeMeetings, likeMembers, membersGone, type PersonFacts, type SittingFacts } from '#domain/records/duplicates.ts';
import { meetingBody, memberBody } from '#tests/support/factories.ts';

const sitting = (id: string, given: Parameters<typeof meetingBody>[0] = {}): SittingFacts => ({ id, ...meetingBody(given) });
const person = (id: string, { sound, ...given }: Parameters<typeof memberBody>[0] & { sound?: string } = {}): PersonFacts => ({
  id,
  sound,
  ...memberBody(given),
});
const GROUP_1 = '10000000-0000-4000-8000-000000000001';
const GROUP_2 = '10000000-0000-4000-8000-000000000002';

test.each([
  ['the assembly of one day, logged twice', { meetingKind: 'assembly' }, { meetingKind: 'assembly' }, true],
  ['another place and other words', { place: '村部' }, { place: '老学校', notes: '另一份记录' }, true],
  ['another day', { heldOn: '2026-03-05' }, { heldOn: '2026-03-06' }, false],
  ['another kind', { meetingKind: 'assembly' }, { meetingKind: 'committee' }, false],
  ['a lesson given at the theme day', { meetingKind: 'themeDay', alsoCounts: ['lesson'] }, { meetingKind: 'lesson' }, true],
  ['two groups that met on one day', { meetingKind: 'group', groupId: GROUP_1 }, { meetingKind: 'group', groupId: GROUP_2 }, false],
  ['one group that met once', { meetingKind: 'group', groupId: GROUP_1 }, { meetingKind: 'group', groupId: GROUP_1 }, true],
] as const)('%s', (_what, a, b, same) => {
  expect(likeMeetings(sitting('a', a as never), [sitting('b', b as never)]).length === 1).toBe(same);
});

test.each([
  ['one name and one birth month', { birthMonth: '1968-12' }, { birthMonth: '1968-12' }, true],
  ['one name only: common in a village', {}, {}, false],
  ['one name, other birth months', { birthMonth: '1968-12' }, { birthMonth: '1970-01' }, false],
  ['one name and one telephone', { phone: '138 0000 1234' }, { phone: '0531-88881234' }, true],
  ['one name, the month on one of them, one telephone', { birthMonth: '1968-12', phone: '13800001234' }, { phone: '13800001234' }, true],
  ['one telephone in a house, two names', { name: '王建国', phone: '13800001234' }, { name: '王建华', phone: '13800001234' }, false],
  ['a blank inside the name', { name: '王 勇', birthMonth: '1968-12' }, { name: '王勇', birthMonth: '1968-12' }, true],
  ['another dot in a long name', { name: '古丽·玉素甫', birthMonth: '1990-11' }, { name: '古丽•玉素甫', birthMonth: '1990-11' }, true],
  ['another form of a character', { name: '王𠮷', birthMonth: '1968-12' }, { name: '王吉', birthMonth: '1968-12' }, true],
  ['an old form of a character', { name: '李昇', phone: '13800001234' }, { name: '李升', phone: '13800001234' }, true],
  ['another form of a character alone', { name: '李昇' }, { name: '李升' }, false],
  [
    'one sound and one month',
    { name: '李昇', sound: 'li sheng', birthMonth: '1968-12' },
    { name: '李生', sound: 'li sheng', birthMonth: '1968-12' },
    true,
  ],
  [
    'one sound, another month',
    { name: '李昇', sound: 'li sheng', birthMonth: '1968-12' },
    { name: '李生', sound: 'li sheng', birthMonth: '1970-01' },
    false,
  ],
  ['no telephone on either', { phone: '' }, { phone: '' }, false],
])('%s', (_what, a, b, same) => {
  expect(likeMembers(person('a', a as never), [person('b', b as never)]).length === 1).toBe(same);
});

const people = fc.array(
  fc.record({
    id: fc.uuid(),
    name: fc.constantFrom('王勇', '王 勇', '李娜'),
    birthMonth: fc.constantFrom(null, '1968-12', '1970-01'),
    phone: fc.constantFrom('', '13800001234', '0531 8888 1234', '13911112222'),
  }) as unknown as fc.Arbitrary<PersonFacts>,
  { maxLength: 8 },
);

test('nobody looks like himself, and who looks like another is looked like by him', () => {
  fc.assert(
    fc.property(people, (all) => {
      for (const one of all)
        for (const other of likeMembers(one, all)) {
          expect(other.id).not.toBe(one.id);
          expect(likeMembers(other, all).map(({ id }) => id)).toContain(one.id);
        }
    }),
  );
});

test('whoever an office names and the roster lost is named once', () => {
  const [a, b] = ['a', 'b'] as MemberId[] as [MemberId, MemberId];
  expect(membersGone([a, b, a], new Set(['b']))).toEqual([a]);
  expect(membersGone([b], new Set(['b']))).toEqual([]);
});
