import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import { MemberBody, MemberStatus } from '#domain/records/member.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { mayApplyFrom, statusOn, statusSteps, suspensionEnds, withoutStatusChange, withStatusChange } from '#domain/roster/status.ts';
import { frozenReasons, whoCounts } from '#domain/roster/who-counts.ts';
import { idsFrom } from '#tests/support/factories.ts';

const member = (part: object = {}): MemberBody =>
  MemberBody.parse({ name: '陈守田', sex: '1', status: 'formal', joinedOn: '1998-07-01', formalOn: '1999-07-01', ...part });
const changed = (body: MemberBody, ...changes: readonly (readonly [string, MemberStatus])[]): MemberBody => {
  const newId = idsFrom(0x100);
  return changes.reduce(
    (before, [on, status]) => withStatusChange(before, { on: localDate(on), status, cause: null, paper: '' }, newId),
    body,
  );
};
const DAY = localDate('2026-06-12');
const papers = { reason: 'bedridden', consentPaper: '清组〔2025〕3号', consentOn: '2025-01-10', assemblyOn: '2025-01-20' } as const;

describe('where a member stood on a past day', () => {
  const suspendedAndBack = changed(member(), ['2024-03-01', 'suspended'], ['2025-09-10', 'formal'], ['2026-06-12', 'deceased']);
  test.each<[string, MemberStatus]>([
    ['2024-02-29', 'formal'],
    ['2024-03-01', 'suspended'],
    ['2025-09-09', 'suspended'],
    ['2025-09-10', 'formal'],
    ['2026-06-11', 'formal'],
    ['2026-06-12', 'deceased'],
  ])('停止党籍, restored, died: on %s he was %s', (on, status) => {
    expect(statusOn(suspendedAndBack, localDate(on))).toBe(status);
  });

  test.each<[string, MemberStatus]>([
    ['2025-06-30', 'probationary'],
    ['2025-07-01', 'probationExtended'],
    ['2026-01-01', 'formal'],
  ])('a longer probation: on %s %s', (on, status) => {
    const body = changed(member({ status: 'probationary', formalOn: null, joinedOn: '2024-07-01' }), ['2025-07-01', 'probationExtended']);
    expect(statusOn({ ...body, formalOn: localDate('2026-01-01') }, localDate(on))).toBe(status);
  });

  test('a record from before the changes were kept says what it said', () => {
    const old = member({ status: 'transferredOut', statusSince: '2025-05-05' });
    expect([statusOn(old, localDate('2025-05-04')), statusOn(old, localDate('2025-05-05'))]).toEqual(['formal', 'transferredOut']);
    const back = changed(old, ['2026-02-02', 'formal']);
    expect(statusSteps(back).map(({ status }) => status)).toEqual(['transferredOut', 'formal']);
    expect(isOnRoll(back, localDate('2025-12-01'))).toBe(false);
  });

  test('one written by mistake is taken out, and he stands where he stood', () => {
    const key = statusSteps(suspendedAndBack).at(-1)?.key ?? '';
    expect(withoutStatusChange(suspendedAndBack, key)).toMatchObject({ status: 'formal', statusSince: '2025-09-10' });
  });

  test('a change never touches the days before it, in whichever order changes are written', () => {
    const days = fc.integer({ min: 0, max: 2000 }).map((n) => addDays(localDate('2020-01-01'), n));
    const change = fc.record({ on: days, status: fc.constantFrom(...MemberStatus.options) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), change, days, (before, last, day) => {
        const newId = idsFrom(0x200);
        const with_ = (body: MemberBody, each: { on: LocalDate; status: MemberStatus }) =>
          withStatusChange(body, { ...each, cause: null, paper: '' }, newId);
        const first = member({ statusSince: '1999-07-01' });
        const body = before.reduce(with_, first);
        fc.pre(day < last.on);
        expect(statusOn(with_(body, last), day)).toBe(statusOn(body, day));
        const one = statusSteps(body).at(-1);
        expect([body.status, body.statusSince]).toEqual([one?.status, one?.on]);
      }),
    );
  });
});

describe('what hangs on a change', () => {
  test('停止党籍: two years later 自行脱党除名 is looked at (MB-8)', () => {
    expect(suspensionEnds(changed(member(), ['2024-10-01', 'suspended']), DAY)).toBe('2026-10-01');
    expect(suspensionEnds(member(), DAY)).toBeNull();
  });

  test.each([
    ['struckOff', '2029-04-01'],
    ['advisedOut', '2029-04-01'],
    ['expelled', '2029-04-01'],
    ['resigned', null],
  ] as const)('%s: a new application from %s (MB-10)', (cause, from) => {
    const body = withStatusChange(member(), { on: localDate('2024-04-01'), status: 'removed', cause, paper: '' }, idsFrom(0x300));
    expect(mayApplyFrom(body, DAY)).toBe(from);
  });
});

describe('who counts, and why the others do not', () => {
  test.each<[string, object, string | null, string, string | null]>([
    ['MB-3', { status: 'probationary', formalOn: null }, 'probationary', 'constitution2022', '7'],
    ['MB-4', { rights: 'onProbation', rightsSince: '2026-01-01', rightsUntil: '2027-01-01' }, 'onProbation', 'constitution2022', '41'],
    ['MB-4, before its day', { rights: 'onProbation', rightsSince: '2026-06-13' }, null, '', null],
    ['MB-5', { rights: 'suspended', rightsPaper: '清纪〔2026〕1号' }, 'rightsSuspended', 'electionRegulations2020', '5'],
    [
      'MB-4, two years on, its last day',
      { rights: 'onProbation', rightsSince: '2024-06-12', rightsUntil: '2026-06-12' },
      'onProbation',
      'constitution2022',
      '41',
    ],
    ['MB-4, the day after', { rights: 'onProbation', rightsSince: '2024-06-11', rightsUntil: '2026-06-11' }, null, '', null],
    ['MB-5, the day after it ended', { rights: 'suspended', rightsUntil: '2026-06-11' }, null, '', null],
    ['MB-3, extended', { status: 'probationExtended', formalOn: null }, 'probationary', 'constitution2022', '7'],
    ['MB-6', { excuse: papers }, 'bedridden', 'expectedExplanation', null],
    ['MB-6, ill and cannot say his will', { excuse: { ...papers, reason: 'illness' } }, 'illness', 'expectedExplanation', null],
    ['MB-6, abroad over half a year', { excuse: { ...papers, reason: 'abroad' } }, 'abroad', 'expectedExplanation', null],
    ['MB-6, serving a sentence', { excuse: { ...papers, reason: 'sentence' } }, 'sentence', 'expectedExplanation', null],
    [
      'MB-6, should have moved his 组织关系',
      { excuse: { ...papers, reason: 'awayNotMoved' } },
      'awayNotMoved',
      'expectedExplanation',
      null,
    ],
    [
      'MB-6, retired and living elsewhere',
      { excuse: { ...papers, reason: 'retiredElsewhere' } },
      'retiredElsewhere',
      'expectedExplanation',
      null,
    ],
    ['MB-6, only the consent', { excuse: { ...papers, assemblyOn: '2026-06-13' } }, null, '', null],
    ['MB-6, only the assembly’s vote', { excuse: { ...papers, consentPaper: '' } }, null, '', null],
    ['MB-7', { away: { since: '2024-06-01', place: '佛山' } }, null, '', null],
    ['MB-7, ill and on leave', { needsCare: true }, null, '', null],
    ['MB-7, out of touch for long', { lostSince: '2025-01-01' }, null, '', null],
    ['MB-8', { status: 'suspended', statusSince: '2026-06-12' }, 'suspended', 'memberRegulations2019', '24'],
    ['MB-8, the day before', { status: 'suspended', statusSince: '2026-06-13' }, null, '', null],
    ['TR-3, not before', { status: 'transferredOut', statusSince: '2026-06-13' }, null, '', null],
    ['TR-3, once accepted', { status: 'transferredOut', statusSince: '2026-06-12' }, 'transferredOut', 'memberRegulations2019', '25'],
  ])('%s', (_, part, reason, document, article) => {
    const found = whoCounts([{ id: 'm', body: member(part) }], DAY);
    if (reason === null) expect(found).toMatchObject({ counted: ['m'], leftOut: [] });
    else expect(found).toMatchObject({ counted: [], leftOut: [{ reason, source: { document, article } }] });
  });

  test('D13: 34 members leave 28, and each of the six has his reason; the two away without papers are named as staying', () => {
    const members = [
      ...Array.from({ length: 26 }, () => member()),
      member({ rights: 'onProbation', rightsUntil: '2027-01-01' }),
      ...Array.from({ length: 3 }, () => member({ excuse: papers })),
      ...Array.from({ length: 2 }, () => member({ away: { since: '2025-06-01', place: '东莞' } })),
      ...Array.from({ length: 2 }, () => member({ status: 'probationary', formalOn: null, joinedOn: '2026-01-10' })),
    ].map((body, i) => ({ id: `m${i}`, body }));
    const found = whoCounts(members, DAY);
    expect(found.counted).toHaveLength(28);
    expect(found.leftOut.map(({ reason }) => reason).sort()).toEqual([
      'bedridden',
      'bedridden',
      'bedridden',
      'onProbation',
      'probationary',
      'probationary',
    ]);
    expect(found.stays.map(({ why }) => why)).toEqual(['away', 'away']);
    expect(Object.values(frozenReasons(members, DAY)).filter(({ paper }) => paper === papers.consentPaper)).toHaveLength(3);
  });

  test('whoever came by transfer is expected from that day on, not before', () => {
    const came = member({ cameOn: '2026-06-12' });
    expect([isOnRoll(came, localDate('2026-06-11')), isOnRoll(came, DAY)]).toEqual([false, true]);
    expect(whoCounts([{ id: 'm', body: came }], localDate('2026-06-11')).notYet).toEqual(['m']);
  });
});
