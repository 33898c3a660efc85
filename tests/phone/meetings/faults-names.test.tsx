import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { saveRecord } from '#storage/commands.ts';
import { meetingPhone, openTab } from '#tests/phone/meetings/render-meetings.tsx';
import { meetingBody, memberBody, testId } from '#tests/support/factories.ts';

// The numbers in brackets are those of docs/reliability.md.

test('a meeting that came before the people it names can be read, and shows their names once they are here [73]', async () => {
  const phone = await meetingPhone();
  const late = testId(0x3099);
  const id = testId(0x9001) as RecordId;
  const body = meetingBody({
    roll: { [late]: 'counted' },
    attendance: { [late]: { state: 'leave', reason: '住院' } },
  } as never);
  const saved = await saveRecord(phone.db, phone.writer, { id, kind: 'meeting', body, baseline: null });
  expect(saved.ok).toBe(true);
  openTab(phone, `/meetings/${id}`);
  expect((await screen.findAllByText(/名册里没有的人/)).length).toBeGreaterThan(0);
  expect(screen.getAllByText(/住院/).length).toBeGreaterThan(0);

  await saveRecord(phone.db, phone.writer, {
    id: late as RecordId,
    kind: 'member',
    body: memberBody({ name: '晚到的人' }),
    baseline: null,
  });
  expect((await screen.findAllByText(/晚到的人/)).length).toBeGreaterThan(0);
  expect(screen.queryByText(/名册里没有的人/)).toBeNull();
});
