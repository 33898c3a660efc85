import { z } from 'zod';
import { DuesSettings } from '#domain/dues/settings.ts';
import { MeetingSettings } from '#domain/meetings/settings.ts';
import { PostSettings } from '#domain/posts/settings.ts';
import { RosterSettings } from '#domain/roster/settings.ts';
import { VisitSettings } from '#domain/visits/settings.ts';

/** The parts of what a township may set, by subject. */
export const settingSections = {
  meetings: MeetingSettings,
  roster: RosterSettings,
  dues: DuesSettings,
  posts: PostSettings,
  visits: VisitSettings,
} as const;
export type SettingSection = keyof typeof settingSections;

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

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/**
 * The settings that a stored body means. What this version does not know is left out, and what it cannot read is the default:
 * a phone that is behind its township, or ahead of it, goes on working with every number the two share.
 */
export function settingsFrom(body: unknown): Settings {
  const given = asObject(body);
  const read = Object.entries(settingSections).map(([section, schema]) => {
    const values = asObject(given[section]);
    const known = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([key, rule]) => {
      const value = rule.safeParse(values[key]);
      return value.success ? [[key, value.data] as const] : [];
    });
    return [section, Object.fromEntries(known)];
  });
  return Settings.parse(Object.fromEntries(read));
}
