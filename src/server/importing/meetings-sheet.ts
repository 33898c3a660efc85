import { dayInChina, daysBetween } from '#domain/kernel/local-date.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import words from './roster-words.json' with { type: 'json' };
import { workbookOf } from './workbook.ts';

/** A meeting as a line of a file, with the names that its ids stand for. */
export type MeetingLine = {
  /** What its branch and its group were called on the day it was held. */
  readonly branchName: string;
  readonly groupName: string;
  readonly record: SyncedRecord;
  readonly names: ReadonlyMap<string, string>;
};

const WIDTHS = [14, 12, 14, 12, 8, 8, 20, 12, 12, 24, 7, 7, 24, 24, 24, 36, 60, 48, 12, 12, 10];

const ordered = <T extends { order: number }>(map: Readonly<Record<string, T>>): T[] =>
  Object.values(map).sort((a, b) => a.order - b.order);

function decisionText(decision: MeetingBody['decisions'][string]): string {
  const vote = decision.vote;
  if (!vote) return decision.text;
  const tally = words.meetings.vote
    .replace('{{inFavour}}', String(vote.inFavour))
    .replace('{{against}}', String(vote.against))
    .replace('{{abstained}}', String(vote.abstained));
  return `${decision.text} (${tally})`;
}

function cellsOf({ branchName, groupName, record, names }: MeetingLine): (string | number)[] {
  const body = record.body as unknown as MeetingBody;
  const people = (state: string): string =>
    Object.entries(body.attendance)
      .filter(([, line]) => line.state === state)
      .map(([id, line]) => (line.reason ? `${names.get(id) ?? ''} (${line.reason})` : (names.get(id) ?? '')))
      .join('\n');
  const written = dayInChina(record.firstWrittenAt);
  return [
    branchName,
    body.heldOn,
    words.meetings.kind[body.meetingKind],
    groupName,
    body.startedAt ?? '',
    body.endedAt ?? '',
    body.place,
    body.chair?.name ?? '',
    body.recorder?.name ?? '',
    body.theme,
    Object.values(body.roll).filter((why) => why === 'counted' || why === 'attends').length,
    Object.entries(body.attendance).filter(
      ([id, line]) => line.state === 'present' && (body.roll[id] === 'counted' || body.roll[id] === 'attends'),
    ).length,
    people('leave'),
    people('absent'),
    body.observers.map((person) => person.name).join('\n'),
    ordered(body.topics)
      .map((topic) => topic.text)
      .join('\n'),
    body.notes,
    ordered(body.decisions).map(decisionText).join('\n'),
    written,
    Math.max(0, daysBetween(body.heldOn, written)),
    words.meetings.state[record.review.state],
  ];
}

/** Meetings as an xlsx, one a line, with the day each was first written beside the day it was held. */
export const meetingsSheet = (lines: readonly MeetingLine[]): Promise<Uint8Array> =>
  workbookOf(
    words.meetings.sheetName,
    words.meetings.columns.map((heading, i) => ({ heading, width: WIDTHS[i] ?? 14 })),
    lines.map(cellsOf),
  );
