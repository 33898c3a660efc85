import { Pencil, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { wholeMeeting } from '#domain/meetings/draft.ts';
import { formats } from '#i18n/format.ts';
import { PracticeAnswer } from '#phone/practice-answer.tsx';
import { RecordAsks } from '#phone/record-asks.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { deleteRecord } from '#storage/commands.ts';
import { draftById } from '#storage/drafts.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmSheet } from '#ui/confirm-sheet.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import '#ui/form-parts.css';
import './meetings.css';
import { MeetingConfirmation } from './confirmation.tsx';
import { HonestTimes } from './honest-times.tsx';
import { MeetingFacts } from './meeting-facts.tsx';
import { MeetingLacks } from './meeting-lacks.tsx';
import { readMeetingRoster } from './meeting-roster.ts';
import { editDraftId, turnAnswered } from './opening.ts';
import { LatePill, StandingPill } from './standing-pills.tsx';

/** A meeting to be read: everything it says, where it stands, who wrote it, and the ways to change it. */
export function MeetingScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('meetings');
  const found = useLive(recordById, id as RecordId);
  if (found.state === 'loading')
    return (
      <AppPage title={t('list.title')} back="/meetings">
        {null}
      </AppPage>
    );
  const record = found.data;
  if (record?.kind !== 'meeting' || record.deleted === 1)
    return (
      <AppPage title={t('list.title')} back="/meetings">
        <EmptyState title={t('form.gone')} help={t('form.goneHint')} act={{ label: t('list.title'), href: '/meetings' }} />
      </AppPage>
    );
  return <Meeting meeting={record as LocalRecord<'meeting'>} />;
}

function Meeting({ meeting }: { readonly meeting: LocalRecord<'meeting'> }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { actor, today } = useServices();
  const roster = useLive(readMeetingRoster);
  const draft = useLive(draftById, editDraftId(meeting.id));
  const answered = useLive(turnAnswered, meeting.id);
  const navigate = useNavigate();
  const { review } = meeting;
  const body = wholeMeeting(meeting.body);
  const day = today();
  const target = { townshipId: actor.townshipId, branchId: meeting.branchId, kind: 'meeting', groupId: body.groupId } as const;
  const writes = may.write(actor, target);
  const returned = review.state === 'returned' && answered.state === 'ready' && answered.data !== review.turn;
  return (
    <AppPage
      title={records(`meetingKind.${body.meetingKind}`)}
      subtitle={formats().day(body.heldOn, day)}
      back="/meetings"
      action={
        writes ? (
          <BarAction
            icon={<Pencil className="zb-icon" aria-hidden="true" />}
            label={t('page.edit')}
            href={`/meetings/${meeting.id}/edit?step=1`}
          />
        ) : undefined
      }
      footer={
        writes && returned ? (
          <BottomAction
            label={t('page.mend', { count: review.marks.length })}
            onPress={() => void navigate(`/meetings/${meeting.id}/mend`)}
          />
        ) : undefined
      }
    >
      <div className="zb-states">
        <StandingPill meeting={meeting} today={day} full />
        <LatePill meeting={meeting} />
        {meeting.receiptNo !== '' && <span className="zb-sub">{t('page.receipt', { no: meeting.receiptNo })}</span>}
      </div>
      <RecordAsks record={meeting} />
      {returned && (
        <div className="zb-said">
          <strong>
            <Undo2 aria-hidden="true" />
            {t('page.returnedTitle', { count: review.marks.length })}
          </strong>
        </div>
      )}
      {draft.state === 'ready' && draft.data && (
        <Ledger>
          <LedgerRow
            margin={<StateIcon state="saved" />}
            name={t('page.draftTitle')}
            end={t('page.draftGo')}
            href={`/meetings/${meeting.id}/${returned ? 'mend' : 'edit'}`}
          />
        </Ledger>
      )}
      <PracticeAnswer meeting={meeting} />
      {!returned && <MeetingLacks body={body} today={day} />}
      {roster.state === 'ready' && (
        <MeetingFacts
          body={body}
          roster={roster.data}
          today={day}
          marks={returned ? review.marks : []}
          recordId={meeting.id}
          changes={writes && !returned}
        />
      )}
      <MeetingConfirmation meeting={meeting} />
      <Section title={t('page.record')}>
        <HonestTimes meeting={meeting} />
        <div className="zb-states">
          <span>{t('page.firstWritten', { name: meeting.createdByName, at: formats().moment(meeting.firstWrittenAt, day) })}</span>
          <span>{t('page.lastWritten', { name: meeting.updatedByName, at: formats().moment(meeting.updatedAt, day) })}</span>
        </div>
        {meeting.rev > 1 && (
          <div className="zb-tools">
            <Button href={`/meetings/${meeting.id}/versions`}>{t('versions.open')}</Button>
          </div>
        )}
      </Section>
      {may.remove(actor, target) && <RemoveMeeting id={meeting.id} />}
    </AppPage>
  );
}

function RemoveMeeting({ id }: { readonly id: RecordId }) {
  const { t } = useTranslation('meetings');
  const { db, writer } = useServices();
  const navigate = useNavigate();
  const toast = useToast();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const remove = async (): Promise<void> => {
    setAsking(false);
    const removed = await deleteRecord(db, writer, id);
    if (!removed.ok) return toast({ text: problemText(removed.problem) });
    await navigate('/meetings', { replace: true });
    toast({ text: t('page.removed') });
  };
  return (
    <div className="zb-tools">
      <Button onPress={() => setAsking(true)}>{t('page.remove')}</Button>
      <ConfirmSheet
        open={asking}
        title={t('page.removeTitle')}
        text={t('page.removeWords')}
        keepLabel={t('page.removeKeep')}
        actLabel={t('page.removeDo')}
        onKeep={() => setAsking(false)}
        onAct={() => void remove()}
      />
    </div>
  );
}
