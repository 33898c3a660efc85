import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { defaultSettings } from '#domain/rules/settings.ts';
import type { DeskYear } from '#protocol/year.ts';
import { type RecordToWrite, writeRecords } from '#server/repos/write-records.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { databases } from '#tests/support/server-stores.ts';

const groups = Array.from({ length: 5 }, () => v7());
const member = v7();
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

/** A record of a sitting that lacks nothing. */
const sitting = (meetingKind: string, heldOn: string, given: Record<string, unknown> = {}): RecordToWrite => {
  const who = { memberId: member, name: '王秀兰' };
  const vote = { kind: 'ordinary', secret: false, inFavour: 1, against: 0, abstained: 0 };
  return {
    id: v7(),
    kind: 'meeting',
    body: {
      meetingKind,
      heldOn,
      startedAt: '09:00',
      place: '村部',
      chair: who,
      recorder: who,
      theme: '学习',
      lecturer: who,
      roll: { [member]: meetingKind === 'assembly' || meetingKind === 'committee' ? 'counted' : 'attends' },
      attendance: { [member]: { state: 'present', reason: '' } },
      topics: { [v7()]: { order: 0, text: '水渠' } },
      notes: '先修东渠。',
      decisions: { [v7()]: { order: 0, text: '先修东渠', vote } },
      ...given,
    } as RecordToWrite['body'],
  };
};

describe.each(databases)('the year of a village of 62 in five groups, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let staff: Client;
  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    endpoint.clock.advance(Date.parse('2027-02-01T02:00:00.000Z') - endpoint.clock.now());
    staff = await endpoint.signIn('staff');
    const records: RecordToWrite[] = [
      ...groups.map((id, order): RecordToWrite => ({ id, kind: 'group', body: { name: `第${order + 1}党小组`, order } })),
      {
        id: v7(),
        kind: 'office',
        body: { memberId: member, name: '王秀兰', committee: 'branch', title: 'organisation', from: '2024-01-01' },
      },
      // Planted: no assembly in the third quarter, no committee in February, group 4 not in July, a theme day without its theme in May.
      ...['03', '06', '12'].map((month) => sitting('assembly', `2026-${month}-12`)),
      ...['02', '05', '08', '11'].map((month) => sitting('lesson', `2026-${month}-20`)),
      ...MONTHS.filter((month) => month !== '02').map((month) => sitting('committee', `2026-${month}-05`)),
      ...MONTHS.map((month) => sitting('themeDay', `2026-${month}-10`, month === '05' ? { theme: '' } : {})),
      ...MONTHS.flatMap((month) =>
        groups.flatMap((groupId, i) => (i === 3 && month === '07' ? [] : [sitting('group', `2026-${month}-15`, { groupId })])),
      ),
      sitting('lifeMeeting', '2027-01-12', { forYear: 2026 }),
      {
        id: v7(),
        kind: 'appraisal',
        body: {
          year: 2026,
          heldOn: '2027-01-12',
          formal: 62,
          present: 60,
          excellent: 20,
          good: 42,
          opinionOn: '2027-01-13',
          toldOn: '2027-01-20',
        },
      },
    ];
    const { store, services } = endpoint;
    await store.write((tx) =>
      writeRecords(tx, records, {
        flavour: store.flavour,
        branchId: endpoint.branches.shiqiao,
        by: { accountId: v7(), name: '王秀兰' },
        at: instantAt(services.now()),
        newId: services.newId,
      }),
    );
  });
  afterEach(() => endpoint.close());

  test('shows exactly the gaps that were planted, with their reasons, and opens the records of the rest', async () => {
    const { body } = await staff.get<DeskYear>('/api/v1/desk/year?year=2026');
    const cells = body.rows.find(({ branch }) => branch.id === endpoint.branches.shiqiao)?.cells ?? [];
    const lacking = cells
      .filter(({ state }) => state !== 'held')
      .map(({ obligation, first, state, groupsMissing }) => [obligation, first, state, ...groupsMissing]);
    expect(lacking).toEqual([
      ['assembly', '2026-07-01', 'missing'],
      ['committee', '2026-02-01', 'missing'],
      ['group', '2026-07-01', 'missing', '第4党小组'],
      ['themeDay', '2026-05-01', 'incomplete'],
    ]);
    expect(cells.filter(({ state }) => state === 'held').every(({ records }) => records.length > 0)).toBe(true);
  });

  test('a village without groups and committee is not asked for their meetings, and another township sees nothing', async () => {
    const { body } = await staff.get<DeskYear>('/api/v1/desk/year?year=2026');
    const other = body.rows.find(({ branch }) => branch.id === endpoint.branches.liushu)?.cells ?? [];
    expect(new Set(other.flatMap(({ reason }) => reason ?? []))).toEqual(new Set(['noCommittee', 'noGroups']));
    const far = (await (await endpoint.signIn('other-staff')).get<DeskYear>('/api/v1/desk/year?year=2026')).body;
    expect(far.rows.map(({ branch }) => branch.id)).toEqual([endpoint.branches.faraway]);
  });

  test('follows the number of lessons that the township sets', async () => {
    const settings = { ...defaultSettings, meetings: { ...defaultSettings.meetings, lessonsPerYear: 6 } };
    const admin = await endpoint.signIn('admin');
    const headers = { 'content-type': 'application/json' };
    await admin.send('/api/v1/desk/settings', { method: 'PUT', headers, body: JSON.stringify({ version: 0, settings }) });
    const { body } = await staff.get<DeskYear>('/api/v1/desk/year?year=2026');
    const lessons = body.rows
      .flatMap(({ branch, cells }) => (branch.id === endpoint.branches.shiqiao ? cells : []))
      .filter(({ obligation }) => obligation === 'lesson');
    expect(lessons).toMatchObject([{ state: 'missing', have: 4, need: 6 }]);
  });
});
