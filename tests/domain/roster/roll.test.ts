import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { MemberBody, MemberStatus, Rights } from '#domain/records/member.ts';
import { classOn, isOnRoll, rollOn } from '#domain/roster/roll.ts';

const DAY = localDate('2026-06-12');
const member = (part: object = {}): MemberBody =>
  MemberBody.parse({ name: '陈守田', sex: '1', status: 'formal', joinedOn: '1998-07-01', formalOn: '1999-07-01', ...part });
const papers = { reason: 'bedridden', consentPaper: '清组〔2025〕3号', consentOn: '2025-01-10', assemblyOn: '2025-01-20' } as const;

describe('who is in 应到(有表决权)', () => {
  test.each<[string, object, string]>([
    ['a formal member', {}, 'counted'],
    ['a probationary one attends without a vote (党章 §7)', { status: 'probationary', formalOn: null }, 'probationary'],
    ['whoever became formal only after the meeting was probationary that day', { formalOn: '2026-06-13' }, 'probationary'],
    ['whoever became formal on the day has his vote', { formalOn: '2026-06-12' }, 'counted'],
    ['an extended probation is still probation', { status: 'probationExtended', formalOn: null }, 'probationary'],
    ['留党察看 is out while in force (党章 §41)', { rights: 'onProbation', rightsUntil: '2026-06-12' }, 'noRights'],
    ['and in again the day after', { rights: 'onProbation', rightsUntil: '2026-06-11' }, 'counted'],
    ['留置、逮捕 without an end is out', { rights: 'suspended' }, 'noRights'],
    ['a bedridden member with both papers is left out', { excuse: papers }, 'excused'],
    ['without the consent paper he stays in', { excuse: { ...papers, consentPaper: ' ' } }, 'counted'],
    ['before the assembly passed it he stays in', { excuse: { ...papers, assemblyOn: '2026-06-13' } }, 'counted'],
    ['away for two years without papers stays in (MB-7)', { away: { since: '2024-06-01', place: '佛山' } }, 'counted'],
  ])('%s', (_, part, expected) => {
    expect(classOn(member(part), DAY)).toBe(expected);
  });

  test('the worked case: 34 members, 32 formal, one under 留党察看, three excused, two away without papers, leave 28', () => {
    const members = [
      ...Array.from({ length: 26 }, () => member()),
      member({ rights: 'onProbation', rightsUntil: '2027-01-01' }),
      ...Array.from({ length: 3 }, () => member({ excuse: papers })),
      ...Array.from({ length: 2 }, () => member({ away: { since: '2025-06-01', place: '东莞' } })),
      ...Array.from({ length: 2 }, () => member({ status: 'probationary', formalOn: null, joinedOn: '2026-01-10' })),
    ].map((body, i) => ({ id: `m${i}`, body }));
    const classes = Object.values(rollOn(members, DAY));
    expect(members).toHaveLength(34);
    expect(classes.filter((each) => each === 'counted')).toHaveLength(28);
    const both = members.map((each) =>
      each.body.away ? { ...each, body: member({ excuse: { ...papers, reason: 'awayNotMoved' } }) } : each,
    );
    expect(Object.values(rollOn(both, DAY)).filter((each) => each === 'counted')).toHaveLength(26);
  });
});

describe('who is on the roll at all', () => {
  test.each(['suspended', 'transferredOut', 'removed', 'deceased'] as const)(
    '%s is in no denominator from its day on, and was before',
    (status) => {
      expect(isOnRoll(member({ status, statusSince: '2026-06-12' }), DAY)).toBe(false);
      expect(isOnRoll(member({ status, statusSince: '2026-06-13' }), DAY)).toBe(true);
      expect(isOnRoll(member({ status }), DAY)).toBe(false);
    },
  );

  test('nobody is expected before the assembly that took him in', () => {
    expect(isOnRoll(member({ joinedOn: '2026-06-13', formalOn: null, status: 'probationary' }), DAY)).toBe(false);
  });

  test('however a member is described, he is in one class or not on the roll, and taking rights away never adds a vote', () => {
    const anyDay = fc.constantFrom('2020-01-01', '2026-06-11', '2026-06-12', '2026-06-13', '2030-01-01').map((day) => day as LocalDate);
    const anyMember = fc
      .record({
        status: fc.constantFrom(...MemberStatus.options),
        statusSince: fc.option(anyDay),
        joinedOn: fc.option(anyDay),
        formalOn: fc.option(anyDay),
        rights: fc.constantFrom(...Rights.options),
        rightsUntil: fc.option(anyDay),
      })
      .map((part) => member(part));
    fc.assert(
      fc.property(fc.array(anyMember, { maxLength: 8 }), (bodies) => {
        const votes = (list: readonly MemberBody[]) =>
          Object.values(
            rollOn(
              list.map((body, i) => ({ id: String(i), body })),
              DAY,
            ),
          ).filter((each) => each === 'counted').length;
        const fewer = bodies.map((body): MemberBody => ({ ...body, rights: 'suspended', rightsUntil: null }));
        expect(votes(fewer)).toBe(0);
        expect(votes(bodies)).toBeLessThanOrEqual(bodies.length);
      }),
    );
  });
});
