import { screen, within } from '@testing-library/react';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { BranchId, RecordId } from '#domain/kernel/ids.ts';
import { sessionsHttp } from '#phone/township-http.ts';
import { saveRecord } from '#storage/commands.ts';
import { clientIn } from '#tests/support/cookies.ts';
import { openEndpoint } from '#tests/support/endpoint.ts';
import { meetingBody } from '#tests/support/factories.ts';
import { phoneOf } from '#tests/support/operations.ts';
import { meetingPhone, openTab } from './render-meetings.tsx';

const rowsOf = (label: RegExp): string[] => {
  const body = screen.getByRole('columnheader', { name: label }).closest('tbody') as HTMLElement;
  return within(body)
    .getAllByRole('cell')
    .map((cell) => cell.textContent ?? '');
};

test('two versions of a meeting stand side by side with who, when and why; once seen they are there without a signal', async () => {
  const endpoint = await openEndpoint();
  const client = await clientIn(endpoint, 'shiqiao');
  const branchId = endpoint.branches.shiqiao as BranchId;
  const handsIn = phoneOf(client, branchId, endpoint.clock.now);
  const id = v7() as RecordId;
  const first = { meetingKind: 'assembly', heldOn: '2026-06-10', place: '村部会议室', notes: '议定修渠' } as const;
  await handsIn.push(handsIn.create(id, 'meeting', first));
  const reason = { on: '2026-06-12', text: '记错地方' };
  const reasonId = v7();
  const edit = handsIn.set(id, 'meeting', 1, { place: '老祠堂', [`changeReasons.${reasonId}`]: reason });
  expect(await handsIn.handIn(edit)).toMatchObject({ outcome: 'accepted' });

  const phone = await meetingPhone();
  const changed = meetingBody({ ...first, place: '老祠堂', changeReasons: { [reasonId]: reason } } as never);
  const saved = await saveRecord(phone.db, phone.writer, { id, kind: 'meeting', body: changed, baseline: null });
  expect(saved.ok).toBe(true);
  const line = sessionsHttp(async (address) => {
    const { status, body } = await client.get(address);
    return Response.json(body, { status });
  });
  const online = { history: () => line.history(branchId, id) };
  const tab = openTab(phone, `/meetings/${id}/versions`, {}, online);
  expect(await screen.findByText('第 2 版')).toBeTruthy();
  expect(screen.getByText('为什么改：记错地方')).toBeTruthy();
  expect(rowsOf(/地点/)).toEqual(['村部会议室', '老祠堂']);
  expect(screen.getByRole('columnheader', { name: '地点 改过' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: '发言要点' })).toBeTruthy();
  tab.unmount();

  openTab(phone, `/meetings/${id}/versions`, {}, { history: () => Promise.resolve({ ok: false, failure: 'offline' }) });
  expect(await screen.findByText('这会儿没有信号，下面是上次看到的')).toBeTruthy();
  expect(rowsOf(/地点/)).toEqual(['村部会议室', '老祠堂']);
  await endpoint.close();
});

test('where the township cannot be asked and nothing was kept, it says when the versions can be seen', async () => {
  const phone = await meetingPhone();
  openTab(phone, `/meetings/${v7()}/versions`, {}, { history: () => Promise.resolve({ ok: false, failure: 'offline' }) });
  expect(await screen.findByText('这会儿看不到以前的几版')).toBeTruthy();
});
