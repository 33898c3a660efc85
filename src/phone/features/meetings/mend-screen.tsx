import { ChevronDown, Undo2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import '#ui/form-parts.css';
import './meetings.css';
import { KeptSign } from '#phone/kept-sign.tsx';
import { fieldOf, isMended, placesLeft } from './marks.ts';
import { MeetingFacts } from './meeting-facts.tsx';
import { type MeetingRoster, readMeetingRoster } from './meeting-roster.ts';
import { MendEditor, type MendPart, readPart } from './mend-editor.tsx';
import { MendPlace } from './mend-place.tsx';
import { type Opened, openEdit } from './opening.ts';
import { useFormModel } from './use-form-model.ts';
import { useMeetingDraft } from './use-meeting-draft.ts';
import { useOpening } from './use-opening.ts';

/** A returned meeting: only what the township marked is open, with its words beside it. */
export function MendMeetingScreen() {
  const { id = '' } = useParams();
  return <MendMeeting key={id} id={id as RecordId} />;
}

function MendMeeting({ id }: { readonly id: RecordId }) {
  const { t } = useTranslation('meetings');
  const { db, today, actor, writer } = useServices();
  const roster = useLive(readMeetingRoster);
  const open = useCallback(() => openEdit(db, id, today()), [db, id, today]);
  const opening = useOpening(open);
  if (opening === null || roster.state === 'loading')
    return (
      <AppPage title={t('form.editTitle')} back="/meetings">
        {null}
      </AppPage>
    );
  if (opening.state !== 'open') return <Nothing title={t('form.gone')} help={t('form.goneHint')} back="/meetings" />;
  const { baseline, review, answered } = opening.form;
  const target = { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'meeting', groupId: baseline?.groupId ?? null } as const;
  if (!may.write(actor, target)) return <Nothing title={t('form.notAllowed')} help={t('form.notAllowedHint')} back={`/meetings/${id}`} />;
  if (review?.state !== 'returned' || answered)
    return <Nothing title={t('mend.notReturned')} help={t('mend.notReturnedHint')} back={`/meetings/${id}`} />;
  return <MendForm opened={opening.form} roster={roster.data} />;
}

function Nothing({ title, help, back }: { readonly title: string; readonly help: string; readonly back: string }) {
  const { t } = useTranslation('meetings');
  return (
    <AppPage title={t('form.editTitle')} back={back}>
      <EmptyState title={title} help={help} act={{ label: t('list.title'), href: '/meetings' }} />
    </AppPage>
  );
}

/** Whether a field says anything, so that empty ones are not counted among those that are fine. */
const isWritten = (value: unknown): boolean =>
  value !== null && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);

function MendForm({ opened, roster }: { readonly opened: Opened; readonly roster: MeetingRoster }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const draft = useMeetingDraft(opened, 5);
  const model = useFormModel(opened, draft, roster);
  const places = useRef<(HTMLDivElement | null)[]>([]);
  const [saving, setSaving] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const { review, baseline } = opened;
  if (!review || !baseline) return null;
  const { marks } = review;
  const left = placesLeft(marks, baseline, draft.body);
  const part = readPart(params.get('part'));
  const openPart = (next: MendPart): void => setParams({ part: next });
  if (part) return <MendEditor part={part} model={model} kept={draft.kept} onClose={() => void navigate(-1)} />;

  const toNextPlace = (): void => {
    const place = places.current[marks.findIndex((mark) => !isMended(mark, baseline, draft.body))];
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  };
  const submit = async (): Promise<void> => {
    if (left > 0) return toNextPlace();
    setSaving(true);
    const saved = await draft.save(model.roll, model.leftOut, review.turn);
    setSaving(false);
    if (saved) await navigate(`/meetings/${opened.recordId}`, { replace: true });
  };
  const marked = new Set(marks.map(fieldOf));
  const untouched = Object.entries(baseline).filter(([field, value]) => !marked.has(field) && isWritten(value)).length;
  const by = { name: review.byName, at: review.at ? formats().moment(review.at, model.today) : '' };
  return (
    <AppPage
      title={records(`meetingKind.${baseline.meetingKind}`)}
      subtitle={formats().day(baseline.heldOn, model.today)}
      back={`/meetings/${opened.recordId}`}
      action={<KeptSign kept={draft.kept} />}
      footer={
        <BottomAction
          label={t('mend.submit')}
          disabled={saving}
          say={left > 0 ? t('mend.left', { count: left }) : undefined}
          onPress={() => void submit()}
        />
      }
    >
      <div className="zb-said">
        <strong>
          <Undo2 aria-hidden="true" />
          {t('mend.head', { count: marks.length })}
        </strong>
        <span className="zb-sub">
          {review.mendBy ? t('mend.byUntil', { ...by, day: formats().day(review.mendBy, model.today) }) : t('mend.by', by)}
        </span>
      </div>
      <Section title={t('mend.section')} aside={t('mend.mended', { count: marks.length - left })}>
        {marks.map((mark, i) => (
          <div
            key={mark.path}
            ref={(element) => {
              places.current[i] = element;
            }}
          >
            <MendPlace
              number={i + 1}
              mark={mark}
              done={isMended(mark, baseline, draft.body)}
              baseline={baseline}
              model={model}
              onOpen={openPart}
            />
          </div>
        ))}
      </Section>
      {unfolded ? (
        <MeetingFacts body={draft.body} roster={roster} today={model.today} marks={marks} recordId={opened.recordId} />
      ) : (
        <button type="button" className="zb-more" onClick={() => setUnfolded(true)}>
          {t('mend.others', { count: untouched })}
          <ChevronDown className="zb-icon" aria-hidden="true" />
        </button>
      )}
    </AppPage>
  );
}
