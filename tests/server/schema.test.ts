import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#protocol/version.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('work of phones with another version of the app, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;

  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  test('of the first version is taken in as today’s, whatever lies between [fault 46]', async () => {
    for (let schema = 1; schema <= SCHEMA_VERSION; schema += 1) {
      const { body } = await phone.push({ ...phone.create(v7(), 'meeting', meetingBody), schema });
      expect(body.outcomes[0]).toMatchObject({ outcome: 'accepted' });
      expect(body.records[0]?.body).toMatchObject({ theme: '半年小结', photos: {} });
    }
  });

  test('of a version to come is refused by itself and kept with its content, and an older phone of the branch goes on', async () => {
    const newer = { ...phone.create(v7(), 'meeting', { ...meetingBody, livestream: '无' }), schema: SCHEMA_VERSION + 1 };
    const { body } = await phone.push(newer, phone.create(v7(), 'meeting', meetingBody));
    expect(body.outcomes.map((outcome) => outcome.code ?? outcome.outcome)).toEqual(['operation.tooNew', 'accepted']);
    expect(body.outcomes[0]?.facts).toEqual({ schema: SCHEMA_VERSION + 1 });
    const kept = await endpoint.store.db.selectFrom('operations').select('content').where('id', '=', newer.id).executeTakeFirst();
    expect(JSON.parse(kept?.content ?? '')).toEqual(newer);
  });

  test('of a version nobody ever had is no operation', async () => {
    for (const schema of [0, -1, 1.5])
      expect(await phone.handIn({ ...phone.create(v7(), 'meeting', meetingBody), schema })).toMatchObject({ code: 'operation.malformed' });
  });
});
