import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IdNumberOpened, IdNumberSeen } from '#protocol/id-numbers.ts';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

/** A member's citizen number at the desk: its last four, the whole of it on demand, and a box to write it. It never goes to a phone. */
export function IdNumber({ memberId }: { readonly memberId: string }) {
  const { t } = useTranslation('deskMembers');
  const say = useSay();
  const { client } = useServices();
  const queries = useQueryClient();
  const [typing, setTyping] = useState<string | null>(null);
  const queryKey = ['id-number', memberId];
  const at = `/desk/records/${memberId}/id-number`;
  const seen = useQuery({ queryKey, queryFn: ({ signal }) => client.get(at, IdNumberSeen, signal) });
  const open = useMutation({ mutationFn: () => client.post(`${at}/open`, {}, IdNumberOpened) });
  const save = useMutation({
    mutationFn: (number: string) => client.put(at, { number }, IdNumberSeen),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      setTyping(null);
      open.reset();
    },
  });
  const remove = useMutation({
    mutationFn: () => client.remove(at),
    onSuccess: () => {
      open.reset();
      void queries.invalidateQueries({ queryKey });
    },
  });
  if (seen.data === undefined) return null;
  const { lastFour, openable } = seen.data;
  const error = save.error ?? open.error ?? remove.error;
  return (
    <section className="dk-id" aria-label={t('id.title')}>
      <strong>{t('id.title')}</strong>
      <span className="dk-num">
        {open.data ? open.data.number : lastFour === null ? t('id.none') : t('id.lastFour', { four: lastFour })}
      </span>
      {typing === null ? (
        <>
          {lastFour !== null && openable && !open.data ? (
            <button type="button" className="zb-link" onClick={() => open.mutate()}>
              {t('id.open')}
            </button>
          ) : null}
          <button type="button" className="zb-link" onClick={() => setTyping('')}>
            {t(lastFour === null ? 'id.write' : 'id.change')}
          </button>
          {lastFour === null ? null : (
            <button type="button" className="zb-link" onClick={() => remove.mutate()}>
              {t('id.remove')}
            </button>
          )}
        </>
      ) : (
        <>
          <input
            className="zb-input"
            aria-label={t('id.title')}
            autoComplete="off"
            maxLength={40}
            value={typing}
            onChange={(event) => setTyping(event.target.value)}
          />
          <button type="button" className="zb-btn zb-btn-second" disabled={typing.trim() === ''} onClick={() => save.mutate(typing)}>
            {t('id.save')}
          </button>
          <button type="button" className="zb-link" onClick={() => setTyping(null)}>
            {t('id.cancel')}
          </button>
        </>
      )}
      {error ? (
        <p className="dk-note" role="alert">
          {say.problem(error)}
        </p>
      ) : null}
      <p className="zb-sub">{lastFour !== null && !openable ? t('id.keyGone') : t('id.hint')}</p>
    </section>
  );
}
