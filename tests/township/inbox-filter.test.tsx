import { expect, test } from 'vitest';
import { afterLeaving, filterIn, isNarrowed, neighbour } from '#township/features/inbox/inbox-filter.ts';

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test('j and k stop at both ends, and begin at the first row when nothing is chosen', () => {
  expect(neighbour(rows, 'a', 1)?.id).toBe('b');
  expect(neighbour(rows, 'c', 1)?.id).toBe('c');
  expect(neighbour(rows, 'a', -1)?.id).toBe('a');
  expect(neighbour(rows, undefined, 1)?.id).toBe('a');
  expect(neighbour([], 'a', 1)).toBeUndefined();
});

test('after a record is judged the next one is read, after the last the one before it', () => {
  expect(afterLeaving(rows, 'b')?.id).toBe('c');
  expect(afterLeaving(rows, 'c')?.id).toBe('b');
  expect(afterLeaving([{ id: 'a' }], 'a')).toBeUndefined();
});

test('补录 asks for the late ones among what waits; a tab nobody knows is 待审', () => {
  expect(filterIn(new URLSearchParams('tab=late&branch=x'))).toEqual({ state: 'waiting', late: '1', branchId: 'x' });
  expect(filterIn(new URLSearchParams('tab=nonsense'))).toEqual({ state: 'waiting' });
  expect(isNarrowed(new URLSearchParams('tab=late'))).toBe(false);
  expect(isNarrowed(new URLSearchParams('search=桥'))).toBe(true);
});
