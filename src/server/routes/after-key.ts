import { z } from 'zod';
import { Instant } from '#domain/kernel/local-date.ts';

/** Where a page of a list goes on, from the `key` of the last row seen; null from the beginning, undefined when it is no key. */
export function afterKey(key: string | undefined): { readonly at: string; readonly id: string } | null | undefined {
  if (key === undefined) return null;
  const [at, id] = key.split('~');
  const read = { at: Instant.safeParse(at), id: z.uuid().safeParse(id) };
  return read.at.success && read.id.success ? { at: read.at.data, id: read.id.data } : undefined;
}
