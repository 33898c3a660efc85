import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { OperationId, RecordId } from '#domain/kernel/ids.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { openEdit } from './opening.ts';
import '#ui/form-parts.css';
import './meetings.css';
import { MeetingForm } from './meeting-form.tsx';
import { readMeetingRoster } from './meeting-roster.ts';
import { useOpening } from './use-opening.ts';

/** A meeting that is there, to be changed. Only what is changed here is written, so another phone's changes stand. */
export function EditMeetingScreen() {
  const { id = '' } = useParams();
  return <EditMeeting key={id} id={id as RecordId} />;
}

function EditMeeting({ id }: { readonly id: RecordId }) {
  const { t } = useTranslation('meetings');
  const { db, today, actor, writer } = useServices();
  const roster = useLive(readMeetingRoster);
  const [params] = useSearchParams();
  const mends = (params.get('with') ?? undefined) as OperationId | undefined;
  const open = useCallback(() => openEdit(db, id, today(), mends), [db, id, today, mends]);
  const opening = useOpening(open);
  // Who comes from a list with no step in mind, comes to a returned meeting for its red marks.
  if (opening?.state === 'open' && opening.form.review?.state === 'returned' && !opening.form.answered && params.get('step') === null)
    return <Navigate to={`/meetings/${id}/mend`} replace />;
  if (opening?.state === 'open' && roster.state === 'ready') {
    const target = {
      townshipId: actor.townshipId,
      branchId: writer.branchId,
      kind: 'meeting',
      groupId: opening.form.baseline?.groupId ?? null,
    } as const;
    if (may.write(actor, target)) return <MeetingForm opened={opening.form} roster={roster.data} leaveTo={`/meetings/${id}`} />;
    return (
      <AppPage title={t('form.editTitle')} back={`/meetings/${id}`}>
        <EmptyState title={t('form.notAllowed')} help={t('form.notAllowedHint')} act={{ label: t('list.title'), href: '/meetings' }} />
      </AppPage>
    );
  }
  return (
    <AppPage title={t('form.editTitle')} back="/meetings">
      {opening?.state === 'gone' && (
        <EmptyState title={t('form.gone')} help={t('form.goneHint')} act={{ label: t('list.title'), href: '/meetings' }} />
      )}
    </AppPage>
  );
}
