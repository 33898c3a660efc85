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
