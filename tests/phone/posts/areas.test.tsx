import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordsOfKind } from '#storage/queries.ts';
import { memberBody, testId } from '#tests/support/factories.ts';
import { openTab, type Phone, phoneOf, put } from './render-posts.tsx';

const [CHEN, LI] = [testId(1), testId(2)];

let phone: Phone;
beforeEach(async () => {
  phone = phoneOf();
  await put(phone, CHEN, 'member', memberBody({ name: '陈守田' }));
  await put(phone, LI, 'member', memberBody({ name: '李兰' }));
});

describe('an area', () => {
  test('is made with twelve houses from one line, gets a member and a centre household, and says what is missing', async () => {
    const tab = openTab(phone, '/areas');
    await tab.press('添片区');
    await tab.user.type(await screen.findByLabelText(/片区名称/), '沟口');
    await tab.user.type(screen.getByLabelText(/添住户门牌/), '3组1-12号');
    expect(await screen.findByText('认出 12 户')).toBeTruthy();
    await tab.press('记下这个片区');
    await tab.press(/^12\s*户/, 'link');
    await tab.press('添中心户');
    await tab.user.selectOptions(await screen.findByLabelText('谁'), CHEN);
    await tab.press('记下');
    expect(await screen.findByText('中心户陈守田只联系 0 户，一般 5 到 15 户')).toBeTruthy();
    await tab.press(/^0\s*户/);
    for (const n of [1, 2, 3, 4, 5]) await tab.press(`3组${n}号`);
    await tab.press('记下');
    await waitFor(() => expect(screen.queryByText(/只联系/)).toBeNull());
    expect(await screen.findByText('沟口有 7 户没有中心户联系')).toBeTruthy();
    const [area] = await recordsOfKind(phone.db, 'area');
    expect(Object.values(area?.body.houses ?? {}).filter((house) => house.centreKey !== null)).toHaveLength(5);
  });
});

describe('the rota', () => {
  test('is filled a day at a time, goes to another phone as text, and the next week can be as the last', async () => {
    await put(phone, testId(0x77), 'dutyRota', {
      weekOf: '2026-06-15',
      rotaDays: {
        '2026-06-15': { people: [{ memberId: CHEN, name: '陈守田' }] },
        '2026-06-17': { people: [{ memberId: null, name: '王和' }], note: '替班' },
      },
    });
    const shared: string[] = [];
    const tab = openTab(phone, '/areas/rota', {}, { shareText: async (text) => shared.push(text) > 0 });
    await tab.press('发出去');
    expect(shared[0]).toBe('石桥村党支部值班表 6月15日到6月21日\n6月15日 周一 陈守田\n6月17日 周三 王和 替班');
    await tab.press('下一周');
    await tab.press('照上周排');
    await waitFor(async () =>
      expect((await recordsOfKind(phone.db, 'dutyRota')).map(({ body }) => body.weekOf).sort()).toEqual(['2026-06-15', '2026-06-22']),
    );
    const next = (await recordsOfKind(phone.db, 'dutyRota')).find(({ body }) => body.weekOf === '2026-06-22');
    expect(Object.keys(next?.body.rotaDays ?? {})).toEqual(['2026-06-22', '2026-06-24']);
  });
});
