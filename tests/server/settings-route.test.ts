import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instantAt } from '#domain/kernel/local-date.ts';
import { defaultSettings, type Settings } from '#domain/rules/settings.ts';
import type { DeskSettings } from '#protocol/settings.ts';
import { carrySettings } from '#server/desk/settings.ts';
import { createBranch } from '#server/repos/branches.ts';
import { livingOfKind } from '#server/repos/records.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

const PATH = '/api/v1/desk/settings';
const withGrace = (graceDays: number): Settings => ({ ...defaultSettings, meetings: { ...defaultSettings.meetings, graceDays } });

describe.each(databases)('what a township sets, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let admin: Client;
  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    admin = await endpoint.signIn('admin');
  });
  afterEach(() => endpoint.close());

  const put = (client: Client, version: number, settings: unknown) =>
    client.send<DeskSettings>(PATH, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, settings }),
    });
  const setsIn = async (branch: string) =>
    (await livingOfKind(endpoint.store.db, branch, 'ruleSet')).map((row) => (JSON.parse(row.body) as Settings).meetings.graceDays);

  test('a township that has set nothing has the default of every number', async () => {
    expect((await admin.get(PATH)).body).toEqual({ version: 0, settings: defaultSettings, versions: [] });
  });

  test('a number set holds at once in every village of the township and in no other, and says who set it when', async () => {
    const answer = await put(admin, 0, withGrace(10));
    expect(answer.status).toBe(200);
    expect(answer.body.settings.meetings.graceDays).toBe(10);
    expect(answer.body.versions).toMatchObject([{ version: 1, byName: '何敏', at: '2026-06-13T02:00:00.000Z' }]);
    const { shiqiao, liushu, faraway } = endpoint.branches;
    expect([await setsIn(shiqiao), await setsIn(liushu), await setsIn(faraway)]).toEqual([[10], [10], []]);
    const phone = phoneOf(await endpoint.signIn('shiqiao-leader'), shiqiao, endpoint.clock.now);
    const [record] = (await phone.pull()).body.records;
    expect(record).toMatchObject({
      kind: 'ruleSet',
      updatedByName: '何敏',
      body: { meetings: { graceDays: 10 } },
      review: { state: 'none' },
    });
  });

  test('a second change goes into the copy that is there, and the first stays in the list of changes', async () => {
    await put(admin, 0, withGrace(10));
    endpoint.clock.advance(60_000);
    const { body } = await put(admin, 1, withGrace(3));
    expect(body.versions.map((version) => version.settings.meetings.graceDays)).toEqual([3, 10]);
    expect(await setsIn(endpoint.branches.shiqiao)).toEqual([3]);
  });

  test('whoever looked at older numbers is told and changes nothing', async () => {
    await put(admin, 0, withGrace(10));
    const late = await put(admin, 0, withGrace(1));
    expect([late.status, late.body]).toEqual([409, { problem: { code: 'settings.moved' } }]);
    expect(await setsIn(endpoint.branches.shiqiao)).toEqual([10]);
  });

  test('two administrators who press at once leave one change, and no village with another number than its neighbour', async () => {
    const answers = await Promise.all([put(admin, 0, withGrace(10)), put(admin, 0, withGrace(20))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await setsIn(endpoint.branches.shiqiao)).toEqual(await setsIn(endpoint.branches.liushu));
  });

  test('a number beyond its limits, an unknown one or the same ones again change nothing', async () => {
    expect((await put(admin, 0, withGrace(61))).status).toBe(400);
    expect((await put(admin, 0, { ...defaultSettings, meetings: { ...defaultSettings.meetings, loud: true } })).status).toBe(400);
    expect((await put(admin, 0, defaultSettings)).body.version).toBe(0);
    expect(await setsIn(endpoint.branches.shiqiao)).toEqual([]);
  });

  test('township staff read the numbers and do not change them; a village does neither', async () => {
    const staff = await endpoint.signIn('staff');
    expect((await staff.get(PATH)).status).toBe(200);
    expect((await put(staff, 0, withGrace(10))).status).toBe(403);
    expect((await (await endpoint.signIn('shiqiao')).get(PATH)).status).toBe(403);
  });

  test('no phone writes one, nor changes nor removes the one that is there', async () => {
    await put(admin, 0, withGrace(10));
    const { shiqiao } = endpoint.branches;
    const [row] = await livingOfKind(endpoint.store.db, shiqiao, 'ruleSet');
    for (const login of ['shiqiao', 'shiqiao-scribe', 'shiqiao-leader'] as const) {
      const phone = phoneOf(await endpoint.signIn(login), shiqiao, endpoint.clock.now);
      const meetings = { ...defaultSettings.meetings, graceDays: 60 };
      for (const operation of [
        phone.create(v7(), 'ruleSet', { meetings }),
        phone.set(row?.id ?? '', 'ruleSet', row?.seq ?? 0, { meetings }),
        phone.remove(row?.id ?? '', 'ruleSet', row?.seq ?? 0),
      ])
        expect(await phone.handIn(operation)).toMatchObject({ outcome: 'refused', code: 'operation.denied' });
    }
    expect(await setsIn(shiqiao)).toEqual([10]);
  });

  test('a branch made later has the numbers too', async () => {
    await put(admin, 0, withGrace(10));
    const branch = { id: v7(), townshipId: endpoint.township.id };
    const { store, services } = endpoint;
    await store.write(async (tx) => {
      await createBranch(tx, { ...branch, name: '新村党支部', position: 9, secretaryName: '' });
      const by = { accountId: v7(), name: '何敏' };
      await carrySettings(tx, branch, { flavour: store.flavour, by, at: instantAt(services.now()), newId: services.newId });
    });
    expect(await setsIn(branch.id)).toEqual([10]);
  });
});
