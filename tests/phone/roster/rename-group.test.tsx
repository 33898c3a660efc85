import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { groupNameOn } from '#domain/organisation/structure.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { day, testId } from '#tests/support/factories.ts';
import { openTab, put, rosterPhone } from './render-roster.tsx';

const GROUP = testId(0x61);

test('a group renamed from a day on keeps its old name for the days before; a mistake mended does not', async () => {
  const phone = rosterPhone();
  await put(phone, GROUP, 'group', { name: '第一党小组', order: 1 });
  const first = openTab(phone, `/roster/groups?open=${GROUP}`);
  const box = await screen.findByDisplayValue('第一党小组');
  await first.user.clear(box);
  await first.user.type(box, '河东党小组');
  await first.user.type(await screen.findByLabelText(/从哪天起叫这个名/), '2025-03-01');
  await first.user.click(screen.getByRole('button', { name: '记下这个小组' }));
  const group = async () => {
    const [found] = await recordsOfKind(phone.db, 'group');
    if (!found) throw new Error('no group');
    return found;
  };
  await waitFor(async () => expect((await group()).body.name).toBe('河东党小组'));
  const events = await recordsOfKind(phone.db, 'structureEvent');
  expect(groupNameOn(await group(), events, day('2025-02-28'))).toBe('第一党小组');
  expect(groupNameOn(await group(), events, day('2025-03-01'))).toBe('河东党小组');
  first.unmount();

  const second = openTab(phone, `/roster/groups?open=${GROUP}`);
  await second.user.type(await screen.findByDisplayValue('河东党小组'), '（一）');
  await second.user.click(screen.getByRole('button', { name: '记下这个小组' }));
  await waitFor(async () => expect((await group()).body.name).toBe('河东党小组（一）'));
  expect(await recordsOfKind(phone.db, 'structureEvent')).toHaveLength(1);
});
