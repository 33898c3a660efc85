import { act, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AccountId, RecordId, TownshipId } from '#domain/kernel/ids.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import type { Session } from '#protocol/session.ts';
import { saveRecord } from '#storage/commands.ts';
import { branchDbName, openBranchDb } from '#storage/db.ts';
import { rememberSession } from '#storage/device.ts';
import { rememberCards } from '#storage/first-run.ts';
import { syncSummary } from '#storage/queries.ts';
import { newPhone } from '#tests/phone/start/render-phone.tsx';
import { BRANCH, meetingBody, testId } from '#tests/support/factories.ts';

const sessionOf = (number: number, name: string): Session & { readonly branchId: typeof BRANCH } => ({
  accountId: testId(number) as AccountId,
  name,
  role: 'secretary',
  townshipId: testId(0x70) as TownshipId,
  townshipName: '青石镇',
  branchId: BRANCH,
  branchName: '石桥村党支部',
  groupId: null,
  practice: false,
  now: instantAt(Date.parse('2026-06-18T06:40:00.000Z')),
});

describe('换人用', () => {
  test("the first person's unsent work stays on the phone, and the second is told whose it is", async () => {
    const first = sessionOf(0xe1, '王秀兰');
    const second = sessionOf(0xe2, '陈思远');
    const phone = newPhone({
      sessions: {
        signIn: () => Promise.resolve({ ok: true, value: second }),
        history: () => Promise.resolve({ ok: false, failure: 'offline' }),
        whoAmI: () => Promise.resolve({ ok: true, value: second }),
        signOut: () => Promise.resolve({ ok: true, value: null }),
      },
    });
    const { device } = phone;
    await rememberCards(device.deviceDb);
    await rememberSession(device.deviceDb, first);
    const own = openBranchDb(branchDbName(first.accountId));
    const writer = { ...device, accountId: first.accountId, name: first.name, branchId: BRANCH };
    for (const number of [1, 2, 3])
      await saveRecord(own, writer, { id: testId(0xe100 + number) as RecordId, kind: 'meeting', body: meetingBody(), baseline: null });
    own.close();

    const { user } = await phone.start('/me');
    await user.click(await screen.findByRole('button', { name: '换人用' }));
    expect(await screen.findByText(/你有 3 条/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '换人' }));

    expect(await screen.findByText('王秀兰还有 3 条，等本人登录后送出')).toBeTruthy();
    await user.type(screen.getByLabelText('账号'), 'shiqiao-dailu');
    await user.type(screen.getByLabelText('密码'), 'x');
    await user.click(screen.getByRole('button', { name: '登录' }));
    await act(() => Promise.resolve());
    expect(await screen.findByText(/陈思远/)).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: '换人用' }));
    expect(await screen.findByText(/王秀兰 在这部手机上还有 3 条/)).toBeTruthy();

    const kept = openBranchDb(branchDbName(first.accountId));
    expect((await syncSummary(kept)).waiting).toBe(3);
    kept.close();
    const other = openBranchDb(branchDbName(second.accountId));
    expect((await syncSummary(other)).waiting).toBe(0);
    other.close();
  });
});
