import { z } from 'zod';
import { Instant } from '#domain/kernel/local-date.ts';

/** GET /api/v1/desk/records/:id/id-number: what may be seen of a member's citizen number without asking for it. */
export const IdNumberSeen = z.object({
  /** Null where none was written. */
  lastFour: z.string().nullable(),
  byName: z.string().nullable(),
  at: Instant.nullable(),
  /** Its key is on this machine. Without it the last four are all that is left. */
  openable: z.boolean(),
});
export type IdNumberSeen = z.infer<typeof IdNumberSeen>;

/** PUT /api/v1/desk/records/:id/id-number */
export const NewIdNumber = z.strictObject({ number: z.string().min(1).max(40) });

/** POST /api/v1/desk/records/:id/id-number/open: the whole number, written down with who asked. */
export const IdNumberOpened = z.object({ number: z.string() });
