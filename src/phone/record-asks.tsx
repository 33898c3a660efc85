import { CircleQuestionMark, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import { likeMeetings, likeMembers } from '#domain/records/duplicates.ts';
import type { BranchDb } from '#storage/db.ts';
import { meetingsBetween, recordsOfKind } from '#storage/queries.ts';
import { attentionOfRecord } from '#storage/set-aside.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { useReason } from './attention-words.ts';
import { recordHref } from './record-title.ts';
import { useLive } from './use-live.ts';

const ICON = { className: 'zb-icon', 'aria-hidden': true } as const;

/** What this phone has to ask about a record, quietly: edits of it that were not taken, and another record that looks like the same thing. */
export function RecordAsks({ record }: { readonly record: LocalRecord<'meeting'> | LocalRecord<'member'> }) {
  const { t } = useTranslation('attention');
  const reason = useReason();
  const own = useLive(attentionOfRecord, record.id);
  const alike = useLive(recordsLike, record.id);
  const items = own.state === 'ready' ? own.data : [];
  const others = alike.state === 'ready' ? alike.data : [];
  if (items.length + others.length === 0) return null;
  return (
    <Ledger>
      {items.map((item) => (
        <LedgerRow key={item.id} margin={<Info {...ICON} />} name={t('own.title')} facts={reason(item)} href={`/me/sync/${item.id}`} />
      ))}
      {others.map((other) => (
        <LedgerRow
          key={other.id}
          low
          margin={<CircleQuestionMark {...ICON} />}
          name={other.kind === 'meeting' ? t('like.meeting', { who: other.createdByName }) : t('like.member', { name: nameOf(other) })}
          end={t('like.open')}
          href={other.kind === 'member' ? `/roster/same/${record.id}/${other.id}` : (recordHref(other) ?? undefined)}
        />
      ))}
    </Ledger>
  );
}

const nameOf = (record: LocalRecord): string => (record.kind === 'member' ? (record as LocalRecord<'member'>).body.name : '');

/** The records of the branch that look like the same thing as this one. */
async function recordsLike(db: BranchDb, id: RecordId): Promise<LocalRecord[]> {
  const record = await db.records.get(id);
  if (record?.deleted !== 0) return [];
  if (record.kind === 'meeting') {
    const { body } = record as LocalRecord<'meeting'>;
    const sameDay = await meetingsBetween(db, body.heldOn, body.heldOn);
    const like = new Set(
      likeMeetings(
        { id, ...body },
        sameDay.map((other) => ({ id: other.id as string, ...other.body })),
      ).map((other) => other.id),
    );
    return sameDay.filter((other) => like.has(other.id));
  }
  if (record.kind !== 'member') return [];
  const { body } = record as LocalRecord<'member'>;
  if (body.mergedInto) return [];
  const all = await recordsOfKind(db, 'member');
  const like = new Set(
    likeMembers(
      { id, ...body },
      all.map((other) => ({ id: other.id as string, ...other.body })),
    ).map((other) => other.id),
  );
  return all.filter((other) => like.has(other.id));
}
