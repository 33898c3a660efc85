import { z } from 'zod';
import { DuesSettings } from '#domain/dues/settings.ts';
import { MeetingSettings } from '#domain/meetings/settings.ts';
import { PostSettings } from '#domain/posts/settings.ts';
import { RosterSettings } from '#domain/roster/settings.ts';
import { VisitSettings } from '#domain/visits/settings.ts';

/** Everything a township may set. An empty one is the default of every number. */
export const Settings = z.strictObject({
  meetings: MeetingSettings.prefault({}),
  roster: RosterSettings.prefault({}),
  dues: DuesSettings.prefault({}),
  posts: PostSettings.prefault({}),
  visits: VisitSettings.prefault({}),
});
export type Settings = z.infer<typeof Settings>;

/** What holds where a township has set nothing. */
export const defaultSettings: Settings = Settings.parse({});
