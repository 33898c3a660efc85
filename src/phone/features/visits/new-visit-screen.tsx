import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import type { MemberId } from '#domain/kernel/ids.ts';
import { instantAt, timeInChina } from '#domain/kernel/local-date.ts';
import { blankVisit } from '#domain/visits/form.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { draftsOf } from '#storage/drafts.ts';
import { settingsHere } from '#storage/settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { openNewVisit, useOpened } from './use-visit-form.ts';
import { houseOfMember, labelsIn, onlyAreaOf, type VisitPages, visitPages } from './visit-facts.ts';
import { VisitFormPage } from './visit-form.tsx';

/** A new visit. What was begun and not saved is gone on with; the draft's id goes into the address, so that a reload finds it. */
export function NewVisitScreen() {
  const { t } = useTranslation('visits');
  const { newId } = useServices();
  const [params, setParams] = useSearchParams();
  const pages = useLive(visitPages);
  const drafts = useLive(draftsOf, 'visit');
  const [freshId] = useState(newId);
  const draftId = params.get('draft');
  const begun = drafts.state === 'ready' ? (drafts.data.find(({ baseline }) => baseline === null)?.id ?? null) : undefined;
  useEffect(() => {
    if (draftId !== null || begun === undefined) return;
    // Whoever comes for a certain member begins with him, whatever was left half written elsewhere.
    const id = params.has('member') ? freshId : (begun ?? freshId);
    setParams((before) => new URLSearchParams([...before, ['draft', id]]), { replace: true });
  }, [draftId, begun, freshId, params, setParams]);
  if (draftId === null || pages.state === 'loading')
    return (
      <AppPage title={t('form.title')} back="/visits">
        {null}
      </AppPage>
    );
  return <NewVisit key={draftId} draftId={draftId} pages={pages.data} memberId={params.get('member')} />;
}

function NewVisit({
  draftId,
  pages,
  memberId,
}: {
  readonly draftId: string;
  readonly pages: VisitPages;
  readonly memberId: string | null;
}) {
  const { t } = useTranslation('visits');
  const { db, actor, writer, today, now, newId } = useServices();
  const navigate = useNavigate();
  const [saved] = useState(() => pages.visits.some(({ id }) => (id as string) === draftId));
  const open = useCallback(async () => {
    // Read anew: what the page holds may be from before the visit that was saved a moment ago.
    const [fresh, settings] = await Promise.all([visitPages(db), settingsHere(db)]);
    const own = fresh.members.find(({ body }) => body.name === writer.name);
    const member = fresh.members.find(({ id }) => (id as string) === memberId);
    const blank = blankVisit({
      last: fresh.visits.find(({ createdByName }) => createdByName === writer.name)?.body,
      self: { memberId: own ? (own.id as string as MemberId) : null, name: writer.name },
      today: today(),
      now: timeInChina(instantAt(now())),
      ownGroupId: actor.role === 'groupLeader' ? actor.groupId : null,
      labelsOf: labelsIn(fresh.areas),
      ownAreaId: onlyAreaOf(fresh.areas, actor.groupId),
      member: member && {
        id: member.id as string as MemberId,
        house: houseOfMember(fresh.visits, member.id as string as MemberId),
        groupId: member.body.groupId,
      },
      matterId: newId(),
      settings: settings.visits,
    });
    return openNewVisit(db, draftId, blank);
  }, [db, draftId, memberId, writer, actor, today, now, newId]);
  const opened = useOpened(open);
  if (saved) return <Navigate to={`/visits/${draftId}`} replace />;
  if (opened === 'loading' || opened === 'gone')
    return (
      <AppPage title={t('form.title')} back="/visits">
        {null}
      </AppPage>
    );
  return (
    <VisitFormPage
      opened={opened}
      pages={pages}
      back="/visits"
      // The next door: the same page, empty again, with what was just saved on top.
      onSaved={() => void navigate(`/visits/new?draft=${newId()}`, { replace: true })}
      onLeave={() => void navigate('/visits', { replace: true })}
    />
  );
}
