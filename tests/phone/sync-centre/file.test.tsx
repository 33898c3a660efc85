import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { saveRecord } from '#storage/commands.ts';
import { exportUnsent } from '#storage/unsent.ts';
import { meetingBody, recordId } from '#tests/support/factories.ts';
import { type CentrePhone, centrePhone, openCentre } from './render-centre.tsx';

const write = (phone: CentrePhone, id: number) =>
  saveRecord(phone.db, phone.writer, { id: recordId(id), kind: 'meeting', body: meetingBody(), baseline: null });
const asFile = (content: string): File => new File([content], '没上报的.json', { type: 'application/json' });

test('what waits is saved as a file, and brought in on another phone of the branch once, however often it is opened', async () => {
  const broken = centrePhone('王秀兰');
  await write(broken, 1);
  await write(broken, 2);
  const first = openCentre(broken, '/me/sync/file');
  expect(await screen.findByText('2 条没上报，0 条没收下或放下的，0 份没写完的')).toBeTruthy();
  await first.user.click(screen.getByRole('button', { name: '存到手机里' }));
  const [name, content] = broken.saved[0] ?? [];
  expect(name).toBe('没上报的 2026-06-18.json');
  first.unmount();

  const other = centrePhone('陈思远');
  const { user, router } = openCentre(other, '/me/sync/file');
  expect(await screen.findByText('没有要带的')).toBeTruthy();
  await user.upload(screen.getByLabelText('打开一个文件'), asFile((await content?.text()) ?? ''));
  expect(await screen.findByText('王秀兰')).toBeTruthy();
  expect(screen.getByText('2 条没上报的')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '带进来 2 条' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/me/sync'));
  expect(await other.db.outbox.count()).toBe(2);

  await router.navigate('/me/sync/file');
  await user.upload(await screen.findByLabelText('打开一个文件'), asFile((await content?.text()) ?? ''));
  expect(await screen.findByText('文件里的这台手机上都有了，不用带。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /带进来/ })).toBeNull();
});

test('a file that is none, and one of another branch, are said so in plain words and change nothing', async () => {
  const stranger = centrePhone();
  await write(stranger, 1);
  const text = JSON.stringify(await exportUnsent(stranger.db)).replaceAll(stranger.writer.branchId, recordId(99));
  const phone = centrePhone();
  const { user } = openCentre(phone, '/me/sync/file');
  await user.upload(await screen.findByLabelText('打开一个文件'), asFile('照片'));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', '这个文件读不懂。请选从支部手账存出来的那个文件。');
  await user.upload(screen.getByLabelText('换一个文件'), asFile(text));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('这是别的支部的文件，不能带到这里。'));
  expect(await phone.db.outbox.count()).toBe(0);
});
