import { CalendarPlus, Copy, Pencil, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { instantAt } from '#domain/kernel/local-date.ts';
import { calendarFile } from '#domain/meetings/calendar-file.ts';
import { formats } from '#i18n/format.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import type { SheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useNotice } from './notice.ts';
import { type PlanWithMeetings, planById } from './plan-facts.ts';
import './plans.css';

/** A planned meeting: its notice to pass on, its entry for the calendar, the guide, and the way to its record. */
export function PlanScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('agenda');
  const found = useLive(planById, id as RecordId);
  if (found.state === 'loading')
    return (
      <AppPage title={t('plan.title')} back="/plans">
        {null}
      </AppPage>
    );
  if (found.data === undefined)
    return (
      <AppPage title={t('plan.title')} back="/plans">
        <EmptyState title={t('plan.gone')} act={{ label: t('plan.list'), href: '/plans' }} />
      </AppPage>
    );
  return <Plan {...found.data} />;
}

function Plan({ plan, held, groupName }: PlanWithMeetings) {
  const { t } = useTranslation(['agenda', 'records']);
  const { actor, today, now, saveFile, shareText, copyText } = useServices();
  const navigate = useNavigate();
  const toast = useToast();
  const notice = useNotice()(plan.body, groupName);
  const [params, setParams] = useSearchParams();
  const setCallingOff = (open: boolean): void => setParams(open ? { off: '1' } : {}, { replace: true });
  const { body } = plan;
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: plan.branchId, kind: 'plan', groupId: body.groupId });
  const copy = async (): Promise<void> =>
    toast({ text: (await copyText(notice.text)) ? t('agenda:notice.copied') : t('agenda:notice.byHand') });
  const share = async (): Promise<void> => ((await shareText(notice.text)) ? undefined : copy());
  const toCalendar = (): void => {
    const file = calendarFile({
      id: plan.id,
      title: notice.title,
      place: body.place,
      words: notice.text,
      day: body.plannedOn,
      startsAt: body.startsAt,
      madeAt: instantAt(now()),
    });
    saveFile(`${notice.title}-${body.plannedOn}.ics`, new Blob([file], { type: 'text/calendar;charset=utf-8' }));
    toast({ text: t('agenda:plan.calendarDone') });
  };
  const standing = held.length === 0 && body.calledOff === '';
  return (
    <AppPage
      title={t(`records:meetingKind.${body.meetingKind}`)}
      subtitle={formats().dayWeek(body.plannedOn, today())}
      back="/plans"
      action={
        writes && standing ? (
          <BarAction
            icon={<Pencil className="zb-icon" aria-hidden="true" />}
            label={t('agenda:plan.edit')}
            href={`/plans/${plan.id}/edit`}
          />
        ) : undefined
      }
      footer={
        writes && standing ? (
          <BottomAction label={t('agenda:plan.record')} onPress={() => void navigate(`/meetings/new?plan=${plan.id}`)} />
        ) : undefined
      }
    >
      {held.length > 0 && (
        <Ledger>
          {held.map((meeting) => (
            <LedgerRow
              key={meeting.id}
              margin={<StateIcon state="approved" />}
              name={t('agenda:plan.held', { day: formats().day(meeting.body.heldOn, today()) })}
              facts={held.length > 1 ? t('agenda:plan.heldTwice', { name: meeting.createdByName }) : undefined}
              href={`/meetings/${meeting.id}`}
            />
          ))}
        </Ledger>
      )}
      {body.calledOff !== '' && <p className="zb-notice">{t('agenda:plan.calledOff', { why: body.calledOff })}</p>}
      <Section title={t('agenda:notice.title')}>
        <p className="zb-notice">{notice.text}</p>
        <div className="zb-tools">
          <Button icon={<Share2 className="zb-icon" aria-hidden="true" />} onPress={() => void share()}>
            {t('agenda:notice.share')}
          </Button>
          <Button icon={<Copy className="zb-icon" aria-hidden="true" />} onPress={() => void copy()}>
            {t('agenda:notice.copy')}
          </Button>
          <Button icon={<CalendarPlus className="zb-icon" aria-hidden="true" />} onPress={toCalendar}>
            {t('agenda:plan.calendar')}
          </Button>
        </div>
      </Section>
      <Section title={t('agenda:plan.ready')}>
        <Ledger>
          <LedgerRow margin={<StateIcon state="todo" />} name={t('agenda:guide.title')} href={`/guides/${body.meetingKind}`} />
          <LedgerRow
            margin={<StateIcon state="todo" />}
            name={t('agenda:paper.title')}
            facts={t('agenda:paper.facts')}
            href={`/paper?plan=${plan.id}`}
          />
        </Ledger>
      </Section>
      {writes && standing && (
        <div className="zb-tools">
          <Button onPress={() => setCallingOff(true)}>{t('agenda:plan.callOff')}</Button>
        </div>
      )}
      {params.get('off') !== null && writes && standing && <CallOff plan={plan} onClose={() => setCallingOff(false)} />}
    </AppPage>
  );
}

type CallOffProps = { readonly plan: PlanWithMeetings['plan']; readonly onClose: () => void };
type Reason = { readonly why: string };

function CallOff(props: CallOffProps) {
  const { t } = useTranslation('agenda');
  const { plan } = props;
  return (
    <KeptForm<Reason>
      of={{ form: 'planCallOff', recordId: plan.id, baseline: plan.body as unknown as JsonObject }}
      blank={{ why: '' }}
      name={t('plan.callOff')}
    >
      {(draft) => <CallOffForm {...props} draft={draft} />}
    </KeptForm>
  );
}

function CallOffForm({ plan, onClose, draft }: CallOffProps & { readonly draft: SheetDraft<Reason> }) {
  const { t } = useTranslation('agenda');
  const save = useSave();
  const { why } = draft.value;
  const [tried, setTried] = useState(false);
  const write = async (): Promise<void> => {
    setTried(true);
    if (why.trim() === '') return;
    const body = { ...plan.body, calledOff: why.trim() };
    await draft.stop();
    const saved = await save({ id: plan.id, kind: 'plan', body, baseline: plan.body as unknown as JsonObject, draftId: draft.id });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('plan.callOff')} onClose={onClose}>
      <TextField
        label={t('plan.why')}
        maxLength={100}
        value={why}
        error={tried && why.trim() === '' ? t('plan.whyMissing') : undefined}
        onChange={(typed) => draft.set({ why: typed })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('plan.callOffDo')}
        </Button>
        <Button wide onPress={onClose}>
          {t('plan.keep')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
