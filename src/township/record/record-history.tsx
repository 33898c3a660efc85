import { useTranslation } from 'react-i18next';
import { formats } from '#i18n/format.ts';
import type { HistoryEntry } from '#protocol/history.ts';
import { useSay } from '#township/say.ts';

/** Everything that happened to a record, oldest first, each with its time and who did it. */
export function RecordHistory({ history, kind }: { history: readonly HistoryEntry[]; kind: string }) {
  const { t, i18n } = useTranslation(['inbox', 'records']);
  const say = useSay();
  const fieldOf = (path: string): string => {
    const field = path.split('.')[0] ?? '';
    if (kind === 'meeting' && i18n.exists(`inbox:field.${field}`)) return t(`field.${field as 'heldOn'}`);
    return i18n.exists(`records:field.${field}`) ? t(`records:field.${field as 'name'}`) : field;
  };
  const words = (entry: HistoryEntry): string => {
    const { what, byName: by, receiptNo: no } = entry;
    if (what === 'returned') return t('history.returned', { by, n: entry.marks.length });
    if (what === 'approved') return t('history.approved', { by });
    if (what !== 'edited') return no === null ? t(`history.${what}`, { by }) : t(`history.${what}Receipt`, { by, no });
    const fields = formats().list([...new Set(entry.changes.map((change) => fieldOf(change.path)))]);
    const lost = entry.changes.some((change) => change.lost);
    if (no === null) return t(lost ? 'history.editedLost' : 'history.edited', { by, fields });
    return t(lost ? 'history.editedLostReceipt' : 'history.editedReceipt', { by, fields, no });
  };
  // Two things can happen in one moment, so only their place in the list tells them apart.
  const numbered = history.map((entry, n) => ({ n, entry }));
  return (
    <section className="dk-sheet dk-history">
      <h3>{t('history.title')}</h3>
      <ol>
        {numbered.map(({ n, entry }) => (
          <li key={n}>
            <span>{say.moment(entry.at)}</span>
            <span>
              {words(entry)}
              {entry.marks.map((mark) => (
                <span key={mark.path} className="dk-history-mark">
                  {t('history.mark', { field: fieldOf(mark.path), note: mark.note })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
