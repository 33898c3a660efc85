import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { useDayWords } from './use-day-words.ts';

/** What a record is called in lists: 支委会 6月5日, 党员 陈守田. */
export function useRecordTitle(): (record: LocalRecord | undefined) => string {
  const { t } = useTranslation(['common', 'records']);
  const words = useDayWords();
  return (record) => {
    // What another phone took away has lost its words; one's own deletion, while it waits, has not.
    if (record === undefined || Object.keys(record.body).length === 0) return t('common:record.gone');
    if (isKind(record, 'meeting'))
      return t('common:record.meeting', {
        meetingKind: t(`records:meetingKind.${record.body.meetingKind}`),
        day: words.day(record.body.heldOn),
      });
    if (isKind(record, 'member')) return t('common:record.member', { name: record.body.name });
    if (isKind(record, 'group')) return t('common:record.group', { name: record.body.name });
    return t(`records:kind.${record.kind}`);
  };
}

/** Where a record opens; null for one that has no page of its own. */
export function recordHref(record: { readonly kind: string; readonly id: RecordId } | undefined): string | null {
  if (record?.kind === 'meeting') return `/meetings/${record.id}`;
  if (record?.kind === 'visit') return `/visits/${record.id}`;
  if (record?.kind === 'matter') return `/matters/${record.id}`;
  if (record?.kind === 'appraisal') return `/appraisals/${record.id}`;
  return record?.kind === 'member' ? `/roster/${record.id}` : null;
}

/** Where a record is changed, as after a refusal. */
export function editHref(record: { readonly kind: string; readonly id: RecordId }): string | null {
  const page = recordHref(record);
  // A matter goes on step by step on its own page.
  return page === null || record.kind === 'matter' ? page : `${page}/edit`;
}

/** Where what the township marked is mended: a meeting has a page of its own for it. */
export function mendHref(record: { readonly kind: string; readonly id: RecordId }): string | null {
  return record.kind === 'meeting' ? `/meetings/${record.id}/mend` : editHref(record);
}

function isKind<K extends LocalRecord['kind']>(record: LocalRecord, kind: K): record is LocalRecord<K> {
  return record.kind === kind;
}
