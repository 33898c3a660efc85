import { z } from 'zod';
import type { Services } from '#township/services.tsx';
import type { Batch } from './dues-queries.ts';

const TypedCount = z.object({ amount: z.string(), number: z.string(), note: z.string() });
/** A count as it is being typed. */
export type TypedCount = z.infer<typeof TypedCount>;

type Notebook = Services['notebook'];

// Of one count of one batch: once something was said of it, the next count begins with nothing.
const keyOf = ({ id, receiptRev }: Batch): string => `zhibu-count ${id} ${receiptRev}`;

/** What was typed of this count and not finished; null where there is none, or the browser keeps nothing. */
export function keptCount(notebook: Notebook, batch: Batch): TypedCount | null {
  try {
    const read = TypedCount.safeParse(JSON.parse(notebook.getItem(keyOf(batch)) ?? 'null'));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed at every letter; null when it is done. A browser that keeps nothing is no reason to stop. */
export function keepCount(notebook: Notebook, batch: Batch, typed: TypedCount | null): void {
  try {
    if (typed === null) notebook.removeItem(keyOf(batch));
    else notebook.setItem(keyOf(batch), JSON.stringify(typed));
  } catch {
    // Full, or private: the words stand on the screen all the same.
  }
}
