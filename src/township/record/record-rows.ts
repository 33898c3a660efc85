import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { wholeMeeting } from '#domain/meetings/draft.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { RosterCheckBody } from '#domain/records/roster-check.ts';
import type { TransferBody } from '#domain/records/transfer.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import { useSay } from '#township/say.ts';
import { appraisalRows } from './appraisal-rows.ts';
import { type FieldRow, withBefore } from './field-row.ts';
import { meetingRows } from './meeting-rows.ts';
import { memberRows } from './member-rows.ts';
import { rosterCheckRows, transferRows } from './relation-rows.ts';

/** The lines of a record's page, beside each what stood there when it was last judged. */
export function useRecordRows({ record, judgedBody, names }: DeskRecord): FieldRow[] {
  const { t } = useTranslation(['inbox', 'records', 'photos', 'appraisal', 'meetings']);
  const { t: minutes } = useTranslation('meetings');
  const say = useSay();
  const words = { t, minutes, say, names };
  const past = judgedBody as JsonObject | null;
  if (record.kind === 'meeting') {
    const read = (body: JsonObject) => meetingRows(wholeMeeting(body as unknown as MeetingBody), words);
    return withBefore(read(record.body), past && read(past));
  }
  if (record.kind === 'member') {
    const read = (body: JsonObject) => memberRows(body as unknown as MemberBody, words);
    return withBefore(read(record.body), past && read(past));
  }
  if (record.kind === 'appraisal') {
    const read = (body: JsonObject) => appraisalRows(body as unknown as AppraisalBody, { t, minutes, say });
    return withBefore(read(record.body), past && read(past));
  }
  if (record.kind === 'transfer') {
    const read = (body: JsonObject) => transferRows(body as unknown as TransferBody, words);
    return withBefore(read(record.body), past && read(past));
  }
  if (record.kind === 'rosterCheck') {
    const read = (body: JsonObject) => rosterCheckRows(body as unknown as RosterCheckBody, words);
    return withBefore(read(record.body), past && read(past));
  }
  return [];
}
