import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MemberId } from '#domain/kernel/ids.ts';
import { type CoverageFacts, coverage, leftOutReasons, leftOutSource } from '#domain/posts/coverage.ts';
import { AssignmentBody } from '#domain/records/assignment.ts';
import { GroupBody } from '#domain/records/group.ts';
import { OfficeBody } from '#domain/records/office.ts';
import { PostWaiverBody } from '#domain/records/post-waiver.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { day, memberBody, testId } from '#tests/support/factories.ts';

const TODAY = day('2026-06-20');
const POST = testId(0x90);
const settings = defaultSettings.posts;

const nothing: CoverageFacts = {
  members: [],
  offices: [],
  groups: [],
  posts: [{ id: POST, body: { closedOn: null } }],
  assignments: [],
  waivers: [],
};

/** A member's assignment that has come as far as being in post, or only up on the board. */
const assigned = (memberId: string, until: 'inPost' | 'noticed' = 'inPost', postId = POST) => ({
  id: `${memberId.slice(0, -1)}f`,
  body: AssignmentBody.parse({
    postId,
    memberId,
    steps: {
      [testId(1)]: { to: 'proposed', on: '2026-03-01', after: null },
      [testId(2)]: { to: 'noticed', on: '2026-03-02', after: testId(1), until: '2026-03-06' },
      ...(until === 'inPost' ? { [testId(3)]: { to: 'inPost', on: '2026-03-07', after: testId(2) } } : {}),
    },
  }),
});
const person = (n: number, given: Parameters<typeof memberBody>[0] = {}) => ({
  id: testId(n),
  body: memberBody({ name: `党员${n}`, birthMonth: '1980-05', ...given }),
});
const office = (memberId: string, more: object = {}) => ({
  id: testId(0x70),
  body: OfficeBody.parse({ memberId, name: '某', committee: 'branch', title: 'secretary', from: '2021-01-01', ...more }),
});
const waiver = (memberId: string, more: object = {}) => ({
  id: testId(0x80),
  body: PostWaiverBody.parse({ memberId, waiverReason: 'frail', from: '2026-01-01', ...more }),
});

describe('上岗率', () => {
  test('a branch of 34: 25 are asked, 23 are in a post, which is 92%; the two without are named, and the nine left out with their reasons', () => {
    const asked = Array.from({ length: 25 }, (_, i) => person(i + 1, i === 0 ? { status: 'probationary', formalOn: null } : {}));
    const facts: CoverageFacts = {
      ...nothing,
      members: [
        ...asked,
        person(31), // secretary
        person(32), // village committee
        person(33), // leads a group
        person(34, { away: { since: day('2025-02-01'), place: '东莞' } }),
        person(35, { away: { since: day('2026-05-01'), place: '' } }),
        person(36, { birthMonth: '1948-02' }),
        person(37), // the branch says 年老体弱
        person(38, {
          excuse: { reason: 'bedridden', consentPaper: '清组〔2026〕3号', consentOn: day('2026-01-05'), assemblyOn: day('2026-01-10') },
        }),
        person(39, { rights: 'suspended' }),
        person(40, { status: 'transferredOut', statusSince: day('2026-02-01') }), // on no list
      ],
      offices: [office(testId(31)), { ...office(testId(32), { committee: 'village', title: 'officer' }), id: testId(0x71) }],
      groups: [{ id: testId(0x60), body: GroupBody.parse({ name: '一组', order: 1, leaderId: testId(33) }) }],
      assignments: asked.slice(0, 23).map(({ id }) => assigned(id)),
      waivers: [waiver(testId(37))],
    };
    const found = coverage(facts, TODAY, settings);
    expect(found.percent).toBe(92);
    expect(found.inPost).toHaveLength(23);
    expect(found.without).toEqual([testId(24), testId(25)]);
    expect(found.leftOut.map(({ id, reason }) => [Number.parseInt(id.slice(0, 8), 16), reason])).toEqual([
      [31, 'office'],
      [32, 'office'],
      [33, 'office'],
      [34, 'away'],
      [35, 'away'],
      [36, 'old'],
      [37, 'frail'],
      [38, 'excused'],
      [39, 'noRights'],
    ]);
  });

  test.each<[string, Partial<CoverageFacts>, 'inPost' | 'without' | 'leftOut']>([
    ['on the board only', { assignments: [assigned(testId(1), 'noticed')] }, 'without'],
    [
      'his post was closed',
      { posts: [{ id: POST, body: { closedOn: day('2026-06-20') } }], assignments: [assigned(testId(1))] },
      'without',
    ],
    [
      'his post closes tomorrow',
      { posts: [{ id: POST, body: { closedOn: day('2026-06-21') } }], assignments: [assigned(testId(1))] },
      'inPost',
    ],
    ['a post that the phone does not know', { assignments: [assigned(testId(1), 'inPost', testId(0x91))] }, 'without'],
    ['left out, but took a post himself', { waivers: [waiver(testId(1))], assignments: [assigned(testId(1))] }, 'inPost'],
    ['a waiver that ended yesterday', { waivers: [waiver(testId(1), { until: '2026-06-19' })] }, 'without'],
    ['a waiver to the end of today', { waivers: [waiver(testId(1), { until: '2026-06-20' })] }, 'leftOut'],
    ['an office, and a post beside it', { offices: [office(testId(1))], assignments: [assigned(testId(1))] }, 'leftOut'],
    ['an office that ended', { offices: [office(testId(1), { until: '2026-01-31' })] }, 'without'],
    ['two posts', { assignments: [assigned(testId(1)), { ...assigned(testId(1)), id: testId(0xff) }] }, 'inPost'],
    [
      'the leader of a dissolved group',
      { groups: [{ id: testId(2), body: GroupBody.parse({ name: '二组', order: 2, leaderId: testId(1), dissolvedOn: '2026-01-01' }) }] },
      'without',
    ],
  ])('%s: %s', (_what, given, list) => {
    const found = coverage({ ...nothing, members: [person(1)], ...given }, TODAY, settings);
    expect(found[list]).toHaveLength(1);
    expect(found.inPost.length + found.without.length + found.leftOut.length).toBe(1);
  });

  test.each([
    ['1951-07', 'without'],
    ['1951-06', 'leftOut'],
  ] as const)('born %s, old from 75: %s', (birthMonth, list) => {
    expect(coverage({ ...nothing, members: [person(1, { birthMonth: birthMonth as never })] }, TODAY, settings)[list]).toHaveLength(1);
  });

  test('the township may ask until eighty', () => {
    const found = coverage({ ...nothing, members: [person(1, { birthMonth: '1948-01' as never })] }, TODAY, {
      ...settings,
      oldFromAge: 80,
    });
    expect(found.without).toHaveLength(1);
  });

  test('nobody is asked: there is no rate, not 0 and not 100', () => {
    expect(coverage({ ...nothing, members: [person(1)], offices: [office(testId(1))] }, TODAY, settings).percent).toBeNull();
  });

  test('never rounded up: 999 of 1000 is 99', () => {
    const members = Array.from({ length: 1000 }, (_, i) => person(i + 1));
    expect(coverage({ ...nothing, members, assignments: members.slice(1).map(({ id }) => assigned(id)) }, TODAY, settings).percent).toBe(
      99,
    );
  });

  test('everybody on the roll is in exactly one list', () => {
    const someone = fc.record({
      birthMonth: fc.constantFrom('1940-01', '1951-06', '1990-01', null),
      away: fc.constantFrom(null, { since: day('2025-01-01'), place: '' }),
      status: fc.constantFrom('formal', 'probationary', 'suspended', 'deceased'),
      rights: fc.constantFrom('full', 'onProbation', 'suspended'),
      posts: fc.integer({ min: 0, max: 2 }),
      office: fc.boolean(),
      waived: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 20 }), (people) => {
        const members = people.map((one, i) =>
          person(i + 1, { birthMonth: one.birthMonth as never, away: one.away, status: one.status as never, rights: one.rights as never }),
        );
        const idOf = (i: number) => testId(i + 1) as MemberId;
        const found = coverage(
          {
            ...nothing,
            members,
            assignments: people.flatMap((one, i) => Array.from({ length: one.posts }, () => assigned(idOf(i)))),
            offices: people.flatMap((one, i) => (one.office ? [office(idOf(i))] : [])),
            waivers: people.flatMap((one, i) => (one.waived ? [waiver(idOf(i))] : [])),
          },
          TODAY,
          settings,
        );
        const all = [...found.inPost, ...found.without, ...found.leftOut.map(({ id }) => id)];
        const onRoll = people.filter((one) => one.status === 'formal' || one.status === 'probationary').length;
        expect(new Set(all).size).toBe(all.length);
        expect(all).toHaveLength(onRoll);
      }),
    );
  });

  test('every reason says where it stands, and is in the order of the lists', () => {
    expect(leftOutReasons.map((reason) => leftOutSource(reason).document)).toContain('memberRegulations2019');
    expect(leftOutSource('old')).toEqual({ document: 'memberRegulations2019', article: '23' });
    expect(leftOutSource('other').document).toBe('townshipSetting');
  });
});
