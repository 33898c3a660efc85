import { describe, expect, test } from 'vitest';
import type { GroupId } from '#domain/kernel/ids.ts';
import { type LocalDate, localDate } from '#domain/kernel/local-date.ts';
import type { MeetingKind } from '#domain/records/meeting.ts';
import { reachBack, whatIsDue } from '#domain/rules/due.ts';
import { Settings } from '#domain/rules/settings.ts';

const today = localDate('2026-06-18');
const first = '00000000-0000-7000-8000-000000000001' as GroupId;
const third = '00000000-0000-7000-8000-000000000003' as GroupId;
const held = (meetingKind: MeetingKind, heldOn: string, groupId: GroupId | null = null, alsoCounts: MeetingKind[] = []) => ({
  kinds: [meetingKind, ...alsoCounts],
  heldOn: localDate(heldOn),
  groupId,
});
const due = (
  meetings: ReturnType<typeof held>[],
  more: { groupIds?: GroupId[]; hasCommittee?: boolean; today?: LocalDate; settings?: Settings } = {},
) =>
  whatIsDue({ today, meetings, groupIds: [], hasCommittee: false, ...more }).map(
    ({ meetingKind, period, daysLeft }) => `${meetingKind} ${period.from} ${daysLeft}`,
  );

describe('本月要办', () => {
  test('a branch that begins today is shown what this month and quarter ask for, and nothing from before it', () => {
    expect(due([])).toEqual(['assembly 2026-04-01 12', 'themeDay 2026-06-01 12', 'lesson 2026-04-01 12']);
  });

  test('what was held is not asked for again', () => {
    const meetings = [held('assembly', '2026-04-02'), held('lesson', '2026-05-20'), held('themeDay', '2026-06-18')];
    expect(due(meetings).filter((line) => !line.endsWith('-18'))).toEqual([]);
  });

  test('a month that went by without its theme day stands first, with the days since', () => {
    expect(due([held('assembly', '2026-05-06'), held('lesson', '2026-05-06')])).toEqual([
      'themeDay 2026-05-01 -18',
      'themeDay 2026-06-01 12',
    ]);
  });

  test('how many lessons are asked for is the township’s to set', () => {
    const asked = (lessonsPerYear: number, day = '2026-06-18') =>
      due([held('lesson', '2026-06-02')], { today: localDate(day), settings: Settings.parse({ meetings: { lessonsPerYear } }) }).filter(
        (line) => line.startsWith('lesson'),
      );
    expect(asked(0)).toEqual([]);
    expect(asked(4)).toEqual([]);
    expect(asked(12, '2026-07-18')).toEqual(['lesson 2026-07-01 13']);
    // Two a year are one of the year's obligations, asked for in its last quarter: one was held, one is not.
    expect(asked(2)).toEqual([]);
    expect(asked(2, '2026-10-18')).toEqual(['lesson 2026-01-01 74']);
    expect(asked(1, '2026-10-18')).toEqual([]);
  });

  test('a 组织生活会 held in January for the year before is not this year’s', () => {
    const late = { ...held('lifeMeeting', '2026-01-20'), forYear: 2025 };
    const own = { ...held('lifeMeeting', '2027-01-12'), forYear: 2026 };
    const asked = (meetings: ReturnType<typeof held>[]) =>
      due(meetings, { today: localDate('2026-12-01') }).some((line) => line.startsWith('lifeMeeting'));
    expect([asked([late]), asked([late, own])]).toEqual([true, false]);
  });

  test('each group is asked for its own meeting', () => {
    const open = whatIsDue({ today, meetings: [held('group', '2026-06-03', first)], groupIds: [first, third], hasCommittee: false });
    expect(open.filter(({ meetingKind }) => meetingKind === 'group').map(({ groupId }) => groupId)).toEqual([third]);
  });

  test('a sitting that also counts as a lesson is a lesson held', () => {
    expect(due([held('assembly', '2026-06-02', null, ['lesson', 'themeDay'])]).some((line) => line.startsWith('lesson 2026-04'))).toBe(
      false,
    );
  });

  test('a branch without a committee is not asked for its meetings', () => {
    expect(due([]).some((line) => line.startsWith('committee'))).toBe(false);
    expect(due([], { hasCommittee: true })).toContain('committee 2026-06-01 12');
  });

  test('the yearly 组织生活会 is asked for from October on, and on its last day no days are left', () => {
    expect(due([]).some((line) => line.startsWith('lifeMeeting'))).toBe(false);
    expect(due([], { today: localDate('2026-12-31') })).toContain('lifeMeeting 2026-01-01 0');
  });

  test('the list knows of every meeting that it needs', () => {
    expect(reachBack(today)).toBe('2026-01-01');
    expect(reachBack(localDate('2026-02-10'))).toBe('2025-10-01');
    expect(reachBack(localDate('2026-11-22'))).toBe('2026-01-01');
  });
});
