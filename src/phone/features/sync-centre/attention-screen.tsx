import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { editHref, useRecordTitle } from '#phone/record-title.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { resolveAttention } from '#storage/commands.ts';
import { type AttentionEntry, attentionItems } from '#storage/queries.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { EditContent } from './edit-content.tsx';

/** An edit that was not taken: why, what was written, and the three ways on. None of them loses what was typed. */
export function AttentionScreen() {
  const { t } = useTranslation('sync');
  const { operationId } = useParams();
  const items = useLive(attentionItems);
  const entry = items.state === 'ready' ? items.data.find(({ id }) => id === operationId) : undefined;
  return entry ? (
    <Attention entry={entry} />
  ) : (
    <AppPage title={t('attention.title')} back="/me/sync">
      {items.state === 'ready' && <EmptyState title={t('attention.gone')} act={{ label: t('centre.title'), href: '/me/sync' }} />}
    </AppPage>
  );
}

function Attention({ entry }: { readonly entry: AttentionEntry }) {
  const { t } = useTranslation('sync');
  const { db, writer } = useServices();
  const title = useRecordTitle();
  const days = useDayWords();
  const toast = useToast();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const edit = entry.record && entry.operation.act !== 'delete' ? editHref(entry.record) : null;

  const resolve = async (choice: 'retry' | 'drop'): Promise<void> => {
    setAsking(false);
    const done = await resolveAttention(db, writer, entry.id, choice);
    toast({ text: done.ok ? t(choice === 'retry' ? 'attention.resent' : 'attention.dropped') : problemText(done.problem) });
    if (done.ok) await navigate('/me/sync', { replace: true });
  };

  return (
    <AppPage
      title={t('attention.title')}
      back="/me/sync"
      footer={
        edit === null ? (
          <BottomAction label={t('attention.resend')} onPress={() => void resolve('retry')} />
        ) : (
          <BottomAction label={t('attention.edit')} onPress={() => void navigate(edit)} />
        )
      }
    >
      <Section
        title={title(entry.record)}
        aside={t('attention.when', { moment: days.moment(entry.operation.writtenAt), who: writer.name })}
      >
        <div className="zb-empty zb-plain-words">
          <strong>{t('attention.why')}</strong>
          <p>{entry.outcome === 'lost' ? t('attention.lost') : problemText({ code: entry.code, facts: entry.facts })}</p>
        </div>
      </Section>
      <Section title={t('attention.yours')}>
        <EditContent entry={entry} />
      </Section>
      <div className="zb-block zb-stack">
        {edit !== null && (
          <Button wide onPress={() => void resolve('retry')}>
            {t('attention.resend')}
          </Button>
        )}
        <Button wide onPress={() => setAsking(true)}>
          {t('attention.drop')}
        </Button>
      </div>
      <ConfirmSheet
        open={asking}
        title={t('attention.dropTitle')}
        text={t('attention.dropText')}
        keepLabel={t('attention.keep')}
        actLabel={t('attention.dropAct')}
        onKeep={() => setAsking(false)}
        onAct={() => void resolve('drop')}
      />
    </AppPage>
  );
}
