import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { OperationId } from '#domain/kernel/ids.ts';
import { dayInChina } from '#domain/kernel/local-date.ts';
import { useAttentionTitle } from '#phone/attention-words.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { forgetOldCopies, putBack, type SetAside, setAsideItems } from '#storage/set-aside.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { ToldList } from './told-list.tsx';
import { useCopyContent } from './use-copy-content.ts';

/** What was given up, each kept for thirty days, to be read and put back. */
export function AsideScreen() {
  const { t } = useTranslation('attention');
  const { db, now } = useServices();
  const title = useAttentionTitle();
  const days = useDayWords();
  const found = useLive(setAsideItems);
  useEffect(() => {
    void forgetOldCopies(db, now());
  }, [db, now]);
  return (
    <AppPage title={t('aside.title')} back="/me/sync">
      {found.state === 'ready' && found.data.length === 0 && (
        <EmptyState title={t('aside.empty')} help={t('aside.emptyHelp')} act={{ label: t('toCentre'), href: '/me/sync' }} />
      )}
      {found.state === 'ready' && found.data.length > 0 && (
        <Ledger>
          {found.data.map((row) => (
            <LedgerRow
              key={row.id}
              margin={t(`aside.${row.why}`)}
              name={title(row.item, row.record)}
              facts={row.until === null ? undefined : t('aside.until', { day: days.day(dayInChina(row.until)) })}
              href={`/me/sync/aside/${row.id}`}
            />
          ))}
        </Ledger>
      )}
    </AppPage>
  );
}

/** One thing that was given up. */
export function AsideItemScreen() {
  const { t } = useTranslation('attention');
  const { operationId = '' } = useParams();
  const found = useLive(setAsideItems);
  const row = found.state === 'ready' ? found.data.find(({ id }) => id === (operationId as OperationId)) : undefined;
  if (row) return <AsideItem row={row} />;
  return (
    <AppPage title={t('aside.title')} back="/me/sync/aside">
      {found.state === 'ready' && <EmptyState title={t('gone')} act={{ label: t('aside.title'), href: '/me/sync/aside' }} />}
    </AppPage>
  );
}

function AsideItem({ row }: { readonly row: SetAside }) {
  const { t } = useTranslation('attention');
  const { db, writer } = useServices();
  const title = useAttentionTitle();
  const days = useDayWords();
  const toast = useToast();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const entry = { ...row.item, record: row.record, names: row.names, confirmed: undefined };
  const copy = useCopyContent(entry);
  const back = async (): Promise<void> => {
    const done = await putBack(db, row.id, writer.name);
    toast({ text: done.ok ? t('aside.putBack') : problemText(done.problem) });
    if (done.ok) await navigate(`/me/sync/${row.id}`, { replace: true });
  };
  return (
    <AppPage
      title={title(row.item, row.record)}
      subtitle={t('when', { moment: days.moment(row.item.operation.writtenAt) })}
      back="/me/sync/aside"
      footer={row.why === 'dropped' ? <BottomAction label={t('aside.back')} onPress={() => void back()} /> : undefined}
    >
      <Section
        title={t('written')}
        aside={row.until === null ? t(`aside.${row.why}`) : t('aside.until', { day: days.day(dayInChina(row.until)) })}
      >
        <ToldList entry={entry} />
      </Section>
      <div className="zb-block zb-stack">
        <Button wide onPress={() => void copy()}>
          {t('way.copy')}
        </Button>
      </div>
    </AppPage>
  );
}
