import { expect, test } from 'vitest';
import type { Hlc } from '#domain/kernel/hlc.ts';
import { confirmationOf, leftBy } from '#domain/meetings/confirmation.ts';
import { meetingBody } from '#tests/support/factories.ts';

const stamp = (s: number) => ({ h: '' as Hlc, s });
const confirmed = meetingBody({ confirmed: { name: '陈守田', on: '2026-03-06' }, notes: '一' });

test('a confirmation is older than a word that came after it, and not than what follows up on the sitting', () => {
  expect(confirmationOf({ body: meetingBody(), stamps: {} })).toBe('none');
  expect(confirmationOf({ body: confirmed, stamps: {} })).toBe('stands');
  expect(confirmationOf({ body: confirmed, stamps: { notes: stamp(3), confirmed: stamp(3) } })).toBe('stands');
  expect(confirmationOf({ body: confirmed, stamps: { notes: stamp(4), confirmed: stamp(3) } })).toBe('older');
  expect(confirmationOf({ body: confirmed, stamps: { 'attendance.x': stamp(4), confirmed: stamp(3) } })).toBe('older');
  expect(confirmationOf({ body: confirmed, stamps: { 'remedies.x': stamp(4), confirmed: stamp(3) } })).toBe('stands');
});

test('whoever is not the secretary and changes a word takes his confirmation back; who changes nothing leaves it', () => {
  const changed = { ...confirmed, notes: '二' };
  expect(leftBy('scribe', changed, confirmed).confirmed).toBeNull();
  expect(leftBy('scribe', confirmed, confirmed).confirmed).toEqual(confirmed.confirmed);
  expect(leftBy('secretary', changed, confirmed).confirmed).toEqual(confirmed.confirmed);
});
