import { expect, test } from 'vitest';
import type { GroupId, MemberId } from '#domain/kernel/ids.ts';
import { localDate } from '#domain/kernel/local-date.ts';
import { CandidateBody } from '#domain/records/candidate.ts';
import { GroupBody } from '#domain/records/group.ts';
import { MemberBody } from '#domain/records/member.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { ReserveCadreBody } from '#domain/records/reserve-cadre.ts';
import { type RegisterFacts, registerOn } from '#domain/roster/registers.ts';

const on = localDate('2026-06-18');
const id = (n: number) => `01926f3e-0000-7000-8000-${String(n).padStart(12, '0')}`;
const member = (n: number, body: Record<string, unknown>) => ({
  id: id(n),
  body: MemberBody.parse({ sex: '1', status: 'formal', ...body }),
});
const full = { birthMonth: '1970-01', education: '60', occupation: 'farmer', joinedOn: '1999-07-01', formalOn: '2000-07-01' };

const facts: RegisterFacts = {
  groups: [
    { id: id(90), body: GroupBody.parse({ name: '二组', order: 2 }) },
    { id: id(91), body: GroupBody.parse({ name: '一组', order: 1 }) },
  ],
  members: [
    member(1, { name: '王𠮷', ...full, groupId: id(90) as GroupId, phone: '13800001234', phoneConsent: false }),
    member(2, { name: '向䶮', ...full, groupId: id(91) as GroupId, phone: '13800005678', phoneConsent: true }),
    member(3, { name: '周永', groupId: null }),
    member(4, { name: '石秀兰', sex: '2', ...full, formalOn: null, status: 'probationary', groupId: id(91) as GroupId }),
    member(5, { name: '陈守田', ...full, status: 'transferredOut', statusSince: '2025-01-01' }),
  ],
  offices: [
    { id: id(80), body: OfficeBody.parse({ memberId: null, name: '杨村民', committee: 'village', title: 'officer', from: '2026-01-10' }) },
    {
      id: id(81),
      body: OfficeBody.parse({ memberId: id(2) as MemberId, name: '向䶮', committee: 'branch', title: 'secretary', from: '2026-01-10' }),
    },
    {
      id: id(82),
      body: OfficeBody.parse({
        memberId: id(1) as MemberId,
        name: '王𠮷',
        committee: 'branch',
        title: 'officer',
        from: '2021-01-10',
        until: '2026-01-09',
      }),
    },
  ],
  candidates: [
    {
      id: id(70),
      body: CandidateBody.parse({
        name: '田亮',
        sex: '1',
        birthMonth: '1998-02',
        education: '20',
        stage: 'activist',
        appliedOn: '2025-03-01',
      }),
    },
    { id: id(71), body: CandidateBody.parse({ name: '覃芳', sex: '2', birthMonth: '1999-02', education: '20', appliedOn: '2026-03-01' }) },
    { id: id(72), body: CandidateBody.parse({ name: '彭军', sex: '1', leftOn: '2026-01-01' }) },
  ],
  reserveCadres: [
    {
      id: id(60),
      body: ReserveCadreBody.parse({
        name: '吴刚',
        sex: '1',
        origin: 'veteran',
        birthMonth: '1995-06',
        education: '30',
        listedOn: '2026-02-01',
        cadreTask: '管村里的网络',
      }),
    },
  ],
};
const cell = (name: Parameters<typeof registerOn>[0], who: string, column: string) => {
  const register = registerOn(name, facts, on);
  return register.rows.find((row) => row.name === who)?.cells[register.columns.indexOf(column as never)];
};

test('the members stand by their groups, whoever left is not among them', () => {
  expect(registerOn('members', facts, on).rows.map(({ name }) => name)).toEqual(['向䶮', '石秀兰', '王𠮷', '周永']);
});

test('what nobody has written is a gap and counted; what does not apply is none', () => {
  const register = registerOn('members', facts, on);
  expect(cell('members', '周永', 'birthMonth')).toEqual({ as: 'gap' });
  expect(cell('members', '周永', 'group')).toEqual({ as: 'gap' });
  expect(cell('members', '石秀兰', 'formalOn')).toEqual({ as: 'none' });
  expect(register.gaps).toBe(6);
});

test('a telephone is printed only where its owner agreed', () => {
  expect(cell('members', '向䶮', 'phone')).toEqual({ as: 'text', text: '13800005678' });
  expect(cell('members', '王𠮷', 'phone')).toEqual({ as: 'none' });
  expect(JSON.stringify(registerOn('committees', facts, on))).not.toContain('13800001234');
});

test('party years count from the day of becoming formal', () => {
  expect(cell('members', '王𠮷', 'partyYears')).toEqual({ as: 'text', text: '25' });
});

test('the committees stand by rank, those whose term is over do not; of a villager outside the Party nothing is asked', () => {
  expect(registerOn('committees', facts, on).rows.map(({ name }) => name)).toEqual(['向䶮', '杨村民']);
  expect(cell('committees', '杨村民', 'birthMonth')).toEqual({ as: 'none' });
});

test('an activist without a day and without a sponsor has two gaps, an applicant none', () => {
  const register = registerOn('activists', facts, on);
  expect(register.rows.map(({ name }) => name)).toEqual(['田亮', '覃芳']);
  expect(register.gaps).toBe(2);
  expect(cell('activists', '覃芳', 'sponsors')).toEqual({ as: 'none' });
});

test('a reserve cadre without a coach has a gap', () => {
  expect(registerOn('reserve', facts, on).gaps).toBe(1);
  expect(cell('reserve', '吴刚', 'coach')).toEqual({ as: 'gap' });
});
