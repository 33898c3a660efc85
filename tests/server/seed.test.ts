import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Json, sameJson } from '#domain/kernel/json.ts';
import { dayInChina, localDate } from '#domain/kernel/local-date.ts';
import { tally } from '#domain/meetings/tally.ts';
import { currentTerms } from '#domain/organisation/terms.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { kindOf } from '#domain/records/registry.ts';
import { RosterCheckBody } from '#domain/records/roster-check.ts';
import { TermBody } from '#domain/records/term.ts';
import { TransferBody } from '#domain/records/transfer.ts';
import { transferHint, transferState } from '#domain/relations/transfer.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import { outcome, voteSubject } from '#domain/rules/votes.ts';
import type { Store } from '#server/db/store.ts';
import { passwordMatches } from '#server/passwords.ts';
import { PRACTICE_PASSWORD } from '#server/seed/fill.ts';
import { fillDemo } from '#server/seed/fill-demo.ts';
import { type FixtureName, fixtures } from '#server/seed/fixtures.ts';
import { seedBranches, villageName } from '#server/seed/township.ts';
import { freshSqlite } from '#tests/support/endpoint.ts';
import { fixtureBranch, localRecords, ofKind } from '#tests/support/fixtures.ts';

const today = localDate('2026-11-22');
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MEETINGS_A_YEAR = { B1: 52, B2: 76, B3: 100, B4: 184 } as const;

const meetingsOf = (fixture: FixtureName, years = 1): MeetingBody[] =>
  fixtureBranch(fixture, years, today).records.flatMap((record) =>
    record.kind === 'meeting' ? [record.body as unknown as MeetingBody] : [],
  );

describe('演练数据', () => {
  test('同一天编两次，一个字也不差', () => {
    const make = () => JSON.stringify([...seedBranches('demo', 1, today)]);
    expect(make()).toBe(make());
  });

  test.each(['B1', 'B2', 'B3', 'B4'] as const)('%s 的每一条都过得了本类记录的检查', (fixture) => {
    const branch = fixtureBranch(fixture, 1, today);
    const wrong = branch.records
      .filter((record) => !sameJson(kindOf(record.kind)?.body.parse(record.body) as Json, record.body))
      .map((record) => record.id);
    expect(wrong).toEqual([]);
    expect(branch.records.filter((record) => !UUID.test(record.id))).toEqual([]);
    expect(new Set(branch.records.map((record) => record.id)).size).toBe(branch.records.length);
  });

  test.each(['B1', 'B2', 'B3', 'B4'] as const)('%s 的人数、小组数和一年的会议数与样本规模相当', (fixture) => {
    const { size } = fixtures[fixture];
    const { roster } = fixtureBranch(fixture, 1, today);
    const current = roster.members.filter(({ body }) => body.status !== 'transferredOut' && body.status !== 'deceased');
    expect(current).toHaveLength(size.members);
    expect(roster.groups).toHaveLength(size.groups);
    expect(roster.groups.every(({ body }) => current.some((member) => member.id === body.leaderId && member.body.groupId !== null))).toBe(
      true,
    );
    const held = meetingsOf(fixture).length;
    expect(Math.abs(held - MEETINGS_A_YEAR[fixture])).toBeLessThanOrEqual(Math.ceil(MEETINGS_A_YEAR[fixture] * 0.08));
  });

  test('入党、转正的日子讲得通：成年入党，一年后转正，都在今天以前', () => {
    for (const { body } of fixtureBranch('B4', 1, today).roster.members) {
      const born = Number(body.birthMonth?.slice(0, 4));
      expect(Number(body.joinedOn?.slice(0, 4)) - born).toBeGreaterThanOrEqual(18);
      if (body.formalOn !== null) expect(body.formalOn > (body.joinedOn ?? '')).toBe(true);
      expect((body.formalOn ?? body.joinedOn ?? '') < today).toBe(true);
      if (body.status === 'probationary') expect(body.formalOn).toBeNull();
    }
  });

  test('大支部里有预备、外出、受处分和两样手续齐全不计应到的党员，五十五到七十五岁的过半', () => {
    const people: MemberBody[] = fixtureBranch('B4', 1, today).roster.members.map((member) => member.body);
    expect(people.some((body) => body.status === 'probationary')).toBe(true);
    expect(people.some((body) => body.rights === 'onProbation' && body.rightsUntil !== null)).toBe(true);
    expect(people.some((body) => body.away !== null)).toBe(true);
    expect(
      people.some((body) => body.excuse !== null && body.excuse.assemblyOn > body.excuse.consentOn && body.excuse.consentPaper !== ''),
    ).toBe(true);
    const ages = people.map((body) => 2026 - Number(body.birthMonth?.slice(0, 4)));
    expect(ages.filter((age) => age >= 55 && age <= 75).length * 2).toBeGreaterThan(ages.length);
  });

  test('头几个村里有生僻字和带间隔号的名字，一个字不改', () => {
    const names = [...seedBranches('demo', 1, today)].flatMap((branch) => branch.roster.members.map((member) => member.body.name));
    expect(names).toEqual(expect.arrayContaining(['古丽娜尔·玉素甫', '王䶮', '刘𠮷祥', '王龑', '阿卜杜热合曼·麦麦提吐尔逊·阿卜杜克热木']));
    expect(names.some((name) => name.startsWith('欧阳'))).toBe(true);
  });

  test('班子三到七人，书记一名，村委会里有一名不是党员的', () => {
    for (const fixture of ['B1', 'B2', 'B3', 'B4'] as const) {
      const offices = fixtureBranch(fixture, 1, today)
        .roster.offices.map((one) => one.body)
        .filter((body) => body.until === null);
      expect(offices.filter((body) => body.committee === 'branch')).toHaveLength(fixtures[fixture].size.committee);
      expect(offices.filter((body) => body.title === 'secretary')).toHaveLength(1);
      expect(offices.filter((body) => body.committee === 'village' && body.memberId === null)).toHaveLength(1);
    }
  });

  test('没有一条会议记录在今天以后，手写时间不早于开会那天，送达不早于手写', () => {
    for (const record of fixtureBranch('B3', 3, today).records) {
      const { heldOn } = record.body as { heldOn?: string };
      expect(record.firstWrittenAt <= record.handedInAt).toBe(true);
      expect(dayInChina(record.handedInAt) < today).toBe(true);
      if (heldOn !== undefined) expect(dayInChina(record.firstWrittenAt) >= heldOn).toBe(true);
    }
  });

  test('每次会应到的人都点了名，主持人和记录人在场', () => {
    for (const body of meetingsOf('B3', 3)) {
      const counts = tally(body, body.roll);
      expect(counts.unmarked).toBe(0);
      expect(counts.present).toBeGreaterThan(0);
      expect(body.attendance[body.chair?.memberId ?? '']?.state).toBe('present');
      expect(Object.keys(body.attendance).sort()).toEqual(Object.keys(body.roll).sort());
    }
  });

  test('票数与到会有表决权的人数相符，够半数才表决', () => {
    let votes = 0;
    for (const body of [...meetingsOf('B2', 3), ...meetingsOf('B4', 3)]) {
      const counts = tally(body, body.roll);
      for (const { vote } of Object.values(body.decisions)) {
        if (vote === null) continue;
        votes += 1;
        expect(vote.inFavour + vote.against + vote.abstained).toBe(counts.present);
        expect(outcome(voteSubject(body.meetingKind, vote.kind), vote, counts, body.heldOn).code).toBe('passed');
      }
    }
    expect(votes).toBeGreaterThan(50);
  });

  test('发言要点不雷同，点到的都是本支部的人', () => {
    const notes = meetingsOf('B3', 3).map((body) => body.notes);
    expect(new Set(notes).size).toBe(notes.length);
    expect(notes.every((text) => text.split('\n').length >= 2)).toBe(true);
    expect(notes.some((text) => /[{}]|undefined|null/.test(text))).toBe(false);
  });

  test('镇里看得到各种情形：有待审的，有退回的，有补录的，大多数已审', () => {
    const states = [...seedBranches('demo', 1, today)].flatMap((branch) =>
      branch.records.filter((record) => record.kind === 'meeting').map((record) => record.review.state),
    );
    const share = (state: string): number => states.filter((one) => one === state).length;
    expect(share('submitted')).toBeGreaterThan(3);
    expect(share('returned')).toBeGreaterThan(2);
    expect(share('approved') / states.length).toBeGreaterThan(0.8);
  });

  test('每个村有人转出、有人转来，排查做了一半；三个村里一个快换届、一个的介绍信过了期、一个退回写着原因', () => {
    const villages = [...seedBranches('demo', 1, today)].map(({ records }) => {
      const bodies = (kind: string) => records.filter((record) => record.kind === kind).map(({ body }) => body);
      const [out, into] = (['out', 'in'] as const).map((way) =>
        bodies('transfer')
          .map((body) => TransferBody.parse(body))
          .find(({ direction }) => direction === way),
      );
      const terms = currentTerms(
        {
          terms: records.filter(({ kind }) => kind === 'term').map(({ id, body }) => ({ id, body: TermBody.parse(body) })),
          offices: [],
          profile: { village: true, branchType: 'branch' },
        },
        today,
        defaultSettings.roster,
      );
      const guests = bodies('floatingStay').filter((body) => body['direction'] === 'in').length;
      const [check] = bodies('rosterCheck').map((body) => RosterCheckBody.parse(body));
      return {
        out: out && transferHint(out, today, 30),
        why: out?.steps.returned?.why,
        into: into && transferState(into),
        guests,
        term: terms[0]?.stage,
        asked: Object.keys(check?.rows ?? {}).length > 3,
      };
    });
    expect(villages).toEqual([
      { out: null, why: undefined, into: 'lettered', guests: 1, term: 'running', asked: true },
      { out: 'letterOver', why: undefined, into: 'reminded', guests: 1, term: 'threeMonths', asked: true },
      { out: null, why: expect.stringContaining('补齐再转'), into: 'lettered', guests: 1, term: 'running', asked: true },
    ]);
  });

  test('全县两百七十二个村，一个镇里没有两个同名', () => {
    const names = Array.from({ length: 47 }, (_, position) => villageName(position));
    expect(new Set(names).size).toBe(47);
  });

  test('手机那边的样本与镇里的一样多', () => {
    const records = localRecords('B3', 1, today);
    expect(ofKind(records, 'member').length).toBeGreaterThanOrEqual(62);
    expect(records.map((record) => record.id)).toEqual(fixtureBranch('B3', 1, today).records.map((record) => record.id));
  });
});

describe('空库里装上演练的镇', () => {
  let store: Store;
  let lines: readonly string[];
  let seconds: number;
  beforeAll(async () => {
    store = await freshSqlite();
    const started = process.cpuUsage();
    lines = await fillDemo(store, today);
    // Its own work, whatever else the machine has to do.
    const { user, system } = process.cpuUsage(started);
    seconds = (user + system) / 1_000_000;
  });
  afterAll(() => store.close());

  test('三个村、一年的记录，处处标明是演练', async () => {
    expect(await store.db.selectFrom('townships').select(['name', 'practice']).execute()).toEqual([{ name: '清溪镇', practice: 1 }]);
    const branches = await store.db.selectFrom('branches').select(['name', 'head']).orderBy('position').execute();
    expect(branches.map((branch) => branch.name)).toEqual(['石桥村党支部', '柳湾村党支部', '大坪村党支部']);
    const kinds = await store.db.selectFrom('records').select(['kind']).distinct().execute();
    expect(kinds.map((row) => row.kind).sort()).toEqual([
      'appraisal',
      'area',
      'assignment',
      'branchProfile',
      'candidate',
      'duesClose',
      'duesPayment',
      'duesReceipt',
      'duesRemittance',
      'duesStandard',
      'dutyLog',
      'dutyRota',
      'floatingStay',
      'group',
      'matter',
      'meeting',
      'member',
      'office',
      'plan',
      'pledge',
      'post',
      'reserveCadre',
      'rosterCheck',
      'structureEvent',
      'talk',
      'term',
      'transfer',
      'visit',
    ]);
  });

  test('印出来的每个账号都能用那个密码登录', async () => {
    const accounts = await store.db.selectFrom('accounts').select(['login', 'role', 'password']).execute();
    expect(accounts.map((account) => account.login).sort()).toEqual([
      'daping',
      'guanli',
      'liuwan',
      'shiqiao',
      'shiqiao-dailu',
      'shiqiao-zu1',
      'zhenban',
    ]);
    const text = lines.join('\n');
    expect(text).toContain(PRACTICE_PASSWORD);
    for (const account of accounts) {
      expect(text).toContain(account.login);
      expect(await passwordMatches(PRACTICE_PASSWORD, account.password)).toBe(true);
    }
  });

  test('改过再送的几条有来龙去脉：退回、修改、重新送审', async () => {
    const mended = await store.db.selectFrom('records').select(['id', 'review_turn']).where('review_state', '=', 'resubmitted').execute();
    expect(mended.length).toBeGreaterThan(0);
    const edits = await store.db.selectFrom('operations').select(['record_id']).where('act', '=', 'set').execute();
    expect(edits.map((row) => row.record_id).sort()).toEqual(mended.map((row) => row.id).sort());
  });

  test('五秒以内装完', () => {
    expect(seconds).toBeLessThan(5);
  });
});
