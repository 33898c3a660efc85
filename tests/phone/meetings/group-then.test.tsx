import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { saveRecord } from '#storage/commands.ts';
import { meetingBody, recordId, testId } from '#tests/support/factories.ts';
import { type MeetingPhone, meetingPhone, openTab } from './render-meetings.tsx';

const put = async ({ db, writer }: MeetingPhone, id: string, kind: 'group' | 'meeting' | 'structureEvent', body: unknown) => {
  const saved = await saveRecord(db, writer, { id: id as RecordId, kind, body, baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
};

test('a meeting of 2024 shows the name its group had then, in the list and on its page; one of today the new name', async () => {
  const phone = await meetingPhone();
  const [groupId = null] = phone.groups;
  await put(phone, recordId(1), 'structureEvent', {
    change: 'groupRenamed',
    on: '2025-03-01',
    structureGroupId: groupId,
    before: '老街小组',
    after: '第一小组',
  });
  await put(phone, recordId(2), 'meeting', meetingBody({ meetingKind: 'group', groupId, heldOn: '2024-06-20' }));
  await put(phone, recordId(3), 'meeting', meetingBody({ meetingKind: 'group', groupId, heldOn: '2026-06-10' }));

  const old = openTab(phone, `/meetings/${recordId(2)}`);
  expect(await screen.findByText('老街小组')).toBeTruthy();
  expect(screen.queryByText('第一小组')).toBeNull();
  old.unmount();
  const fresh = openTab(phone, `/meetings/${recordId(3)}`);
  expect(await screen.findByText('第一小组')).toBeTruthy();
  fresh.unmount();
  openTab(phone, '/meetings?all=1');
  expect(await screen.findByText(/老街小组/)).toBeTruthy();
});

test('a meeting of a group that is no more is still that group’s', async () => {
  const phone = await meetingPhone();
  await put(phone, testId(0x63), 'group', { name: '西坡小组', order: 2, dissolvedOn: '2025-01-01' });
  await put(phone, recordId(2), 'meeting', meetingBody({ meetingKind: 'group', groupId: testId(0x63) as never, heldOn: '2024-06-20' }));
  openTab(phone, `/meetings/${recordId(2)}`);
  expect(await screen.findByText('西坡小组')).toBeTruthy();
});

test('when the branch was renamed, an old meeting says what it was called, and so does the record book: cover, heading and sheet', async () => {
  const phone = await meetingPhone();
  const [groupId = null] = phone.groups;
  await put(phone, recordId(1), 'structureEvent', { change: 'renamed', on: '2025-03-01', before: '石桥大队党支部', after: '石桥村党支部' });
  const renamed = { change: 'groupRenamed', structureGroupId: groupId, before: '老街小组', after: '第一小组' };
  await put(phone, recordId(4), 'structureEvent', { ...renamed, on: '2025-03-01' });
  for (const [number, heldOn] of [
    [2, '2025-02-20'],
    [3, '2025-04-20'],
    [5, '2024-02-20'],
  ] as const)
    await put(phone, recordId(number), 'meeting', meetingBody({ meetingKind: 'group', groupId, heldOn }));

  const old = openTab(phone, `/meetings/${recordId(2)}`);
  expect((await screen.findByText('当时的支部')).nextElementSibling?.textContent).toContain('石桥大队党支部');
  old.unmount();
  const fresh = openTab(phone, `/meetings/${recordId(3)}`);
  await screen.findByText('第一小组');
  expect(screen.queryByText('当时的支部')).toBeNull();
  fresh.unmount();

  // The year of the change: headed with the names it ended with, and each sheet from before it says what they were called.
  const year = openTab(phone, '/book?year=2025');
  expect(await screen.findByText('石桥村党支部')).toBeTruthy();
  expect(screen.getByRole('heading', { name: /第一小组/ })).toBeTruthy();
  expect(screen.getAllByText('当时叫').map((label) => label.nextElementSibling?.textContent)).toEqual(['石桥大队党支部、老街小组']);
  year.unmount();
  // A year before it stands wholly under the old names.
  openTab(phone, '/book?year=2024');
  expect(await screen.findByText('石桥大队党支部')).toBeTruthy();
  expect(screen.getByRole('heading', { name: /老街小组/ })).toBeTruthy();
  expect(screen.queryByText('当时叫')).toBeNull();
});
