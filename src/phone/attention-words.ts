import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import { factWords } from '#i18n/fact-words.ts';
import type { AttentionItem, LocalRecord } from '#storage/shapes.ts';
import { useRecordTitle } from './record-title.ts';

/** What the record of an edit that was not taken is called; one that is gone is called by what the edit itself says. */
export function useAttentionTitle(): (item: AttentionItem, record: LocalRecord | undefined) => string {
  const { t, i18n } = useTranslation(['common', 'records']);
  const title = useRecordTitle();
  return ({ operation, before }, record) => {
    const whole = (body: object): boolean => 'name' in body || ('heldOn' in body && 'meetingKind' in body);
    if (record && whole(record.body)) return title(record);
    const body = { ...before, ...operation.changes };
    if (whole(body)) return title({ id: operation.recordId as RecordId, kind: operation.kind, body } as unknown as LocalRecord);
    const kind = `records:kind.${operation.kind}`;
    return i18n.exists(kind) ? t(kind as 'records:kind.member') : t('common:record.gone');
  };
}

/** Why an edit was not taken, in one sentence. */
export function useReason(): (item: Pick<AttentionItem, 'outcome' | 'code' | 'facts'>) => string {
  const { t, i18n } = useTranslation(['attention', 'problems']);
  return ({ outcome, code, facts }) => {
    if (outcome === 'held') return t('attention:held');
    if (code === 'operation.declined' && facts['note'] !== undefined) return t('attention:declinedNote', { note: facts['note'] });
    const by = code === 'edit.overwritten' || code === 'edit.deletedUnseen' ? String(facts['by'] ?? '') : '';
    const keys = [
      by === '' ? '' : `attention:reasonBy.${code}`,
      `attention:reason.${code}`,
      outcome === 'stuck' ? 'attention:stuck' : '',
      `problems:${code}`,
    ];
    const key = keys.find((candidate) => candidate !== '' && i18n.exists(candidate));
    return key === undefined ? t('problems:unknown', { code }) : String(t(key as never, { ...factWords(facts), name: by } as never));
  };
}
