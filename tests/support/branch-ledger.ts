import { expect } from 'vitest';
import type { Store } from '#server/db/store.ts';
import { type Books, booksOf } from './books.ts';

/** The books of a branch; fails the test where they do not agree with themselves. */
export async function expectSoundBooks(store: Store, branchId: string): Promise<Books> {
  const books = await booksOf(store, branchId);
  expect(books.complaints).toEqual([]);
  return books;
}
