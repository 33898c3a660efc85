import { useTranslation } from 'react-i18next';
import type { MeetingKind } from '#domain/records/meeting.ts';
import type { DeskRecord, InboxRow } from '#protocol/desk.ts';
import { useSay } from '#township/say.ts';

type Title = {
  readonly kind: string;
  readonly branch: string;
  readonly meetingKind?: string | undefined;
  readonly group?: string | undefined;
  readonly name?: string | undefined;
};

/** What a record is called at the desk: whose it is and what. */
export function useRecordTitle(): { readonly ofRow: (row: InboxRow) => string; readonly ofRecord: (desk: DeskRecord) => string } {
  const { t } = useTranslation(['inbox', 'records']);
  const { village } = useSay();
  const title = ({ kind, branch, meetingKind, group, name }: Title): string => {
    if ((kind === 'meeting' || kind === 'plan') && meetingKind)
      return t('inbox:title.meeting', { branch, kind: t(`records:meetingKind.${meetingKind as MeetingKind}`), group: group ?? '' }).trim();
    return t('inbox:title.other', { branch, kind: t(`records:kind.${kind as 'member'}`), name: name ?? '' }).trim();
  };
  return {
    ofRow: (row) =>
      title({
        kind: row.kind,
        branch: village(row.branchName),
        meetingKind: row.title.meetingKind,
        group: row.title.groupName,
        name: row.title.name,
      }),
    ofRecord: ({ record, branchName, branchNameThen, names }) => {
      const text = (field: string): string | undefined =>
        typeof record.body[field] === 'string' ? (record.body[field] as string) : undefined;
      return title({
        kind: record.kind,
        branch: village(branchNameThen ?? branchName),
        meetingKind: text('meetingKind'),
        group: names[text('groupId') ?? ''],
        name: text('name'),
      });
    },
  };
}
