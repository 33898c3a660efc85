import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import { isSettled, pledgeDaysLeft, pledgeStage } from '#domain/posts/pledges.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { PledgeSheet } from './pledge-sheet.tsx';
import { readPosts, useMayWrite } from './use-posts.ts';

/** 承诺践诺: what was pledged and is not settled yet by its day, then what came of the others. */
export function PledgesScreen() {
  const { t } = useTranslation('posts');
  const { db, newId } = useServices();
  const found = useLive(readPosts);
  const writes = useMayWrite()('pledge');
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'pledge', newId).then(setOpen);
  const posts = found.state === 'ready' ? found.data : null;
  const running = posts?.pledges.filter(({ body }) => !isSettled(pledgeStage(body))) ?? [];
  const settled = [...(posts?.pledges.filter(({ body }) => isSettled(pledgeStage(body))) ?? [])].reverse();
  const rows = (list: readonly LocalRecord<'pledge'>[]) => (
    <Ledger>
      {list.map((pledge) => (
        <PledgeRow key={pledge.id} pledge={pledge} onPress={writes ? () => setOpen(pledge.id) : undefined} />
      ))}
    </Ledger>
  );
  return (
    <AppPage
      title={t('pledges.title')}
      back="/posts"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('pledges.new')} onPress={openNew} /> : undefined
      }
    >
      {posts && posts.pledges.length === 0 && (
        <EmptyState
          title={t('pledges.none')}
          help={t('pledges.help')}
          act={writes ? { label: t('pledges.add'), onPress: openNew } : { label: t('toPosts'), href: '/posts' }}
        />
      )}
      {running.length > 0 && (
        <Section title={t('pledges.running')} aside={t('count', { count: running.length })}>
          {rows(running)}
        </Section>
      )}
      {settled.length > 0 && (
        <Section title={t('pledges.settled')} aside={t('count', { count: settled.length })}>
          {rows(settled)}
        </Section>
      )}
      {open !== null && posts && writes && (
        <PledgeSheet
          key={open}
          recordId={open}
          pledge={posts.pledges.find(({ id }) => id === open) ?? null}
          posts={posts}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

function PledgeRow({ pledge, onPress }: { readonly pledge: LocalRecord<'pledge'>; readonly onPress: (() => void) | undefined }) {
  const { t } = useTranslation('posts');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const words = useDayWords();
  const { body } = pledge;
  const left = pledgeDaysLeft(body, today());
  const stage = pledgeStage(body);
  const margin =
    left === null ? (
      records(`pledgeResult.${stage === 'notKept' ? 'notKept' : 'kept'}`)
    ) : (
      <>
        {t(left < 0 ? 'pledges.overBy' : 'pledges.left')}
        <b>{Math.abs(left)}</b>
        {t('pledges.days')}
      </>
    );
  return (
    <LedgerRow
      margin={margin}
      tone={left !== null && left < 0 ? 'overdue' : 'plain'}
      name={body.pledgeBy === 'committee' && body.committee ? records(`committee.${body.committee}`) : body.holderName}
      mark={
        isSettled(stage) ? undefined : (
          <Pill state="todo">{t(`pledges.stage.${stage === 'made' || stage === 'agreed' ? stage : 'posted'}`)}</Pill>
        )
      }
      facts={
        <>
          {body.pledgeText}
          <span className="zb-nb">{t('pledges.by', { day: words.day(body.dueOn) })}</span>
          {body.outcome !== null && body.outcome.evidence !== '' && <span>{body.outcome.evidence}</span>}
        </>
      }
      onPress={onPress}
    />
  );
}
