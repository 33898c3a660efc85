import { describe, expect, test } from 'vitest';
import { defaultSettings, Settings, settingsFrom } from '#domain/rules/settings.ts';

describe('what a phone makes of the settings it was sent', () => {
  test('nothing set is every default', () => {
    expect(settingsFrom({})).toEqual(defaultSettings);
    expect(settingsFrom(undefined)).toEqual(defaultSettings);
  });

  test('what a newer township may set and this phone does not know leaves all other numbers as they were set', () => {
    const set = Settings.parse({ meetings: { graceDays: 3 }, dues: { farmerFen: 20 } });
    expect(settingsFrom({ ...set, meetings: { ...set.meetings, songs: 4 }, weather: {} })).toEqual(set);
  });

  test('a number this phone cannot read is its default, and only that one', () => {
    expect(settingsFrom({ meetings: { graceDays: 'soon', lessonsPerYear: 2 } }).meetings).toEqual({
      ...defaultSettings.meetings,
      lessonsPerYear: 2,
    });
  });
});
