import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { likePairs } from '#domain/records/duplicates.ts';
import { MemberBody } from '#domain/records/member.ts';
import { fieldsOf, memberParts, mergedMembers, partedMembers, partsApart, partsToTake } from '#domain/roster/merge-members.ts';
import { bodyAsOne, recordsAsOne, samePeople } from '#domain/roster/one-person.ts';
import { whoCounts } from '#domain/roster/who-counts.ts';
import { day, meetingBody, memberBody, testId, visitBody } from '#tests/support/factories.ts';

const [KEPT, OTHER, THIRD, LI] = [testId(1), testId(2), testId(3), testId(4)];
const said = { keptId: KEPT as MemberId, on: day('2026-06-12'), byName: '刘春花' };
const into = (memberId: string) => memberBody({ mergedInto: { memberId, on: '2026-06-12' } });
const people = new Map([[OTHER, KEPT]]);
const present = { state: 'present', reason: '' } as const;
const absent = { state: 'absent', reason: '' } as const;

describe('two records of one person', () => {
  test('every field of a member belongs to exactly one part, but for what says whom he is read as', () => {
    const fields = memberParts.flatMap((part) => fieldsOf(part));
    expect([...fields, 'mergedInto', 'notSame'].sort()).toEqual(Object.keys(MemberBody.shape).sort());
  });

  test('what only the other record knows is taken from there, and of what both say nothing is taken unasked', () => {
    const kept = memberBody({ birthMonth: '1962-03', phone: '' });
    const other = memberBody({ birthMonth: '1962-04', phone: '138 0000 1234', phoneConsent: true });
    expect(partsApart(kept, other)).toEqual(['birthMonth', 'phone']);
    expect(partsToTake(kept, other)).toEqual(['phone']);
    expect(mergedMembers({ kept, other }, ['phone'], said).kept).toEqual({ ...kept, phone: '138 0000 1234', phoneConsent: true });
  });

  test('undoing puts back what the merging wrote, and leaves what somebody has changed since', () => {
    const kept = memberBody({ birthMonth: '1962-03', residence: '' });
    const other = memberBody({ birthMonth: '1962-04', residence: '石桥村' });
    const merged = mergedMembers({ kept, other }, ['birthMonth', 'residence'], said);
    expect(partedMembers(merged)).toEqual({ kept, other });
    const moved = { ...merged, kept: { ...merged.kept, residence: '清溪镇' } };
    expect(partedMembers(moved)).toEqual({ kept: { ...kept, residence: '清溪镇' }, other });
  });

  test('undoing leaves a status alone as a whole when it has moved on since', () => {
    const kept = memberBody({ status: 'probationary', formalOn: null });
    const other = memberBody({ statusSince: '1999-07-01', statusChanges: { [testId(9)]: { on: '1999-07-01', status: 'formal' } } });
    const merged = mergedMembers({ kept, other }, ['status', 'formalOn'], said);
    const later = { ...merged.kept, status: 'deceased' as const, statusSince: day('2026-07-01') };
    expect(partedMembers({ ...merged, kept: later }).kept).toEqual({ ...later, formalOn: null });
  });

  test('merging and undoing leaves every record and every count as it was, whatever was taken', () => {
    const anyMember = fc
      .record({
        name: fc.constantFrom('陈昇', '陈升'),
        sex: fc.constantFrom('0' as const, '1' as const, '2' as const),
        birthMonth: fc.constantFrom(null, '1962-03', '1970-11'),
        status: fc.constantFrom('formal' as const, 'probationary' as const, 'suspended' as const),
        statusSince: fc.constantFrom(null, '2020-01-01'),
        rights: fc.constantFrom('full' as const, 'onProbation' as const),
        phone: fc.constantFrom('', '13800001234'),
        phoneConsent: fc.boolean(),
        note: fc.constantFrom('', '老党员'),
      })
      .map((given) => memberBody(given));
    fc.assert(
      fc.property(anyMember, anyMember, fc.subarray(memberParts), (kept, other, take) => {
        const before = [
          { id: KEPT, kind: 'member', body: kept },
          { id: OTHER, kind: 'member', body: other },
          { id: LI, kind: 'member', body: memberBody({ name: '李桂芳' }) },
        ];
        const one = mergedMembers({ kept, other }, take, said);
        const merged = [{ ...before[0], body: one.kept }, { ...before[1], body: one.other }, before[2]] as typeof before;
        const read = recordsAsOne(
          merged,
          samePeople(merged.slice(1, 2), () => true),
        );
        const { counted, leftOut, notYet } = whoCounts(read, day('2026-06-12'));
        expect([...counted, ...leftOut.map(({ id }) => id), ...notYet].sort()).toEqual([KEPT, LI]);
        const parted = partedMembers(one);
        expect(parted).toEqual({ kept, other });
        const back = [{ ...before[0], body: parted.kept }, { ...before[1], body: parted.other }, before[2]] as typeof before;
        expect(
          whoCounts(
            recordsAsOne(
              back,
              samePeople(back, () => true),
            ),
            day('2026-06-12'),
          ),
        ).toEqual(whoCounts(before, day('2026-06-12')));
      }),
    );
  });
});

describe('whom a record is read as', () => {
  test('one merged into one that was merged is read as the third', () => {
    const merged = [
      { id: OTHER, body: into(KEPT) },
      { id: KEPT, body: into(THIRD) },
    ];
    expect([...samePeople(merged, () => true)]).toEqual([
      [OTHER, THIRD],
      [KEPT, THIRD],
    ]);
  });

  test('nobody is lost when two phones merge in a circle, or the kept record is gone', () => {
    const circle = [
      { id: OTHER, body: into(KEPT) },
      { id: KEPT, body: into(OTHER) },
    ];
    expect(samePeople(circle, () => true).size).toBe(0);
    expect(samePeople([{ id: OTHER, body: into(KEPT) }], () => false).size).toBe(0);
    expect(samePeople([{ id: OTHER, body: into(OTHER) }], () => true).size).toBe(0);
  });

  test('at a meeting he is called once, and was there if either record says so', () => {
    const body = meetingBody({
      roll: { [KEPT]: 'counted', [OTHER]: 'counted', [LI]: 'counted' },
      attendance: { [KEPT]: absent, [OTHER]: present, [LI]: present },
      chair: { memberId: OTHER, name: '陈昇' },
      observers: [
        { memberId: KEPT, name: '陈升' },
        { memberId: OTHER, name: '陈昇' },
        { memberId: null, name: '王老师' },
      ],
    });
    const read = bodyAsOne(body, people);
    expect(read.roll).toEqual({ [KEPT]: 'counted', [LI]: 'counted' });
    expect(read.attendance).toEqual({ [KEPT]: present, [LI]: present });
    expect(read.chair?.memberId).toBe(KEPT);
    expect(read.observers.map(({ name }) => name)).toEqual(['陈升', '王老师']);
    expect(read.topics).toBe(body.topics);
  });

  test('a record that names nobody of them is the same object, and words that look like no id are left alone', () => {
    const body = visitBody({ memberId: LI, said: `${OTHER} 是号码` });
    expect(bodyAsOne(body, people)).toBe(body);
  });

  test('of two yearly assessments his own stands; that of the other is read where he has none', () => {
    const standard = (id: string, memberId: string, year: number) => ({ id, kind: 'duesStandard', body: { memberId, year } });
    const records = [standard('a', OTHER, 2025), standard('b', KEPT, 2026), standard('c', OTHER, 2026)];
    expect(recordsAsOne(records, people).map(({ id, body }) => [id, body.memberId])).toEqual([
      ['a', KEPT],
      ['b', KEPT],
    ]);
  });
});

test('pairs that look like one person: the name in other characters or the same sound, with the month of birth or the telephone', () => {
  const of = (id: string, name: string, birthMonth: string | null, phone = '', sound?: string) => ({
    id,
    name,
    birthMonth: birthMonth as MemberBody['birthMonth'],
    phone,
    sound,
  });
  const members = [
    of('1', '陈昇', '1962-03'),
    of('2', '陈升', '1962-03'),
    of('3', '陈升', '1990-01'),
    of('4', '张伟', null, '13900005555', 'zhang wei'),
    of('5', '章卫', null, '0551-5555', 'zhang wei'),
    of('6', '章卫', null, '', 'zhang wei'),
  ];
  expect(likePairs(members).map(([a, b]) => [a.id, b.id])).toEqual([
    ['1', '2'],
    ['4', '5'],
  ]);
});
