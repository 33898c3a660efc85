import type { BatchStanding } from '#domain/dues/township-book.ts';
import type { Standing } from '#township/parts.tsx';

/** How each standing of a batch looks. */
export const duesLooks: Readonly<Record<BatchStanding, Standing>> = {
  withdrawn: 'none',
  onItsWay: 'open',
  received: 'delivered',
  difference: 'overdue',
  signed: 'approved',
};
