import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskRecords } from '#protocol/desk.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('long lists at the desk, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let staff: Client;
  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    staff = await endpoint.signIn('staff');
    for (const login of ['liushu', 'shiqiao'] as const) {
      const phone = phoneOf(await endpoint.signIn(login), endpoint.branches[login], endpoint.clock.now);
      const days = ['2026-06-10', '2026-06-12', '2026-06-10', '2026-06-11'];
      await phone.push(
        ...days.map((heldOn) => phone.create(v7(), 'meeting', { ...meetingBody, heldOn })),
        ...['王勇', '李娜', '周永'].map((name) => phone.create(v7(), 'member', { name, sex: '1', status: 'formal' })),
      );
    }
  });
  afterEach(() => endpoint.close());

  test.each(['members', 'meetings'])(
    'the pages of %s are the whole list, village by village, with nothing twice and nothing missing',
    async (what) => {
      const whole = DeskRecords.parse((await staff.get(`/api/v1/desk/${what}`)).body);
      expect(whole.more).toBe(false);
      const paged: string[] = [];
      let after = '';
      for (;;) {
        const page = DeskRecords.parse((await staff.get(`/api/v1/desk/${what}?limit=2${after}`)).body);
        paged.push(...page.records.map(({ id }) => id));
        if (!page.more) break;
        after = `&after=${paged.at(-1)}`;
      }
      expect(paged).toEqual(whole.records.map(({ id }) => id));
      expect(new Set(paged).size).toBe(what === 'members' ? 6 : 8);
    },
  );

  test('a page is never longer than the desk can show', async () => {
    expect((await staff.get('/api/v1/desk/members?limit=3001')).status).toBe(400);
  });
});
