import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { monthOfMember } from '#domain/dues/books-of-branch.ts';
import { DuesSettings } from '#domain/dues/settings.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { YearMonth } from '#domain/kernel/local-date.ts';
import { tally } from '#domain/meetings/tally.ts';
import { duesHere } from '#phone/features/dues/dues-here.ts';
import { openPractice } from '#phone/features/start/open-practice.ts';
import { saveRecord } from '#storage/commands.ts';
import { openPracticeDb } from '#storage/practice.ts';
import { meetingsBetween, recordById, recordsOfKind, syncSummary } from '#storage/queries.ts';
import { day, meetingBody, testId } from '#tests/support/factories.ts';
import { newPhone } from './render-phone.tsx';

const sent: string[] = [];
const realFetch = globalThis.fetch;

beforeEach(() => {
  sent.length = 0;
  globalThis.fetch = (input) => {
    sent.push(String(input));
    return Promise.reject(new TypeError('no network'));
  };
});

afterEach(async () => {
  globalThis.fetch = realFetch;
  await openPracticeDb().delete();
});

const id = testId(0x7001) as RecordId;

describe('the practice branch', () => {
  test('opens without an account and without a network, marked on the screen, and nothing leaves the phone', async () => {
    const phone = newPhone();
    const { user } = await phone.start();
    await user.click(await screen.findByRole('button', { name: '跳过，去登录' }));
    await user.click(await screen.findByRole('button', { name: '先试一试' }));
    expect(await screen.findByRole('heading', { name: '青禾村党支部' })).toBeTruthy();
    expect(screen.getByText('练习支部，写什么都不上报', { selector: '.zb-ribbon span' })).toBeTruthy();
    expect(await screen.findByText('练习的都存在这部手机上', { selector: 'strong' })).toBeTruthy();
    expect(await screen.findByText('退出练习')).toBeTruthy();
    await user.click(await screen.findByText('退出练习'));
    expect(await screen.findByLabelText('账号')).toBeTruthy();
    expect(sent).toEqual([]);
    expect(phone.asked).toEqual([]);
  });

  test('is a village of 25 with four months of meetings, and one meeting is due', async () => {
    const { services, close } = await openPractice(newPhone().device);
    const members = await recordsOfKind(services.db, 'member');
    expect(members).toHaveLength(25);
    const meetings = await meetingsBetween(services.db, day('2026-01-01'), day('2026-06-18'));
    expect(new Set(meetings.map(({ body }) => body.heldOn.slice(0, 7)))).toEqual(new Set(['2026-02', '2026-03', '2026-04', '2026-05']));
    expect(meetings.length).toBeGreaterThan(20);
    for (const { body } of meetings) {
      const { due, present, unmarked } = tally(body, body.roll);
      expect(unmarked).toBe(0);
      if (body.meetingKind === 'assembly') expect(present * 2).toBeGreaterThan(due);
    }
    close();
  });

  test('has two months of dues collected, one of them signed for, and this month to collect; whoever must be asked is left to ask', async () => {
    const { services, close } = await openPractice(newPhone().device);
    const { books, members } = await duesHere(services.db);
    expect(books.own.heldFen).toBeGreaterThan(0);
    expect(books.signedFen).toBe(books.own.remittedFen);
    expect(books.own.heldFen + books.own.remittedFen).toBe(books.own.collectedFen);
    const settings = DuesSettings.parse({});
    const now = members.map((member) => monthOfMember(member, '2026-06' as YearMonth, settings));
    expect(now.filter(({ stillDueFen }) => stillDueFen > 0).length).toBeGreaterThan(15);
    expect(now.some(({ due }) => due.state === 'ask')).toBe(true);
    close();
  });

  test('a meeting saved there can be returned, mended and approved by the phone itself, each said to be practice', async () => {
    const phone = newPhone();
    const { services, close } = await openPractice(phone.device);
    const { db, writer, practice } = services;
    const body = meetingBody({ heldOn: '2026-06-17' });
    await saveRecord(db, writer, { id, kind: 'meeting', body, baseline: null });
    expect(await recordById(db, id)).toMatchObject({ standing: 'saved' });

    expect(await practice?.answer(id)).toBe('returned');
    const returned = await recordById(db, id);
    expect(returned).toMatchObject({ standing: 'returned', review: { state: 'returned' } });
    expect(returned?.review.marks.map(({ note }) => note)).toEqual([expect.stringContaining('练习')]);

    const mended = { ...body, notes: '邓守义说了水渠的事' };
    const saved = await saveRecord(db, writer, {
      id,
      kind: 'meeting',
      body: mended,
      baseline: body as unknown as JsonObject,
      answersTurn: returned?.review.turn ?? null,
    });
    expect(saved.ok).toBe(true);
    expect(await practice?.answer(id)).toBe('approved');
    expect(await recordById(db, id)).toMatchObject({ standing: 'approved', body: { notes: '邓守义说了水渠的事' } });
    expect((await syncSummary(db)).waiting).toBe(0);

    await services.sync.tryNow();
    await services.sessions.signIn({ login: 'a', password: 'b' });
    await services.sessions.signOut();
    expect(sent).toEqual([]);
    expect(phone.asked).toEqual([]);
    close();
  });

  test('keeps what was practised till it is cleared; then the village is as it was', async () => {
    const { device } = newPhone();
    const first = await openPractice(device);
    await saveRecord(first.services.db, first.services.writer, { id, kind: 'meeting', body: meetingBody(), baseline: null });
    const before = await first.services.db.records.count();
    first.close();

    const second = await openPractice(device);
    expect(await second.services.db.records.count()).toBe(before);
    await second.services.practice?.clear();
    expect(await second.services.db.records.count()).toBe(before - 1);
    expect(await recordById(second.services.db, id)).toBeUndefined();
    expect((await syncSummary(second.services.db)).waiting).toBe(0);
    second.close();
  });

  test('leads through the first meeting with one sentence a step, till it is saved', async () => {
    const phone = newPhone();
    const { user } = await phone.start();
    await user.click(await screen.findByRole('button', { name: '跳过，去登录' }));
    await user.click(await screen.findByRole('button', { name: '先试一试' }));
    await user.click(await screen.findByText('记一次会试试'));
    const hint = await screen.findByRole('complementary', { name: '提示' });
    expect(within(hint).getByText(/先选开什么会/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '下一步：谁到了' }));
    expect(await screen.findByText(/谁到了点谁的名字/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '知道了' }));
    expect(screen.queryByRole('complementary', { name: '提示' })).toBeNull();
    for (const next of ['下一步：议题', '下一步：决议', '看一遍']) await user.click(await screen.findByRole('button', { name: next }));
    expect(await screen.findByText(/看一遍，没有错/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: '记下这次会' }));
    await user.click(await screen.findByRole('button', { name: '看看乡镇退回是什么样' }));
    expect(await screen.findByText(/练习：乡镇退回了一处/)).toBeTruthy();
    expect(await screen.findByRole('button', { name: /1 处/ })).toBeTruthy();
    expect(sent).toEqual([]);
  });
});
