import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '#domain/rules/settings.ts';
import { DeskPosts } from '#protocol/desk-posts.ts';
import { type Endpoint, openEndpoint } from '#tests/support/endpoint.ts';
import { phoneOf, type TestPhone } from '#tests/support/operations.ts';
import { databases } from '#tests/support/server-stores.ts';

describe.each(databases)('posts at the desk, on $name', ({ open }) => {
  let endpoint: Endpoint;
  let phone: TestPhone;
  beforeEach(async () => {
    endpoint = await openEndpoint(await open());
    phone = phoneOf(await endpoint.signIn('shiqiao'), endpoint.branches.shiqiao, endpoint.clock.now);
  });
  afterEach(() => endpoint.close());

  async function handIn(kind: Parameters<TestPhone['create']>[1], body: Parameters<TestPhone['create']>[2]): Promise<string> {
    const id = v7();
    expect(await phone.handIn(phone.create(id, kind, body))).toMatchObject({ outcome: 'accepted' });
    endpoint.clock.advance(1000);
    return id;
  }
  const member = (name: string, more: object = {}) =>
    handIn('member', { name, sex: '1', status: 'formal', birthMonth: '1980-05', ...more });

  test('a village with 25 members who are asked, 23 of them in a post, stands at 92% with the two named and the others by reason', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 25; i += 1) ids.push(await member(`党员${i + 1}`));
    await member('远方', { away: { since: '2025-01-01', place: '东莞' } });
    await member('老王', { birthMonth: '1940-01' });
    const post = await handIn('post', { postName: '政策宣传岗', setOn: '2026-01-05', places: 25 });
    await handIn('post', { postName: '纠纷调解岗', setOn: '2026-01-05', places: 1, order: 2 });
    for (const memberId of ids.slice(0, 23)) {
      const [a, b, c] = [v7(), v7(), v7()];
      await handIn('assignment', {
        postId: post,
        memberId,
        [`steps.${a}`]: { to: 'proposed', on: '2026-02-01', after: null },
        [`steps.${b}`]: { to: 'noticed', on: '2026-02-02', until: '2026-02-06', after: a },
        [`steps.${c}`]: { to: 'inPost', on: '2026-02-07', after: b },
      });
    }
    await handIn('pledge', { pledgeBy: 'member', holderName: '党员1', pledgeText: '修水渠', madeOn: '2026-01-05', dueOn: '2026-03-01' });

    const { rows } = DeskPosts.parse((await (await endpoint.signIn('staff')).get('/api/v1/desk/posts')).body);
    expect(rows.map(({ branch }) => branch.order)).toEqual([...rows.map(({ branch }) => branch.order)].sort((x, y) => x - y));
    const village = rows.find(({ branch }) => branch.id === endpoint.branches.shiqiao);
    expect(village).toMatchObject({
      percent: 92,
      inPost: 23,
      posts: 2,
      places: 26,
      empty: ['纠纷调解岗'],
      pledges: { open: 1, over: 1, kept: 0, notKept: 0 },
    });
    expect(village?.without.map(({ name }) => name)).toEqual(['党员24', '党员25']);
    expect(village?.leftOut.map(({ reason, members }) => [reason, members.map(({ name }) => name)])).toEqual([
      ['away', ['远方']],
      ['old', ['老王']],
    ]);
    const other = rows.find(({ branch }) => branch.id === endpoint.branches.liushu);
    expect(other).toMatchObject({ posts: 0, empty: [], percent: null, without: [] });
  });

  test('what the township set decides who is old', async () => {
    await member('老李', { birthMonth: '1948-01' });
    const staff = await endpoint.signIn('admin');
    const before = DeskPosts.parse((await staff.get('/api/v1/desk/posts')).body).rows[0];
    expect(before?.without).toEqual([]);
    expect(before?.leftOut.map(({ reason }) => reason)).toEqual(['old']);
    const settings = { ...defaultSettings, posts: { ...defaultSettings.posts, oldFromAge: 80 } };
    const set = await staff.send('/api/v1/desk/settings', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: 0, settings }),
    });
    expect(set.status).toBe(200);
    const after = DeskPosts.parse((await staff.get('/api/v1/desk/posts')).body).rows[0];
    expect(after?.without.map(({ name }) => name)).toEqual(['老李']);
    expect(after?.leftOut).toEqual([]);
  });
});
