import { Pencil, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { PostsOfMember } from '#phone/posts-of-member.tsx';
import { RecordAsks } from '#phone/record-asks.tsx';
import { useServices } from '#phone/services.tsx';
import { StayOfMember } from '#phone/stay-of-member.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { draftById } from '#storage/drafts.ts';
import { meetingsBetween, recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill, StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import './roster.css';
import { memberDraftId } from './member-draft.ts';
import { MemberPageFacts } from './member-page-facts.tsx';
import { ReturnedHead } from './returned-head.tsx';
import { type Roster, readRoster } from './use-roster.ts';

/** One member: who he is, what he holds, how often he came this year, and where his record stands. */
export function MemberScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('roster');
  const found = useLive(recordById, id as RecordId);
  const roster = useLive(readRoster);
  if (found.state === 'loading' || roster.state === 'loading')
    return (
      <AppPage title={t('title')} back="/roster">
        {null}
      </AppPage>
    );
  const record = found.data;
  if (record?.kind !== 'member' || record.deleted === 1)
    return (
      <AppPage title={t('title')} back="/roster">
        <EmptyState title={t('gone')} act={{ label: t('toRoster'), href: '/roster' }} />
      </AppPage>
    );
  return <Member member={record as LocalRecord<'member'>} roster={roster.data} />;
}

function Member({ member, roster }: { readonly member: LocalRecord<'member'>; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const { actor, today, newId } = useServices();
  const navigate = useNavigate();
  const draft = useLive(draftById, memberDraftId(member.id));
  const { body, review, standing } = member;
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: member.branchId, kind: 'member', groupId: null });
  const returned = standing === 'returned';
  const edit = `/roster/${member.id}/edit`;
  return (
    <AppPage
      title={body.name}
      subtitle={records(`memberStatus.${body.status}`)}
      back="/roster"
      action={writes ? <BarAction icon={<Pencil className="zb-icon" aria-hidden="true" />} label={t('edit')} href={edit} /> : undefined}
      footer={
        writes && returned ? (
          <BottomAction
            label={t('mend', { count: new Set(review.marks.map((mark) => mark.path.split('.')[0])).size })}
            onPress={() => void navigate(edit)}
          />
        ) : undefined
      }
    >
      {returned && <ReturnedHead review={review} count={new Set(review.marks.map((mark) => mark.path.split('.')[0])).size} />}
      <div className="zb-member-states">
        {!returned && <Pill state={standing === 'refused' ? 'returned' : standing}>{records(`standing.${standing}`)}</Pill>}
        {member.receiptNo !== '' && <span className="zb-sub">{t('receipt', { no: member.receiptNo })}</span>}
      </div>
      {draft.state === 'ready' && draft.data && (
        <Ledger>
          <LedgerRow margin={<StateIcon state="saved" />} name={t('draftLeft')} end={t('draftGo')} href={edit} />
        </Ledger>
      )}
      <MergedRows member={member} roster={roster} />
      <RecordAsks record={member} />
      <MemberPageFacts member={member} roster={roster} />
      {body.phone !== '' && body.phoneConsent && (
        <div className="zb-tools">
          <Button wide icon={<Phone className="zb-icon" aria-hidden="true" />} href={`tel:${body.phone.replace(/[ -]/g, '')}`}>
            {t('call', { phone: body.phone })}
          </Button>
        </div>
      )}
      <PostsOfMember memberId={member.id} />
      <StayOfMember memberId={member.id as string as MemberId} />
      {writes && isOnRoll(body, today()) && (
        <div className="zb-tools">
          <Button wide href={`/roster/transfers?open=${newId()}&member=${member.id}`}>
            {t('page.transfer')}
          </Button>
        </div>
      )}
      <Attendance memberId={member.id as string as MemberId} />
      <Section title={t('page.record')}>
        <p className="zb-block zb-sub">{t('page.last', { name: member.updatedByName })}</p>
      </Section>
    </AppPage>
  );
}

/** That he is read as another, with the way there; the page of 可能是同一个人 undoes it. */
function MergedRows({ member, roster }: { readonly member: LocalRecord<'member'>; readonly roster: Roster }) {
  const { t } = useTranslation('samePeople');
  const into = member.body.mergedInto ?? null;
  if (into === null || roster.members.some(({ id }) => id === member.id)) return null;
  const kept = roster.members.find(({ id }) => (id as string) === into.memberId);
  return (
    <Ledger>
      <LedgerRow
        margin={<StateIcon state="saved" />}
        name={t('mergedAway', { name: kept?.body.name ?? member.body.name })}
        facts={t('mergedAwayHelp')}
        href={kept ? `/roster/${kept.id}` : '/roster/same'}
      />
      <LedgerRow margin={null} low name={t('part')} href="/roster/same" />
    </Ledger>
  );
}

function Attendance({ memberId }: { readonly memberId: MemberId }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const words = useDayWords();
  // Only this year's: three years of a large branch are five hundred meetings.
  const found = useLive(meetingsBetween, `${day.slice(0, 4)}-01-01` as LocalDate, day);
  if (found.state === 'loading') return null;
  const meetings = found.data.filter(({ body }) => body.attendance[memberId] !== undefined);
  const came = meetings.filter(({ body }) => body.attendance[memberId]?.state === 'present').length;
  return (
    <Section title={t('page.attendance')} aside={meetings.length === 0 ? undefined : t('page.came', { came, of: meetings.length })}>
      {meetings.length === 0 ? (
        <p className="zb-block zb-sub">{t('page.noMeetings')}</p>
      ) : (
        <Ledger>
          {meetings.slice(0, 8).map((meeting) => (
            <LedgerRow
              key={meeting.id}
              low
              margin={t(`attendanceShort.${meeting.body.attendance[memberId]?.state ?? 'absent'}`)}
              name={records(`meetingKind.${meeting.body.meetingKind}`)}
              nameNote={words.day(meeting.body.heldOn)}
              facts={meeting.body.attendance[memberId]?.reason ?? ''}
              href={`/meetings/${meeting.id}`}
            />
          ))}
        </Ledger>
      )}
    </Section>
  );
}
