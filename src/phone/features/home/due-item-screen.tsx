import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { GroupId } from '#domain/kernel/ids.ts';
import type { Obligation } from '#domain/rules/obligation.ts';
import { useDaysLeft } from '#phone/days-left.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { putOff } from '#storage/put-off.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import { draftFor, dueHref } from './due-href.ts';
import { dueItem } from './due-item-facts.ts';
import { useObligationWords, useSourceWords } from './due-words.ts';
import { ExcusalSheet } from './excusal-sheet.tsx';
import { PutOffSheet } from './put-off-sheet.tsx';

/** One thing that is due: what is missing, the article it comes from, and the ways on: do it, put it off, say why not. */
export function DueItemScreen() {
  const { t } = useTranslation('agenda');
  const { today, actor, db } = useServices();
  const [params, setParams] = useSearchParams();
  const id = params.get('id') ?? '';
  const now = useLive(dueItem, id, today(), actor);
  const days = useDayWords();
  const navigate = useNavigate();
  const [puttingOff, setPuttingOff] = useState(false);
  const daysLeft = useDaysLeft();
  const say = useObligationWords();
  const sourceWords = useSourceWords();
  if (now.state === 'loading')
    return (
      <AppPage title={t('due.title')} back="/due">
        {null}
      </AppPage>
    );
  const { due, given, excusal, drafts } = now.data;
  if (due === undefined)
    return (
      <AppPage title={t('due.title')} back="/due">
        <EmptyState title={t('due.done')} help={t('due.doneHelp')} act={{ label: t('due.title'), href: '/due' }} />
      </AppPage>
    );
  const words = say(due);
  const explains = mayExplain(due, actor);
  const explaining = params.get('why') === '1';
  const showExcusal = (shown: boolean): void =>
    setParams(
      (before) => {
        if (shown) before.set('why', '1');
        else before.delete('why');
        return before;
      },
      { replace: true },
    );
  return (
    <AppPage
      title={words.name}
      subtitle={words.note}
      back="/due"
      footer={<BottomAction label={t('due.act')} onPress={() => void navigate(dueHref(due, draftFor(due, drafts)))} />}
    >
      <Ledger>
        <LedgerRow
          tone={due.daysLeft < 0 ? 'overdue' : 'plain'}
          margin={daysLeft(due.daysLeft)}
          name={words.lack}
          facts={t('due.dueOn', { day: days.dayWeek(due.dueOn) })}
        />
        {given && <LedgerRow margin={days.day(given.until)} name={t('due.putOffTo', { day: days.day(given.until) })} facts={given.why} />}
        {excusal && <LedgerRow margin={t('due.explainedMargin')} name={t('due.explained')} facts={excusal.body.reason} />}
      </Ledger>
      <SourceNote label={t('due.source')} source={sourceWords(due.source)}>
        <p>{due.source.article === null ? t('due.noArticle') : t('due.generally')}</p>
      </SourceNote>
      <div className="zb-tools">
        {given ? (
          <Button onPress={() => void putOff(db, due.id, null, today())}>{t('due.takeBack')}</Button>
        ) : (
          <Button onPress={() => setPuttingOff(true)}>{t('due.putOffAct')}</Button>
        )}
        {explains && <Button onPress={() => showExcusal(true)}>{excusal ? t('due.explainAgain') : t('due.explain')}</Button>}
      </div>
      {puttingOff && <PutOffSheet due={due} onClose={() => setPuttingOff(false)} />}
      {explaining && explains && <ExcusalSheet due={due} given={excusal} onClose={() => showExcusal(false)} />}
    </AppPage>
  );
}

/** A meeting that was or will be missed can be explained to the township, by whoever may write its record. */
function mayExplain(due: Obligation, actor: ReturnType<typeof useServices>['actor']): boolean {
  if (due.subject !== 'meeting' || actor.branchId === null) return false;
  const groupId = (due.facts['groupId'] || null) as GroupId | null;
  return may.write(actor, { townshipId: actor.townshipId, branchId: actor.branchId, kind: 'excusal', groupId });
}
