import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import { addDays } from '#domain/kernel/local-date.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { openVisit, useOpened } from './use-visit-form.ts';
import { type VisitPages, visitPages } from './visit-facts.ts';
import { VisitFormPage } from './visit-form.tsx';

/** A visit that is there, to be changed. */
export function EditVisitScreen() {
  const { t } = useTranslation('visits');
  const { id = '' } = useParams();
  const pages = useLive(visitPages);
  if (pages.state === 'loading')
    return (
      <AppPage title={t('form.editTitle')} back="/visits">
        {null}
      </AppPage>
    );
  return <EditVisit key={id} id={id as RecordId} pages={pages.data} />;
}

function EditVisit({ id, pages: given }: { readonly id: RecordId; readonly pages: VisitPages }) {
  const { t } = useTranslation('visits');
  const { db, actor, writer, today, newId } = useServices();
  const settings = useSettings();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const leave = () => void navigate(`/visits/${id}`, { replace: true });
  const mends = (params.get('with') ?? undefined) as OperationId | undefined;
  const [first] = useState({
    pages: given,
    blank: {
      topic: 'other' as const,
      level: 'village' as const,
      answerBy: addDays(today(), settings.visits.answerDays),
      matterId: newId(),
    },
  });
  const open = useCallback(() => openVisit(db, id, first.blank, first.pages.matters, mends), [db, id, first, mends]);
  const opened = useOpened(open);
  if (opened === 'loading')
    return (
      <AppPage title={t('form.editTitle')} back={`/visits/${id}`}>
        {null}
      </AppPage>
    );
  const target = { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'visit' } as const;
  const mayWrite = opened !== 'gone' && may.write(actor, { ...target, groupId: opened.baseline?.groupId ?? null });
  if (opened === 'gone' || !mayWrite || opened.baseline?.blankedOn !== null)
    return (
      <AppPage title={t('form.editTitle')} back="/visits">
        <EmptyState
          title={opened === 'gone' ? t('page.gone') : mayWrite ? t('page.blanked') : t('page.notYours')}
          help={t('page.goneHelp')}
          act={{ label: t('title'), href: '/visits' }}
        />
      </AppPage>
    );
  return <VisitFormPage opened={opened} pages={given} back={`/visits/${id}`} onSaved={leave} onLeave={leave} />;
}
