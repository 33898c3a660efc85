import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { draftHref } from '#phone/features/home/draft-href.ts';
import { draftsOf } from '#storage/drafts.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { testId } from '#tests/support/factories.ts';
import { openTab, put, rosterPhone } from './render-roster.tsx';

const begun = async (db: Parameters<typeof draftsOf>[0], text: string) =>
  waitFor(async () => expect(JSON.stringify((await draftsOf(db))[0]?.data)).toContain(text));

describe('a small form in a sheet is kept as it is typed', () => {
  test('a new group is there again after the page was killed, on 首页 too, and its draft ends with the save', async () => {
    const phone = rosterPhone();
    const first = openTab(phone, '/roster/groups');
    await first.user.click(await screen.findByRole('button', { name: '添加党小组' }));
    await first.user.type(await screen.findByLabelText('小组名称'), '第四党小组');
    await begun(phone.db, '第四党小组');
    first.unmount();

    const [draft] = await draftsOf(phone.db);
    if (!draft) throw new Error('nothing was kept');
    expect(draft.label['name']).toBe('第四党小组');
    const second = openTab(phone, draftHref(draft));
    expect(await screen.findByLabelText('小组名称')).toHaveProperty('value', '第四党小组');
    await second.user.click(screen.getByRole('button', { name: '记下这个小组' }));
    await waitFor(async () => expect((await recordsOfKind(phone.db, 'group')).map(({ body }) => body.name)).toEqual(['第四党小组']));
    expect(await draftsOf(phone.db)).toEqual([]);
  });

  test('what was typed for an office is there again, and can be thrown away by hand, and brought back', async () => {
    const phone = rosterPhone();
    const id = testId(0x51);
    await put(phone, id, 'office', { memberId: null, name: '罗德贵', committee: 'village', title: 'officer', from: '2021-03-15' });
    const first = openTab(phone, `/roster/offices?open=${id}`);
    const box = await screen.findByDisplayValue('罗德贵');
    await first.user.type(box, '生');
    await begun(phone.db, '罗德贵生');
    first.unmount();

    const second = openTab(phone, `/roster/offices?open=${id}`);
    expect(await screen.findByDisplayValue('罗德贵生')).toBeTruthy();
    await second.user.click(screen.getByRole('button', { name: '不要这份草稿' }));
    await waitFor(async () => expect(await draftsOf(phone.db)).toEqual([]));
    await second.user.click(await screen.findByRole('button', { name: '撤回' }));
    await begun(phone.db, '罗德贵生');
    expect((await recordsOfKind(phone.db, 'office'))[0]?.body.name).toBe('罗德贵');
  });
});
