import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Ban, Hourglass } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AttentionRow, AttentionSettled } from '#protocol/attention.ts';
import { DeskProblem } from '#township/client.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';
import { AttentionFields } from './attention-fields.tsx';
import { useAttentionWords } from './attention-words.ts';

type Act = 'accept' | 'refuse' | 'seen';

// One and the same function at every render: a new one would take the focus back at each letter.
const focused = (field: HTMLTextAreaElement | null): void => field?.focus();

/** One piece of work that was not taken: whose, what, why, field by field, and what can be decided. */
export function AttentionSheet({ row }: { row: AttentionRow }) {
  const { t } = useTranslation('deskAttention');
  const say = useSay();
  const words = useAttentionWords();
  const id = useId();
  const [refusing, setRefusing] = useState(false);
  const [note, setNote] = useState('');
  const settle = useSettle(row);
  const held = row.outcome === 'held';
  const Icon = held ? Hourglass : Ban;
  return (
    <article className="dk-sheet dk-att" aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {say.village(row.branchName)} {words.title(row)}
        </h2>
        <span className={`zb-pill ${held ? 'zb-pill-late' : 'zb-pill-returned'}`}>
          <Icon className="zb-icon" aria-hidden="true" />
          {t(`outcome.${row.outcome}`)}
        </span>
        <p className="zb-sub">
          {row.writtenAt === null ? row.byName : t('written', { name: row.byName, at: say.moment(row.writtenAt) })}{' '}
          {t('received', { at: say.moment(row.receivedAt) })}
        </p>
      </header>
      <p>
        <b>{row.act === null ? t('unread') : t(`act.${row.act}`)}</b> {words.why(row)}
      </p>
      <AttentionFields row={row} />
      {refusing ? (
        <form
          className="dk-att-refuse"
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim() !== '') settle.mutate({ act: 'refuse', note });
          }}
        >
          <label htmlFor={`${id}-note`}>{t('refuseTitle')}</label>
          <textarea
            id={`${id}-note`}
            className="zb-input"
            rows={2}
            maxLength={300}
            value={note}
            // The person asked for this field a moment ago.
            ref={focused}
            onChange={(event) => setNote(event.target.value)}
          />
          <span className="zb-sub">{t('refuseHint', { name: row.byName })}</span>
          <p className="dk-acts">
            <button type="submit" className="zb-btn zb-btn-second" disabled={note.trim() === '' || settle.isPending}>
              {t('refuseGo')}
            </button>
            <button type="button" className="zb-link" onClick={() => setRefusing(false)}>
              {t('cancel')}
            </button>
          </p>
        </form>
      ) : (
        <p className="dk-acts">
          {held ? (
            <>
              <button
                type="button"
                className="zb-btn zb-btn-main"
                disabled={settle.isPending}
                onClick={() => settle.mutate({ act: 'accept' })}
              >
                {t('accept')}
              </button>
              <button type="button" className="zb-btn zb-btn-second" disabled={settle.isPending} onClick={() => setRefusing(true)}>
                {t('refuse')}
              </button>
            </>
          ) : (
            <button
              type="button"
              className="zb-btn zb-btn-second"
              disabled={settle.isPending}
              onClick={() => settle.mutate({ act: 'seen' })}
            >
              {t('seen')}
            </button>
          )}
          {row.stands && row.recordId !== null ? (
            <Link className="zb-link" to={`/records/${row.recordId}`}>
              {t('toRecord')}
            </Link>
          ) : null}
        </p>
      )}
    </article>
  );
}

/** Settles one piece of work; one that somebody else was quicker with is read again. */
function useSettle(row: AttentionRow) {
  const { t } = useTranslation('deskAttention');
  const { client } = useServices();
  const { message } = App.useApp();
  const say = useSay();
  const words = useAttentionWords();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ act, note }: { readonly act: Act; readonly note?: string }) =>
      client.post(`/desk/attention/${row.id}/${act}`, note === undefined ? {} : { words: note }, AttentionSettled),
    onSuccess: ({ code }, { act }) => {
      if (code !== null) void message.warning(t('stillNot', { why: words.why({ outcome: 'refused', code }) }));
      else void message.success(t(`done.${act === 'accept' ? 'accepted' : act === 'refuse' ? 'refused' : 'seen'}`));
    },
    onError: (error) =>
      void message.warning(error instanceof DeskProblem && error.code === 'review.notAllowed' ? t('olderFirst') : say.problem(error)),
    onSettled: (_, error) => {
      if (error && !(error instanceof DeskProblem && (error.status === 409 || error.status === 404))) return;
      for (const queryKey of [['attention'], ['inbox'], ['record'], ['overview'], ['members'], ['meetings']])
        void queries.invalidateQueries({ queryKey });
    },
  });
}
