import { z } from 'zod';
import { Instant } from '#domain/kernel/local-date.ts';
import { Settings } from '#domain/rules/settings.ts';

/** GET /api/v1/desk/settings: what holds, and every version of it, the newest first. `version` is 0 where nothing was ever set. */
export const DeskSettings = z.object({
  version: z.int().min(0),
  settings: Settings,
  versions: z.array(z.object({ version: z.int().min(1), at: Instant, byName: z.string(), settings: Settings })),
});
export type DeskSettings = z.infer<typeof DeskSettings>;

/** PUT /api/v1/desk/settings: all numbers anew; `version` is the one they were changed from. */
export const NewSettings = z.strictObject({ version: z.int().min(0), settings: Settings });
export type NewSettings = z.infer<typeof NewSettings>;
