import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { OperationId } from '#domain/kernel/ids.ts';
import { useAttentionTitle, useReason } from '#phone/attention-words.ts';
import { editHref } from '#phone/record-title.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { resolveAttention } from '#storage/commands.ts';
import { type AttentionDetail, attentionDetail } from '#storage/set-aside.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { ToldList } from './told-list.tsx';
import { useCopyContent } from './use-copy-content.ts';
import { type Way, waysFor } from './ways.ts';
import './sync-centre.css';

/** An edit that was not taken: which record, why, what was written beside what stands now, and the ways on. None of them loses what was typed. */
export function AttentionScreen() {
  const { t } = useTranslation('attention');
  const { operationId = '' } = useParams();
  const found = useLive(attentionDetail, operationId as OperationId);
  if (found.state === 'ready' && found.data) return <Attention entry={found.data} />;
  return (
    <AppPage title={t('why')} back="/me/sync">
      {found.state === 'ready' && <EmptyState title={t('gone')} help={t('goneHelp')} act={{ label: t('toCentre'), href: '/me/sync' }} />}
    </AppPage>
  );
}

function Attention({ entry }: { readonly entry: AttentionDetail }) {
  const { t } = useTranslation('attention');
  const { db, writer, today } = useServices();
  const title = useAttentionTitle();
  const reason = useReason();
  const days = useDayWords();
  const toast = useToast();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const copy = useCopyContent(entry);
  const [asking, setAsking] = useState(false);
  const form = entry.record?.deleted === 0 ? editHref(entry.record) : null;
  const ways = waysFor(entry, form !== null);
  const [main, ...others] = ways;

  const settle = async (way: Exclude<Way, 'edit' | 'copy'>): Promise<void> => {
    setAsking(false);
    const choice = way === 'restore' ? 'restore' : way === 'mine' || way === 'again' || way === 'today' ? 'retry' : 'drop';
    const done = await resolveAttention(db, writer, entry.id, choice, way === 'today' ? { paidOn: today() } : {});
    toast({ text: done.ok ? t(`done.${way}`) : problemText(done.problem) });
    if (done.ok) await navigate('/me/sync', { replace: true });
  };
  const go = (way: Way): void => {
    if (way === 'copy') void copy();
    else if (way === 'edit') void navigate(`${form}?step=1&with=${entry.id}`);
    else if (way === 'drop') setAsking(true);
    else void settle(way);
  };
  // Whose text stands is a choice between equals: two buttons side by side, none of them filled.
  const clash = main === 'mine';
  const mainIsFilled = main !== undefined && main !== 'copy' && !clash;
  return (
    <AppPage
      title={title(entry, entry.record)}
      subtitle={t('when', { moment: days.moment(entry.operation.writtenAt) })}
      back="/me/sync"
      footer={mainIsFilled ? <BottomAction label={t(`way.${main}`)} onPress={() => go(main)} /> : undefined}
    >
      <Section title={t('why')}>
        <p className="zb-block zb-reason">{reason(entry)}</p>
      </Section>
      <Section title={clash ? t('choose') : t('written')}>
        <ToldList entry={entry} />
      </Section>
      {clash && (
        <div className="zb-block">
          <div className="zb-pair zb-pair-first">
            <Button onPress={() => go('mine')}>{t('way.mine')}</Button>
            <Button onPress={() => go('theirs')}>{t('way.theirs')}</Button>
          </div>
        </div>
      )}
      <div className="zb-block zb-stack">
        {(mainIsFilled ? others : ways)
          .filter((way) => !clash || (way !== 'mine' && way !== 'theirs'))
          .map((way) => (
            <Button key={way} wide onPress={() => go(way)}>
              {t(`way.${way}`)}
            </Button>
          ))}
      </div>
      <ConfirmSheet
        open={asking}
        title={t('dropTitle')}
        text={t(entry.operation.act === 'create' && !entry.confirmed ? 'dropMaking' : 'dropText')}
        keepLabel={t('keep')}
        actLabel={t('way.drop')}
        onKeep={() => setAsking(false)}
        onAct={() => void settle('drop')}
      />
    </AppPage>
  );
}
