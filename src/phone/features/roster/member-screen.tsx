import { Pencil, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { LocalDate } from '#domain/kernel/local-date.ts';
import type { MemberBody } from '#domain/records/member.ts';
import { ageOn, currentOffices, partyYears, probationEnds } from '#domain/roster/party-age.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { draftById } from '#storage/drafts.ts';
import { recordById, recordsOfMember } from '#storage/queries.ts';
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
  const { actor } = useServices();
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
          <BottomAction label={t('mend', { count: review.marks.length })} onPress={() => void navigate(edit)} />
        ) : undefined
      }
    >
      <div className="zb-member-states">
        <Pill state={standing === 'refused' ? 'returned' : standing}>{records(`standing.${standing}`)}</Pill>
        {member.receiptNo !== '' && <span className="zb-sub">{t('receipt', { no: member.receiptNo })}</span>}
      </div>
      {draft.state === 'ready' && draft.data && (
        <Ledger>
          <LedgerRow margin={<StateIcon state="saved" />} name={t('draftLeft')} end={t('draftGo')} href={edit} />
        </Ledger>
      )}
      <Facts member={member} roster={roster} />
      {body.phone !== '' && body.phoneConsent && (
        <div className="zb-tools">
          <Button wide icon={<Phone className="zb-icon" aria-hidden="true" />} href={`tel:${body.phone.replace(/[ -]/g, '')}`}>
            {t('call', { phone: body.phone })}
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

/** The path of a field, what it is called and what it says; empty ones are not shown. */
type Fact = readonly [path: keyof MemberBody | 'offices', label: string, value: string];

function Facts({ member, roster }: { readonly member: LocalRecord<'member'>; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const words = useDayWords();
  const { body, review } = member;
  const marks = new Map(member.standing === 'returned' ? review.marks.map((mark) => [mark.path, mark.note]) : []);
  const group = roster.groups.find(({ id }) => (id as string) === body.groupId);
  const offices = currentOffices(roster.offices, member.id, day);
  const years = partyYears(body.formalOn, day);
  const date = (on: LocalDate | null) => (on === null ? '' : words.day(on));
  const probationary =
    body.formalOn === null && body.joinedOn !== null && (body.status === 'probationary' || body.status === 'probationExtended');
  const facts: readonly Fact[] = [
    ['groupId', records('field.groupId'), group?.body.name ?? ''],
    [
      'offices',
      t('page.offices'),
      offices
        .map((office) =>
          t('fact.office', { committee: records(`committee.${office.committee}`), title: records(`officeTitle.${office.title}`) }),
        )
        .join(t('fact.comma')),
    ],
    ['sex', records('field.sex'), records(`sex.${body.sex}`)],
    [
      'birthMonth',
      records('field.birthMonth'),
      body.birthMonth === null
        ? ''
        : t('page.born', { year: body.birthMonth.slice(0, 4), month: Number(body.birthMonth.slice(5)), age: ageOn(body.birthMonth, day) }),
    ],
    ['ethnicity', records('field.ethnicity'), t(`ethnicity.${body.ethnicity}` as 'ethnicity.01')],
    ['education', records('field.education'), body.education === null ? '' : records(`education.${body.education}`)],
    ['occupation', records('field.occupation'), body.occupation === null ? '' : records(`occupation.${body.occupation}`)],
    ['joinedOn', records('field.joinedOn'), date(body.joinedOn)],
    ['formalOn', records('field.formalOn'), years === null ? date(body.formalOn) : t('page.formal', { day: date(body.formalOn), years })],
    ...(probationary ? ([['formalOn', t('page.probationEnds'), date(probationEnds(body.joinedOn as LocalDate))]] as const) : []),
    ['statusSince', records('field.statusSince'), date(body.statusSince)],
    [
      'rights',
      records('field.rights'),
      body.rights === 'full'
        ? ''
        : body.rightsUntil === null
          ? records(`rights.${body.rights}`)
          : t('page.rightsUntil', { rights: records(`rights.${body.rights}`), day: date(body.rightsUntil) }),
    ],
    [
      'excuse',
      records('field.excuse'),
      body.excuse === null
        ? ''
        : t('page.excuse', {
            reason: records(`excuse.${body.excuse.reason}`),
            paper: body.excuse.consentPaper,
            day: date(body.excuse.assemblyOn),
          }),
    ],
    ['away', records('field.away'), body.away === null ? '' : t('page.away', { place: body.away.place, day: date(body.away.since) })],
    ['phone', records('field.phone'), body.phone],
    ['needsCare', records('field.needsCare'), body.needsCare ? t('page.needsCare') : ''],
    ['note', records('field.note'), body.note],
  ];
  return (
    <Section title={t('page.facts')}>
      <dl className="zb-facts">
        {facts
          .filter(([path, , value]) => value !== '' || marks.has(path))
          .map(([path, label, value]) => (
            <div key={label} className={marks.has(path) ? 'zb-marked' : undefined}>
              <dt>{label}</dt>
              <dd>
                {value === '' ? t('page.blank') : value}
                {marks.has(path) && <em>{marks.get(path)}</em>}
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

function Attendance({ memberId }: { readonly memberId: MemberId }) {
  const { t } = useTranslation('roster');
  const { t: records } = useTranslation('records');
  const day = useServices().today();
  const words = useDayWords();
  const found = useLive(recordsOfMember, memberId);
  if (found.state === 'loading') return null;
  const year = day.slice(0, 4);
  const meetings = (found.data.filter((record) => record.kind === 'meeting') as LocalRecord<'meeting'>[]).filter(
    ({ body }) => body.heldOn.startsWith(year) && body.attendance[memberId] !== undefined,
  );
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
