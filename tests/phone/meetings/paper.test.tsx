import { screen } from '@testing-library/react';
import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import '#phone/features/book/paper-screen.tsx';
import type { RecordId } from '#domain/kernel/ids.ts';
import { PlanBody } from '#domain/records/plan.ts';
import { saveRecord } from '#storage/commands.ts';
import { testId } from '#tests/support/factories.ts';
import { meetingPhone, openTab } from './render-meetings.tsx';

const SCALE = 6;

/** The code as a camera sees it: its squares, so many dots wide each. */
function pictureOf(code: Element) {
  const cells = Number(code.getAttribute('viewBox')?.split(' ')[2]);
  const width = cells * SCALE;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (const [, x, y] of (code.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let i = 0; i < SCALE * SCALE; i += 1) {
      const dot = (Number(y) * SCALE + Math.floor(i / SCALE)) * width + Number(x) * SCALE + (i % SCALE);
      data.fill(0, dot * 4, dot * 4 + 3);
    }
  return { width, height: width, data };
}

test('the code on a blank form opens the form of its meeting, with what was planned in it', async () => {
  const phone = await meetingPhone();
  const plan = testId(0x7701) as RecordId;
  const body = PlanBody.parse({
    meetingKind: 'assembly',
    plannedOn: '2026-06-18',
    startsAt: '14:30',
    place: '老祠堂',
    topics: { [testId(1)]: { order: 0, text: '修渠' } },
  });
  expect((await saveRecord(phone.db, phone.writer, { id: plan, kind: 'plan', body, baseline: null })).ok).toBe(true);

  const paper = openTab(phone, `/paper?plan=${plan}`);
  const code = await screen.findByRole('img', { name: '打开这场会记录的二维码' });
  // Everybody signs beside his name.
  expect(screen.getByText('王䶮')).toBeTruthy();
  const address = new URL(decodeQR(pictureOf(code)));
  expect(address.origin).toBe(window.location.origin);
  paper.unmount();

  openTab(phone, address.pathname + address.search);
  expect(await screen.findByLabelText('地点')).toHaveProperty('value', '老祠堂');
  expect(screen.getByLabelText('开始时间')).toHaveProperty('value', '14:30');
});
