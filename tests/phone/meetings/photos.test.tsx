import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { RecordId } from '#domain/kernel/ids.ts';
import { inOrder } from '#domain/meetings/draft.ts';
import { draftById } from '#storage/drafts.ts';
import { keepChosen } from '#storage/photos.ts';
import { recordsOfKind } from '#storage/queries.ts';
import { testId } from '#tests/support/factories.ts';
import { jpegOf, shaOf } from '#tests/support/pictures.ts';
import { type MeetingPhone, meetingPhone, openTab } from './render-meetings.tsx';

const DRAFT = testId(0x9001) as RecordId;
const [first, second] = [jpegOf(5_000), jpegOf(6_000, { seed: 2, width: 1200, height: 1600 })];

/** What a tab leaves that was killed after the photo was on the disk and before the form named it. */
async function chosenAndKilled(phone: MeetingPhone, ...photos: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
  for (const bytes of photos)
    await keepChosen(
      phone.db,
      { ...phone.writer, now: () => phone.writer.now() + bytes.length },
      { sha: shaOf(bytes), type: 'image/jpeg', bytes, thumb: bytes },
      { recordId: DRAFT, draftId: DRAFT },
    );
}

const openForm = (phone: MeetingPhone) => openTab(phone, `/meetings/new?kind=assembly&draft=${DRAFT}&step=3`);

async function savedPhotos(phone: MeetingPhone): Promise<string[]> {
  const [meeting] = await recordsOfKind(phone.db, 'meeting');
  return inOrder(meeting?.body.photos ?? {}).map(([sha]) => sha);
}

describe('photos in the meeting form', () => {
  test('nobody has to take one: the form says so, and a meeting without photos is saved and asked for none', async () => {
    const phone = await meetingPhone();
    const tab = openForm(phone);
    expect(await screen.findByText('不拍也行。在哪里拍的不会留下。')).toBeTruthy();
    await tab.press('下一步：决议');
    await tab.press('看一遍');
    expect(screen.queryByRole('region', { name: '照片' })).toBeNull();
    await tab.press('记下这次会');
    await waitFor(async () => expect(await recordsOfKind(phone.db, 'meeting')).toHaveLength(1));
    expect(await savedPhotos(phone)).toEqual([]);
  });

  test('a photo that was on the disk when the tab was killed is in the form again, and in the meeting', async () => {
    const phone = await meetingPhone();
    await chosenAndKilled(phone, first);
    const tab = openForm(phone);
    expect(await screen.findByRole('button', { name: '看第 1 张大图' })).toBeTruthy();
    await waitFor(async () => expect(JSON.stringify((await draftById(phone.db, DRAFT))?.data)).toContain(shaOf(first)));
    await tab.press('下一步：决议');
    await tab.press('看一遍');
    await tab.press('记下这次会');
    await waitFor(async () => expect(await savedPhotos(phone)).toEqual([shaOf(first)]));
    const [meeting] = await recordsOfKind(phone.db, 'meeting');
    expect(meeting?.body.photos[shaOf(first)]).toEqual({ size: 5_000, width: 1600, height: 1200, addedOn: '2026-06-18', order: 0 });
  });

  test('arrows change the order; one that is removed does not come back at the next opening', async () => {
    const phone = await meetingPhone();
    await chosenAndKilled(phone, first, second);
    const tab = openForm(phone);
    await screen.findByRole('button', { name: '看第 2 张大图' });
    const before = await waitFor(async () => {
      const draft = JSON.stringify((await draftById(phone.db, DRAFT))?.data);
      expect(draft).toContain(shaOf(second));
      return draft;
    });
    await tab.press('第 2 张往前放');
    expect(screen.getByRole('button', { name: '第 1 张往前放' })).toHaveProperty('disabled', true);
    await waitFor(async () => expect(JSON.stringify((await draftById(phone.db, DRAFT))?.data)).not.toBe(before));
    await tab.press('删掉第 2 张');
    await waitFor(async () => expect((await phone.db.photos.toArray()).filter((row) => row.draftId === '')).toHaveLength(1));
    await waitFor(() => expect(screen.queryByRole('button', { name: '看第 2 张大图' })).toBeNull());
    await screen.findByText('已保存');
    tab.unmount();

    const again = openForm(phone);
    await screen.findByRole('button', { name: '看第 1 张大图' });
    expect(within(screen.getByRole('region', { name: '照片' })).queryByRole('button', { name: '看第 2 张大图' })).toBeNull();
    await again.press('下一步：决议');
    await again.press('看一遍');
    await again.press('记下这次会');
    await waitFor(async () => expect(await savedPhotos(phone)).toHaveLength(1));
  });
});
