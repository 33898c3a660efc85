import { BookOpen, CalendarDays, ClipboardList, MessagesSquare, Network, Users } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { blankMeeting } from '#domain/meetings/draft.ts';
import { meetingFromPlan } from '#domain/meetings/from-plan.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { draftsOf } from '#storage/drafts.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import '#ui/form-parts.css';
import './meetings.css';
import { MeetingForm } from './meeting-form.tsx';
import { readMeetingRoster } from './meeting-roster.ts';
import { openNew, planOf, whatCameOf } from './opening.ts';
import { useOpening } from './use-opening.ts';

/** A new meeting: first its kind, unless the address says it, then the form. The draft's id goes into the address, so that a reload finds it. */
export function NewMeetingScreen() {
  const [params, setParams] = useSearchParams();
  const { newId, actor } = useServices();
  const [freshId] = useState(newId);
  const asked = MeetingKind.safeParse(params.get('kind'));
  const kind = actor.role === 'groupLeader' ? 'group' : asked.success ? asked.data : null;
  const draftId = params.get('draft');
  const planId = params.get('plan');

  useEffect(() => {
    if (draftId !== null || planId !== null || kind === null) return;
    setParams(
      (before) => {
        before.set('draft', freshId);
        return before;
      },
      { replace: true },
    );
  }, [draftId, planId, kind, freshId, setParams]);

  if (draftId === null && planId !== null) return <FromPlan planId={planId} kind={kind ?? 'assembly'} freshId={freshId} />;
  if (draftId !== null) return <NewMeeting key={draftId} draftId={draftId} kind={kind ?? 'assembly'} />;
  return kind === null ? <KindChooser /> : null;
}

/** A planned meeting that is held: its record where there is one, the draft that was begun on this phone, else a new form with the plan's words. */
function FromPlan({ planId, kind, freshId }: { readonly planId: string; readonly kind: MeetingKind; readonly freshId: string }) {
  const found = useLive(whatCameOf, planId);
  if (found.state === 'loading') return null;
  const { meeting, draft } = found.data;
  if (meeting) return <Navigate to={`/meetings/${meeting}`} replace />;
  return <Navigate to={`/meetings/new?kind=${kind}&plan=${planId}&draft=${draft ?? freshId}`} replace />;
}

function NewMeeting({ draftId, kind }: { readonly draftId: string; readonly kind: MeetingKind }) {
  const { t } = useTranslation('meetings');
  const { db, today, actor } = useServices();
  const [params] = useSearchParams();
  const group = params.get('group');
  const planId = params.get('plan');
  const roster = useLive(readMeetingRoster);
  const open = useCallback(async () => {
    const groupId = (actor.groupId ?? group) as typeof actor.groupId;
    const plan = planId === null ? undefined : await planOf(db, planId);
    const blank = plan ? meetingFromPlan(plan.id, plan.body, today()) : blankMeeting(kind, today(), groupId);
    return openNew(db, draftId, blank, today());
  }, [db, draftId, kind, today, actor, group, planId]);
  const opening = useOpening(open);
  if (opening?.state === 'saved') return <Navigate to={`/meetings/${draftId}`} replace />;
  if (opening?.state !== 'open' || roster.state === 'loading')
    return (
      <AppPage title={t('form.newTitle')} back="/meetings">
        {null}
      </AppPage>
    );
  return <MeetingForm opened={opening.form} roster={roster.data} leaveTo="/meetings" />;
}

const icons = {
  assembly: Users,
  committee: ClipboardList,
  group: Network,
  lesson: BookOpen,
  themeDay: CalendarDays,
  lifeMeeting: MessagesSquare,
} as const;

function KindIcon({ kind }: { readonly kind: MeetingKind }) {
  const Icon = icons[kind];
  return <Icon className="zb-icon" aria-hidden="true" />;
}

/** The kinds of meeting as a list, with the drafts not finished on top. */
function KindChooser() {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const drafts = useLive(draftsOf, 'meeting');
  const begun = drafts.state === 'ready' ? drafts.data.filter((draft) => draft.baseline === null) : [];
  return (
    <AppPage title={t('form.newTitle')} back="/meetings">
      {begun.length > 0 && (
        <Section title={t('list.drafts')}>
          <Ledger>
            {begun.map((draft) => {
              const kind = MeetingKind.safeParse(draft.label['meetingKind']);
              return (
                <LedgerRow
                  key={draft.id}
                  margin={<StateIcon state="saved" />}
                  name={kind.success ? records(`meetingKind.${kind.data}`) : t('form.newTitle')}
                  nameNote={formats().day((draft.label['heldOn'] ?? today()) as ReturnType<typeof today>, today())}
                  href={draftHref(draft.id, draft.data['step'])}
                />
              );
            })}
          </Ledger>
        </Section>
      )}
      <Section title={t('list.which')}>
        <Ledger>
          {MeetingKind.options.map((kind) => (
            <LedgerRow
              key={kind}
              margin={<KindIcon kind={kind} />}
              name={records(`meetingKind.${kind}`)}
              href={`/meetings/new?kind=${kind}`}
            />
          ))}
        </Ledger>
      </Section>
    </AppPage>
  );
}

const draftHref = (id: string, step: unknown): string => `/meetings/new?draft=${id}&step=${typeof step === 'number' ? step : 1}`;
