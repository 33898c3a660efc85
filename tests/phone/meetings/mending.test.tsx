import { screen, waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { instantAt, localDate } from '#domain/kernel/local-date.ts';
import type { Review, ReviewMark } from '#domain/review/review.ts';
import { saveRecord } from '#storage/commands.ts';
import { recordById, recordsOfKind } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { meetingBody, recordId } from '#tests/support/factories.ts';
import { addressOf, type MeetingPhone, meetingPhone, openTab } from './render-meetings.tsx';

const id = recordId(1);
const decisionId = '00000d01-0000-7000-8000-000000000000';

/** A committee meeting that the township has and sent back with these marks. */
async function returnedMeeting(phone: MeetingPhone, marks: readonly ReviewMark[]): Promise<void> {
  const here = { state: 'present', reason: '' } as const;
  const body = meetingBody({
    meetingKind: 'committee',
    heldOn: '2026-06-05',
    roll: { [phone.idOf('陈守田')]: 'counted', [phone.idOf('李秀兰')]: 'counted' },
    attendance: { [phone.idOf('陈守田')]: here, [phone.idOf('李秀兰')]: { state: 'leave', reason: '' } },
    decisions: { [decisionId]: { order: 0, text: '同意。' } },
    notes: '何家旺说主渠淤了三段。',
  });
  const saved = await saveRecord(phone.db, phone.writer, { id, kind: 'meeting', body, baseline: null });
  if (!saved.ok) throw new Error(saved.problem.code);
  await phone.db.outbox.clear();
  const record = (await recordById(phone.db, id)) as LocalRecord<'meeting'>;
  const at = instantAt(phone.writer.now());
  const review: Review = { state: 'returned', turn: 1, marks: [...marks], mendBy: localDate('2026-06-21'), byName: '蒋文静', at };
  await phone.db.records.put({ ...record, seq: 1, rev: 1, standing: 'returned', receiptNo: '0605-0001', handedInAt: at, review });
}

const decisionMark: ReviewMark = { path: 'decisions', note: '写清办什么、谁来办、哪天完', proposal: '同意清理主渠，何家旺负责。' };
const attendanceMark: ReviewMark = { path: 'attendance', note: '李秀兰请假写清原因', proposal: null };
const shown = async (phone: MeetingPhone) => (await recordById(phone.db, id as RecordId)) as LocalRecord<'meeting'>;
const waiting = async (phone: MeetingPhone) => (await phone.db.outbox.toArray()).map((entry) => entry.operation);

describe('mending a return', () => {
  test('only the marked places are open, and the answer is handed in once all are changed', async () => {
    const phone = await meetingPhone();
    await returnedMeeting(phone, [attendanceMark, decisionMark]);
    const tab = openTab(phone, `/meetings/${id}/mend`);
    await screen.findByText('乡镇退回，要改 2 处');
    expect(screen.getByText('写清办什么、谁来办、哪天完')).toBeTruthy();
    expect(screen.queryByLabelText('发言要点')).toBe(null);

    await tab.press('用这句');
    expect(screen.getByText('改了 1 处')).toBeTruthy();
    await tab.press('改好，再交上去');
    expect(addressOf(tab.router)).toBe(`/meetings/${id}/mend`);

    await tab.press('改到会情况');
    await tab.press('李秀兰，请假');
    await tab.press('生病');
    await tab.press('就这样');
    await tab.press('改好这一处');
    await tab.press('改好，再交上去');
    await waitFor(() => expect(addressOf(tab.router)).toBe(`/meetings/${id}`));

    const [operation, ...more] = await waiting(phone);
    expect(more).toEqual([]);
    expect(operation?.answersTurn).toBe(1);
    expect(Object.keys(operation?.changes ?? {}).sort()).toEqual([`attendance.${phone.idOf('李秀兰')}`, `decisions.${decisionId}`]);
    expect((await shown(phone)).body.decisions[decisionId]?.text).toBe('同意清理主渠，何家旺负责。');
    await waitFor(() => expect(screen.queryByText('乡镇退回，要改 2 处')).toBe(null));
  });

  test('a list that leads to 改 comes to the red marks first', async () => {
    const phone = await meetingPhone();
    await returnedMeeting(phone, [decisionMark]);
    const tab = openTab(phone, `/meetings/${id}/edit`);
    await screen.findByText('乡镇退回，要改 1 处');
    expect(addressOf(tab.router)).toBe(`/meetings/${id}/mend`);
  });

  test('a change elsewhere in the record leaves the return unanswered', async () => {
    const phone = await meetingPhone();
    await returnedMeeting(phone, [decisionMark]);
    const tab = openTab(phone, `/meetings/${id}/edit?step=3`);
    await tab.user.type(await screen.findByLabelText('发言要点'), '补一句。');
    await tab.press('下一步：决议');
    await tab.press('看一遍');
    await tab.press('记下改动');
    await waitFor(() => expect(addressOf(tab.router)).toBe(`/meetings/${id}`));
    const [operation] = await waiting(phone);
    expect(operation?.answersTurn).toBe(null);
    expect(Object.keys(operation?.changes ?? {})).toEqual(['notes']);
    expect(await screen.findByRole('button', { name: '去改，1 处' })).toBeTruthy();
  });

  test('somebody else’s group meeting is not his to write', async () => {
    const phone = await meetingPhone();
    await returnedMeeting(phone, [decisionMark]);
    openTab(phone, `/meetings/${id}/mend`, { role: 'groupLeader', groupId: phone.groups[0] ?? null });
    expect(await screen.findByText('这次会不归你记')).toBeTruthy();
  });

  test('a meeting is taken out of the list only after being asked about', async () => {
    const phone = await meetingPhone();
    await returnedMeeting(phone, [decisionMark]);
    const tab = openTab(phone, `/meetings/${id}`);
    await tab.press('删掉这次会');
    await tab.press('留着');
    expect(await recordsOfKind(phone.db, 'meeting')).toHaveLength(1);
    await tab.press('删掉这次会');
    await tab.press('删掉');
    await waitFor(() => expect(addressOf(tab.router)).toBe('/meetings'));
    expect(await recordsOfKind(phone.db, 'meeting')).toEqual([]);
  });
});
