import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MemberId } from '#domain/kernel/ids.ts';
import { MemberBody } from '#domain/records/member.ts';
import { type MemberPart, partsApart, partsSaid, partsToTake } from '#domain/roster/merge-members.ts';
import { formats } from '#i18n/format.ts';
import { memberPartName, memberPartWords } from '#i18n/member-part-words.ts';
import { type SamePeopleAct, SamePeopleOfBranch } from '#protocol/merging.ts';
import type { SyncedRecord } from '#protocol/record.ts';
import { Empty, Waiting } from '#township/parts.tsx';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';

const seen = ({ id, rev }: SyncedRecord) => ({ id: id as string as MemberId, rev });
const bodyOf = (record: SyncedRecord): MemberBody => MemberBody.parse(record.body);

/** 可能是同一个人 of a village: each pair side by side, what differs to be chosen, and those that were made one with the way back. */
export function SamePeople({ branchId }: { readonly branchId: string }) {
  const { t } = useTranslation('samePeople');
  const { client } = useServices();
  const { message } = App.useApp();
  const say = useSay();
  const queries = useQueryClient();
  const queryKey = ['samePeople', branchId];
  const path = `/branches/${branchId}/same-people`;
  const found = useQuery({ queryKey, queryFn: ({ signal }) => client.get(path, SamePeopleOfBranch, signal) });
  const send = useMutation({
    mutationFn: (act: SamePeopleAct) => client.post(path, act, SamePeopleOfBranch),
    onSuccess: (answer, { act }) => {
      queries.setQueryData(queryKey, answer);
      void message.success(t(act === 'merge' ? 'done' : act === 'part' ? 'parted' : 'notSameDone'));
      // Whatever counts members counts anew.
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'samePeople' });
    },
    onError: (error) => {
      void message.warning(say.problem(error));
      void queries.invalidateQueries({ queryKey });
    },
  });
  if (found.data === undefined) return <Waiting error={found.error} again={() => void found.refetch()} />;
  const { like, merged, groups } = found.data;
  if (like.length + merged.length === 0) return <Empty title={t('none')} hint={t('noneHelp')} />;
  return (
    <>
      {like.length > 0 ? <p className="zb-sub">{t('help')}</p> : null}
      {like.map(({ one, other }) => (
        <Pair key={`${one.id} ${other.id}`} one={one} other={other} names={groups} busy={send.isPending} onAct={send.mutate} />
      ))}
      {merged.length > 0 ? (
        <section className="dk-sheet dk-padded">
          <h2>{t('merged')}</h2>
          <ul className="dk-merged">
            {merged.map(({ kept, other }) => {
              const into = bodyOf(other).mergedInto;
              const facts = { name: bodyOf(other).name, day: into ? say.day(into.on) : '', by: into?.byName ?? '' };
              return (
                <li key={other.id}>
                  <Link className="zb-link" to={`/records/${kept.id}`}>
                    {bodyOf(kept).name}
                  </Link>
                  <span>{facts.by === '' ? t('mergedFactsNobody', facts) : t('mergedFacts', facts)}</span>
                  <button
                    type="button"
                    className="zb-btn zb-btn-second"
                    disabled={send.isPending}
                    title={t('partText')}
                    onClick={() => send.mutate({ act: 'part', other: seen(other) })}
                  >
                    {t('part')}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Pair({
  one,
  other,
  names,
  busy,
  onAct,
}: {
  readonly one: SyncedRecord;
  readonly other: SyncedRecord;
  readonly names: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly onAct: (act: SamePeopleAct) => void;
}) {
  const { t } = useTranslation('samePeople');
  const say = useSay();
  const [chosen, setChosen] = useState<Partial<Record<MemberPart, boolean>>>({});
  // The elder record is the one that is kept: most of what speaks of him speaks of it.
  const [kept, gone] = one.firstWrittenAt <= other.firstWrittenAt ? [one, other] : [other, one];
  const [a, b] = [bodyOf(kept), bodyOf(gone)];
  const apart = partsApart(a, b);
  const first = partsToTake(a, b);
  const alike = partsSaid(a).filter((part) => !apart.includes(part));
  const takes = (part: MemberPart): boolean => chosen[part] ?? first.includes(part);
  const telling = { names, today: say.today };
  return (
    <section className="dk-sheet dk-padded">
      <h2>{t('pair', { one: a.name, other: b.name })}</h2>
      <p className="zb-sub">{apart.length === 0 ? t('allSame') : t('choose')}</p>
      <table className="dk-plain dk-pair">
        <tbody>
          {apart.map((part) => (
            <tr key={part}>
              <th scope="row">{memberPartName(part)}</th>
              {[false, true].map((fromOther) => (
                <td key={String(fromOther)}>
                  <label>
                    <input
                      type="radio"
                      name={`${gone.id} ${part}`}
                      checked={takes(part) === fromOther}
                      onChange={() => setChosen((before) => ({ ...before, [part]: fromOther }))}
                    />
                    {memberPartWords(fromOther ? b : a, part, telling)}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {alike.length > 0 ? <p className="zb-sub">{t('same', { parts: formats().list(alike.map(memberPartName)) })}</p> : null}
      <p className="dk-acts">
        <button
          type="button"
          className="zb-btn zb-btn-second"
          disabled={busy}
          onClick={() => onAct({ act: 'notSame', kept: seen(kept), other: seen(gone) })}
        >
          {t('notSame')}
        </button>
        <button
          type="button"
          className="zb-btn zb-btn-main"
          disabled={busy}
          onClick={() => onAct({ act: 'merge', kept: seen(kept), other: seen(gone), take: apart.filter(takes) })}
        >
          {t('merge')}
        </button>
      </p>
    </section>
  );
}
