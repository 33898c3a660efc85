import { Circle, SquareCheck, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso';
import type { InboxRow } from '#protocol/desk.ts';
import { StandingPill } from '#township/parts.tsx';
import { useRecordTitle } from '#township/record/record-title.ts';
import { useSay } from '#township/say.ts';

/** What the list needs to know and to tell. */
export type InboxListProps = {
  readonly rows: readonly InboxRow[];
  readonly chosen: string | undefined;
  readonly ticked: ReadonlySet<string>;
  /** Whether rows can be ticked, to be approved together. */
  readonly tickable: boolean;
  readonly onChoose: (id: string) => void;
  readonly onTick: (id: string) => void;
  /** The last row came into sight. */
  readonly onEnd: () => void;
};

const ICON = { submitted: Circle, resubmitted: Undo2, returned: Undo2, approved: SquareCheck, none: Circle } as const;

/** What came in, oldest first; the chosen row is kept in sight. */
export function InboxList({ rows, chosen, ticked, tickable, onChoose, onTick, onEnd }: InboxListProps) {
  const list = useRef<VirtuosoHandle>(null);
  const at = rows.findIndex((row) => row.id === chosen);
  useEffect(() => {
    if (at >= 0) list.current?.scrollIntoView({ index: at });
  }, [at]);
  return (
    <Virtuoso
      ref={list}
      className="dk-inlist-rows"
      data={rows}
      endReached={onEnd}
      initialItemCount={Math.min(rows.length, 20)}
      computeItemKey={(_, row) => row.key}
      itemContent={(_, row) => (
        <Row row={row} chosen={row.id === chosen} ticked={ticked.has(row.id)} tickable={tickable} onChoose={onChoose} onTick={onTick} />
      )}
    />
  );
}

function Row({
  row,
  chosen,
  ticked,
  tickable,
  onChoose,
  onTick,
}: { row: InboxRow; chosen: boolean; ticked: boolean } & Pick<InboxListProps, 'tickable' | 'onChoose' | 'onTick'>) {
  const { t } = useTranslation('inbox');
  const say = useSay();
  const title = useRecordTitle().ofRow(row);
  const Icon = ICON[row.state];
  return (
    <div className={`dk-inrow dk-inrow-${row.state}`} aria-current={chosen ? 'true' : undefined}>
      <div className="dk-margin">
        <Icon className="zb-icon" aria-hidden="true" />
        {t(`list.margin.${row.state}`)}
        {tickable ? (
          <input type="checkbox" aria-label={t('list.tick', { title })} checked={ticked} onChange={() => onTick(row.id)} />
        ) : null}
      </div>
      <button type="button" onClick={() => onChoose(row.id)}>
        <b>{title}</b>
        <span className="zb-sub">
          <span>{row.day ? t('list.held', { day: say.day(row.day) }) : ''}</span>
          {row.late ? (
            <StandingPill standing="late">{t('list.late')}</StandingPill>
          ) : row.state === 'returned' ? (
            <StandingPill standing="returned">{t('list.marks', { n: row.marks })}</StandingPill>
          ) : (
            <span className="zb-nb">{say.moment(row.updatedAt)}</span>
          )}
        </span>
      </button>
    </div>
  );
}
