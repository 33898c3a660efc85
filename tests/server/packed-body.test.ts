import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '#protocol/version.ts';
import { type Client, type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody, phoneOf } from '#tests/support/operations.ts';

describe('a body that was packed with gzip', () => {
  let endpoint: Endpoint;
  let secretary: Client;

  beforeAll(async () => {
    endpoint = await openEndpoint();
    secretary = await endpoint.signIn('shiqiao');
  });
  afterAll(() => endpoint.close());

  const push = (body: Uint8Array, coding = 'gzip') =>
    secretary.send('/api/v1/sync/push', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': coding },
      body: new Uint8Array(body),
    });
  const request = (theme: string): string => {
    const phone = phoneOf(secretary, endpoint.branches.shiqiao, endpoint.clock.now);
    const operation = phone.create(v7(), 'meeting', { ...meetingBody, theme });
    const { deviceId } = phone;
    return JSON.stringify({ protocol: 1, deviceId, branchId: endpoint.branches.shiqiao, witness: null, operations: [operation] });
  };

  test('is taken like any other, and the text in it is whole', async () => {
    expect(await push(gzipSync(request('学习党章')), 'GZIP')).toMatchObject({
      status: 200,
      body: { outcomes: [{ outcome: 'accepted' }], records: [{ body: { theme: '学习党章' } }] },
    });
  });

  test('that is cut off, damaged or not packed at all is refused as unreadable [fault 26]', async () => {
    const whole = gzipSync(request('半年小结'));
    const damaged = Uint8Array.from(whole);
    damaged[Math.floor(whole.length / 2)] = (damaged[Math.floor(whole.length / 2)] ?? 0) ^ 0xff;
    for (const body of [whole.subarray(0, whole.length - 9), whole.subarray(0, 12), damaged, Buffer.from('{}'), Buffer.alloc(0)])
      expect(await push(body)).toMatchObject({ status: 400, body: { problem: { code: 'request.malformed' } } });
  });

  test('that grows over the limit when it is unpacked is refused, and unpacking stops there [fault 47]', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 });
    expect(bomb.length).toBeLessThan(MAX_BODY_BYTES);
    const before = process.memoryUsage().rss;
    expect(await push(bomb)).toMatchObject({
      status: 413,
      body: { problem: { code: 'request.tooLarge', facts: { max: MAX_BODY_BYTES } } },
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
    const tooLong = JSON.stringify('x'.repeat(MAX_BODY_BYTES));
    expect(await push(gzipSync(tooLong))).toMatchObject({ status: 413 });
  });

  test('where a file is taken is not unpacked', async () => {
    const answer = await secretary.send(`/api/v1/branches/${endpoint.branches.shiqiao}/import?ticket=x`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip' },
      body: new Uint8Array(gzipSync('a')),
    });
    expect(answer.status).toBe(415);
  });
});
