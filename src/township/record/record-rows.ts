import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { wholeMeeting } from '#domain/meetings/draft.ts';
import type { AppraisalBody } from '#domain/records/appraisal.ts';
import type { MeetingBody } from '#domain/records/meeting.ts';
import type { MemberBody } from '#domain/records/member.ts';
import type { PlanBody } from '#domain/records/plan.ts';
import type { RosterCheckBody } from '#domain/records/roster-check.ts';
import type { TransferBody } from '#domain/records/transfer.ts';
import type { DeskRecord } from '#protocol/desk.ts';
import { useSay } from '#township/say.ts';
import { appraisalRows } from './appraisal-rows.ts';
import { type FieldNow, type FieldRow, withBefore } from './field-row.ts';
import { meetingRows } from './meeting-rows.ts';
import { memberRows } from './member-rows.ts';
import { planRows } from './plan-rows.ts';
import { rosterCheckRows, transferRows } from './relation-rows.ts';

/** How the bodies of a kind of record are read as lines; null for a kind that has none. */
export function useRowReader(kind: string, names: DeskRecord['names']): ((body: JsonObject) => FieldNow[]) | null {
  const { t } = useTranslation(['inbox', 'records', 'photos', 'appraisal', 'meetings']);
  const { t: minutes } = useTranslation('meetings');
  const say = useSay();
  const words = { t, minutes, say, names };
  switch (kind) {
    case 'meeting':
      return (body) => meetingRows(wholeMeeting(body as unknown as MeetingBody), words);
    case 'member':
      return (body) => memberRows(body as unknown as MemberBody, words);
    case 'appraisal':
      return (body) => appraisalRows(body as unknown as AppraisalBody, words);
    case 'plan':
      return (body) => planRows(body as unknown as PlanBody, words);
    case 'transfer':
      return (body) => transferRows(body as unknown as TransferBody, words);
    case 'rosterCheck':
      return (body) => rosterCheckRows(body as unknown as RosterCheckBody, words);
    default:
      return null;
  }
}

/** The lines of a record's page, beside each what stood there when it was last judged. */
export function useRecordRows({ record, judgedBody, names }: DeskRecord): FieldRow[] {
  const read = useRowReader(record.kind, names);
  const past = judgedBody as JsonObject | null;
  return read ? withBefore(read(record.body), past && read(past)) : [];
}
