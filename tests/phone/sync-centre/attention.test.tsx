import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Instant } from '#domain/kernel/local-date.ts';
import { problemStatus } from '#protocol/problem.ts';
import { resolveAttention, saveRecord } from '#storage/commands.ts';
import { recordById } from '#storage/queries.ts';
import { bodyWith, forgetOldCopies, setAsideItems } from '#storage/set-aside.ts';
import { paymentBody } from '#tests/support/dues.ts';
import { day, meetingBody, memberBody, recordId, testId } from '#tests/support/factories.ts';
import { centrePhone, deliveredMeeting, notTaken, openCentre } from './render-centre.tsx';

const M = recordId(1);
const P = recordId(2);
const button = (name: string) => screen.findByRole('button', { name });

test('both texts of a clash stand side by side, and 用我写的 hands mine in over what stands', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M, { notes: '陈思远写的要点' });
  const item = await notTaken(
    phone,
    M,
    { notes: '王秀兰写的要点' },
    { outcome: 'lost', code: 'edit.overwritten', facts: { by: '陈思远' } },
  );
  const { user, router } = openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByRole('heading', { level: 1, name: '支部党员大会 3月5日' })).toBeTruthy();
  expect(screen.getByText(/陈思远没看到你写的/)).toBeTruthy();
  expect(screen.getByText('王秀兰写的要点')).toBeTruthy();
  expect(within(screen.getByText('现在用的，陈思远写的').parentElement as HTMLElement).getByText('陈思远写的要点')).toBeTruthy();
  await user.click(await button('用我写的'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/me/sync'));
  expect((await phone.db.outbox.toArray()).map(({ operation }) => [operation.act, operation.base, operation.changes])).toEqual([
    ['set', 3, { notes: '王秀兰写的要点' }],
  ]);
  expect(await phone.db.attention.count()).toBe(0);
});

test('留着别人写的 changes nothing, and mine is kept among what was set aside', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M, { notes: '陈思远写的要点' });
  const item = await notTaken(phone, M, { notes: '王秀兰写的要点' }, { outcome: 'lost', code: 'edit.overwritten' });
  const { user } = openCentre(phone, `/me/sync/${item.id}`);
  await user.click(await button('留着别人写的'));
  await user.click(await screen.findByRole('link', { name: /放下的/ }));
  await user.click(await screen.findByRole('link', { name: /支部党员大会/ }));
  expect(await screen.findByText('王秀兰写的要点')).toBeTruthy();
  expect(await phone.db.outbox.count()).toBe(0);
});

test('an edit of a record that somebody deleted brings it back with the change', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, { code: 'operation.recordDeleted' });
  await phone.db.records.update(M, { deleted: 1, body: {} as never });
  const { user } = openCentre(phone, `/me/sync/${item.id}`);
  await user.click(await button('恢复这条，带上我改的'));
  await waitFor(async () =>
    expect((await phone.db.outbox.toArray())[0]?.operation).toMatchObject({ act: 'restore', changes: { place: '老学校' } }),
  );
});

test('a payment of a month that the township has closed stays on the phone; 日期改成今天 hands the same money in under today', async () => {
  const phone = centrePhone();
  const body = paymentBody(testId(3), '2026-05', { paidOn: day('2026-05-20'), payer: 'family', receiptNo: '0042' });
  const item = await notTaken(phone, P, body, { code: 'dues.monthClosed', facts: { month: '2026-05' } }, 'duesPayment');
  expect(await recordById(phone.db, P), 'it is still there to be seen').toMatchObject({ body: { dueFen: body.dueFen } });
  const { user, router } = openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByText(/2026年5月的党费乡镇已经结账，这一笔没有收下，还在手机上/)).toBeTruthy();
  await user.click(await button('日期改成今天，再交'));
  await waitFor(() => expect(router.state.location.pathname).toBe('/me/sync'));
  expect((await phone.db.outbox.toArray()).map(({ operation }) => [operation.act, operation.recordId, operation.changes])).toEqual([
    ['create', P, { ...item.operation.changes, paidOn: '2026-06-18' }],
  ]);
  expect(await phone.db.attention.count()).toBe(0);
});

test('a refused edit says why, what it was made over and what stands now; 改一改 opens the form with my values', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M, { place: '村部' });
  const item = await notTaken(phone, M, { place: '老学校', startedAt: '14:30' }, {});
  await phone.db.records
    .where('id')
    .equals(M)
    .modify((row) => Object.assign(row, { body: { ...row.body, place: '文化广场' } }));
  const { user } = openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByText('有一处填得不对，改好再交。')).toBeTruthy();
  expect(screen.getByText('老学校')).toBeTruthy();
  expect(screen.getByText('原来是：村部')).toBeTruthy();
  expect(screen.getByText('现在是：文化广场')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '改一改再交' }));
  expect((await screen.findByTestId('address')).textContent).toBe(`/meetings/${M}/edit?step=1&with=${item.id}`);
  const record = await phone.db.records.get(M);
  expect(record && (await bodyWith(phone.db, item.id, record.body))).toMatchObject({
    place: '老学校',
    startedAt: '14:30',
    heldOn: '2026-03-05',
  });
});

test('once the form is saved in its place the edit is done with, and its copy says so', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M, { place: '村部' });
  const item = await notTaken(phone, M, { place: '老学校' }, {});
  const stands = (await phone.db.records.get(M))?.body;
  await saveRecord(phone.db, phone.writer, {
    id: M,
    kind: 'meeting',
    body: { ...stands, place: '老学校二楼' },
    baseline: stands as never,
    mends: item.id,
  });
  expect(await phone.db.attention.count()).toBe(0);
  expect((await phone.db.records.get(M))?.standing).toBe('saved');
  expect((await setAsideItems(phone.db)).map(({ why }) => why)).toEqual(['mended']);
  openCentre(phone, `/me/sync/aside/${item.id}`);
  expect(await screen.findByText('老学校')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '放回待处理' })).toBeNull();
});

test('attendance is told row by row with names', async () => {
  const phone = centrePhone();
  await saveRecord(phone.db, phone.writer, { id: P, kind: 'member', body: memberBody({ name: '吴桂芳' }), baseline: null });
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { attendance: { [P]: { state: 'leave', reason: '看病' } } }, {});
  openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByText('到会与缺席原因 吴桂芳')).toBeTruthy();
  expect(screen.getByText('请假，看病')).toBeTruthy();
});

test('不要了 asks first, keeps a copy for thirty days, and the copy is put back', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, {});
  const { user, router } = openCentre(phone, `/me/sync/${item.id}`);
  await user.click(await button('不要了'));
  const sheet = within(await screen.findByRole('dialog', { name: '这一条不要了？' }));
  expect(sheet.getByText(/留 30 天/)).toBeTruthy();
  await user.click(sheet.getByRole('button', { name: '留着' }));
  expect(await phone.db.attention.count()).toBe(1);
  await user.click(await button('不要了'));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '不要了' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/me/sync'));
  await forgetOldCopies(phone.db, phone.writer.now() + 29 * 86_400_000);
  await router.navigate(`/me/sync/aside/${item.id}`);
  expect(await screen.findByText('留到 7月18日')).toBeTruthy();
  await user.click(await button('放回待处理'));
  await waitFor(async () => expect((await phone.db.attention.toArray()).map(({ id }) => id)).toEqual([item.id]));
});

test('after thirty days the copy goes, but never what nobody dated', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, {});
  await resolveAttention(phone.db, phone.writer, item.id, 'drop');
  const { droppedAt: _, ...undated } = (await phone.db.dropped.toArray())[0] ?? { id: item.id, item, why: 'dropped' as const };
  await phone.db.dropped.put({ ...undated, id: recordId(77) as never });
  await forgetOldCopies(phone.db, phone.writer.now() + 31 * 86_400_000);
  expect((await setAsideItems(phone.db)).map(({ until }) => until)).toEqual([null]);
});

test('a making that was given up leaves the lists with what waited behind it, and comes back with it', async () => {
  const phone = centrePhone();
  const item = await notTaken(phone, M, meetingBody({ place: '村部' }), {});
  await saveRecord(phone.db, phone.writer, { id: P, kind: 'member', body: memberBody(), baseline: null });
  const shown = (await phone.db.records.get(M))?.body;
  await phone.db.outbox.add({
    id: recordId(50) as never,
    recordId: M,
    branchId: item.branchId,
    operation: { ...item.operation, id: recordId(50) as never, act: 'set', n: 90, changes: { place: '老学校' } },
    savedAt: item.at,
  });
  const { user } = openCentre(phone, `/me/sync/${item.id}`);
  await user.click(await button('不要了'));
  expect(screen.getByText(/从名单里拿走/)).toBeTruthy();
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '不要了' }));
  await waitFor(async () => expect(await phone.db.records.get(M)).toBeUndefined());
  const { putBack } = await import('#storage/set-aside.ts');
  await putBack(phone.db, item.id, '王秀兰');
  expect((await phone.db.records.get(M))?.body).toMatchObject({ ...shown, place: '老学校' });
  expect((await phone.db.outbox.where('recordId').equals(M).toArray()).map(({ operation }) => operation.changes)).toEqual([
    { place: '老学校' },
  ]);
  expect(await phone.db.dropped.count()).toBe(0);
});

test('抄下来 puts the title, the author and every field on the clipboard', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, { code: 'operation.denied' });
  const { user } = openCentre(phone, `/me/sync/${item.id}`);
  await user.click(await button('抄下来'));
  await waitFor(() => expect(phone.copied).toEqual(['支部党员大会 3月5日\n王秀兰 今天 14:40 记的\n地点：老学校']));
});

test('held work waits for the township: nothing to press but copying', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, { outcome: 'held', code: 'operation.scopeLost' });
  openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByText(/交给乡镇定收不收/)).toBeTruthy();
  expect(screen.getAllByRole('button').map((one) => one.textContent)).toEqual(['抄下来']);
});

test('the township’s own word about refused held work is shown', async () => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const item = await notTaken(phone, M, { place: '老学校' }, { code: 'operation.declined', facts: { note: '柳树村已经记了' } });
  openCentre(phone, `/me/sync/${item.id}`);
  expect(await screen.findByText('乡镇看过，没有收：柳树村已经记了')).toBeTruthy();
});

const codes = [...Object.keys(problemStatus).filter((code) => code.startsWith('operation.')), 'edit.overwritten', 'edit.deletedUnseen'];

test.each(codes)('%s has a plain sentence and at least one way on', async (code) => {
  const phone = centrePhone();
  await deliveredMeeting(phone, M);
  const outcome = code.startsWith('edit.') ? 'lost' : 'refused';
  const item = await notTaken(phone, M, { place: '老学校' }, { outcome, code });
  openCentre(phone, `/me/sync/${item.id}`);
  const why = await screen.findByRole('region', { name: '为什么' });
  expect(why.textContent).not.toMatch(/代号|operation\.|edit\.|\{\{/);
  expect(screen.getAllByRole('button').length).toBeGreaterThan(1);
});

test('fifty of them are a list in which each leads to its own page; none says why it could all be deleted', async () => {
  const phone = centrePhone();
  for (let i = 0; i < 50; i += 1) {
    await deliveredMeeting(phone, recordId(100 + i), { place: `第 ${i} 处` });
    await notTaken(phone, recordId(100 + i), { place: '老学校' }, {
      at: `2026-06-18T06:30:${String(i).padStart(2, '0')}.000Z` as Instant,
    } as never);
  }
  openCentre(phone, '/me/sync');
  expect((await screen.findAllByRole('link', { name: /没收下.*支部党员大会/ })).length).toBe(50);
  expect(screen.queryByRole('button', { name: /全部|清空/ })).toBeNull();
});

test('one that was settled meanwhile says so', async () => {
  openCentre(centrePhone(), `/me/sync/${recordId(9)}`);
  expect(await screen.findByText('这一条已经办好了')).toBeTruthy();
});
