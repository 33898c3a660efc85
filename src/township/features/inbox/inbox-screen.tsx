import type { InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Empty, Waiting } from '#township/parts.tsx';
import { useDeskRecord, useInbox } from '#township/queries.ts';
import { RecordDesk } from '#township/record/record-desk.tsx';
import { useKeys } from '#township/use-keys.ts';
import { ApproveMany, type Moved } from './approve-many.tsx';
import { InboxBar } from './inbox-bar.tsx';
import { afterLeaving, filterIn, isNarrowed, neighbour, tabIn } from './inbox-filter.ts';
import { InboxList } from './inbox-list.tsx';

/** The inbox: what came in, the record that is being read, and the panel to judge it with. Everything has a key. */
export function InboxScreen() {
  const { t } = useTranslation('inbox');
  const [params, setParams] = useSearchParams();
  const inbox = useInbox(filterIn(params));
  const search = useRef<InputRef>(null);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<{ readonly moved: readonly Moved[]; readonly approved: number } | null>(null);
  const tab = tabIn(params);
  const rows = useMemo(() => inbox.data?.rows ?? [], [inbox.data]);
  const asked = params.get('id') ?? undefined;
  // The router writes the address when it has time; which record is being read must be certain at once.
  const [held, setHeld] = useState(asked);
  // An address may name a record that is in no list any more; it is shown all the same.
  const top = inbox.isPlaceholderData ? undefined : rows[0]?.id;
  const chosen = held ?? top;
  const desk = useDeskRecord(chosen);
  const ticked = rows.filter((row) => ticks.has(row.id));
  const open = tab !== 'done';

  const set = useCallback(
    (key: string, value: string) => {
      setHeld(key === 'id' && value !== '' ? value : undefined);
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '' || (key === 'tab' && value === 'waiting')) next.delete(key);
          else next.set(key, value);
          if (key !== 'id') next.delete('id');
          return next;
        },
        { replace: true },
      );
    },
    [setParams],
  );
  // The record being read stays under the eyes, whatever others do to the list meanwhile: a key must never judge another one.
  useEffect(() => {
    if (held === undefined && top !== undefined) set('id', top);
  }, [held, top, set]);
  const choose = (id: string | undefined): void => set('id', id ?? '');
  const tick = (id: string): void => {
    const next = new Set(ticks);
    if (!next.delete(id)) next.add(id);
    setTicks(next);
  };
  useKeys({
    j: () => choose(neighbour(rows, chosen, 1)?.id),
    k: () => choose(neighbour(rows, chosen, -1)?.id),
    '/': () => search.current?.focus({ cursor: 'all' }),
  });

  const at = rows.findIndex((row) => row.id === chosen) + 1;
  return (
    <>
      <InboxBar params={params} counts={inbox.data?.counts} searchRef={search} onChange={set} />
      {inbox.data === undefined ? (
        <Waiting error={inbox.error} again={() => void inbox.refetch()} />
      ) : (
        <div className="dk-inbox">
          <section className="dk-inlist" aria-label={t('list.label')}>
            {rows.length === 0 ? (
              <Empty
                title={isNarrowed(params) ? t('list.emptyFiltered') : t(`list.empty.${tab}`)}
                hint={isNarrowed(params) ? t('list.emptyFilteredHint') : t('list.emptyHint')}
              >
                {isNarrowed(params) ? (
                  <button
                    type="button"
                    className="zb-btn zb-btn-second"
                    onClick={() => setParams(tab === 'waiting' ? {} : { tab }, { replace: true })}
                  >
                    {t('list.clear')}
                  </button>
                ) : null}
              </Empty>
            ) : (
              <InboxList
                rows={rows}
                chosen={chosen}
                ticked={ticks}
                tickable={open}
                onChoose={choose}
                onTick={tick}
                onEnd={() => void (inbox.hasNextPage && !inbox.isFetchingNextPage && inbox.fetchNextPage())}
              />
            )}
            {left === null ? null : (
              <div className="dk-left" role="status">
                <b>{t('many.some', { done: left.approved, n: left.moved.length })}</b>
                <ul>
                  {left.moved.map((one) => (
                    <li key={one.id}>{one.text}</li>
                  ))}
                </ul>
                <button type="button" className="zb-link" onClick={() => setLeft(null)}>
                  {t('many.close')}
                </button>
              </div>
            )}
            {ticked.length > 0 && open ? (
              <div className="dk-listfoot">
                <button type="button" className="zb-link" onClick={() => setTicks(new Set())}>
                  {t('list.untick')}
                </button>
                <ApproveMany
                  rows={ticked}
                  onDone={(moved, approved) => {
                    setTicks(new Set());
                    setLeft(moved.length === 0 ? null : { moved, approved });
                  }}
                />
              </div>
            ) : rows.length > 0 ? (
              <div className="dk-listfoot">
                <span>{at > 0 ? t(inbox.hasNextPage ? 'list.placeMore' : 'list.place', { at, n: rows.length }) : null}</span>
                <span>
                  <kbd>J</kbd> {t('list.next')} <kbd>K</kbd> {t('list.previous')}
                </span>
              </div>
            ) : null}
          </section>
          {chosen === undefined ? (
            <Empty title={t('record.pick')} />
          ) : desk.data ? (
            <RecordDesk key={desk.data.record.id} desk={desk.data} onDone={() => choose(afterLeaving(rows, chosen)?.id)} />
          ) : (
            <Waiting error={desk.error} again={() => void desk.refetch()} />
          )}
        </div>
      )}
    </>
  );
}
