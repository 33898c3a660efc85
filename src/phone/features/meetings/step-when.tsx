import { useTranslation } from 'react-i18next';
import type { GroupId } from '#domain/kernel/ids.ts';
import { ClockTime, daysBetween, LocalDate } from '#domain/kernel/local-date.ts';
import { LifeForm, MeetingKind, ThemeForm } from '#domain/records/meeting.ts';
import { formats } from '#i18n/format.ts';
import { useSettings } from '#phone/use-settings.ts';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Pill } from '#ui/pill.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { FormModel } from './form-model.ts';
import { PersonField } from './person-field.tsx';
import { SameAsLast } from './same-as-last.tsx';

/** A time of day as a box gives it; null while it is empty or half typed. */
export const readClock = (text: string): ClockTime | null => {
  const time = ClockTime.safeParse(text);
  return time.success ? time.data : null;
};

/** Step 1: what kind of meeting, when, where, and who led it. */
export function StepWhen({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const { t: records } = useTranslation('records');
  const { body, apply } = model;
  const kinds = model.ownGroupId === null ? MeetingKind.options : (['group'] as const);
  const set = (fields: Extract<Parameters<FormModel['apply']>[0], { type: 'set' }>['fields']) => apply({ type: 'set', fields });
  return (
    <>
      <ChoiceChips
        label={t('when.kind')}
        choices={kinds.map((kind) => ({ value: kind, label: records(`meetingKind.${kind}`) }))}
        value={body.meetingKind}
        onChange={(kind) => kind && set({ meetingKind: kind, alsoCounts: body.alsoCounts.filter((other) => other !== kind) })}
      />
      {body.meetingKind === 'group' && <GroupChoice model={model} />}
      <SameAsLast model={model} />
      <DateField
        label={t('when.day')}
        value={body.heldOn}
        hint={<DayHint model={model} />}
        onChange={(text) => {
          const day = LocalDate.safeParse(text);
          if (day.success) set({ heldOn: day.data });
        }}
      />
      <div className="zb-two">
        <TextField
          type="time"
          label={t('when.startedAt')}
          value={body.startedAt ?? ''}
          onChange={(text) => set({ startedAt: readClock(text) })}
        />
        <TextField
          type="time"
          label={t('when.endedAt')}
          value={body.endedAt ?? ''}
          onChange={(text) => set({ endedAt: readClock(text) })}
        />
      </div>
      <PlaceField model={model} />
      <PersonField model={model} label={t('when.chair')} value={body.chair} onChange={(chair) => set({ chair })} />
      <PersonField model={model} label={t('when.recorder')} value={body.recorder} onChange={(recorder) => set({ recorder })} />
      {(body.meetingKind === 'lesson' || body.meetingKind === 'themeDay' || body.meetingKind === 'lifeMeeting') && (
        <TextField
          label={body.meetingKind === 'lesson' ? t('when.lessonTitle') : t('when.theme')}
          value={body.theme}
          maxLength={100}
          onChange={(theme) => set({ theme })}
        />
      )}
      {(body.meetingKind === 'themeDay' || body.alsoCounts.includes('themeDay')) && (
        <ManyChips
          label={records('field.themeForms')}
          choices={ThemeForm.options.map((form) => ({ value: form, label: records(`themeForm.${form}`) }))}
          values={body.themeForms}
          onChange={(themeForms) => set({ themeForms: [...themeForms] })}
        />
      )}
      {(body.meetingKind === 'lifeMeeting' || body.alsoCounts.includes('lifeMeeting')) && <LifeFields model={model} />}
      {(body.meetingKind === 'lesson' || body.alsoCounts.includes('lesson')) && <LessonFields model={model} />}
      {(body.meetingKind === 'themeDay' || body.meetingKind === 'assembly') && (
        <ManyChips
          label={t('when.alsoCounts')}
          hint={t('when.alsoCountsHint')}
          choices={MeetingKind.options
            .filter((kind) => kind !== body.meetingKind && kind !== 'group' && kind !== 'committee')
            .map((kind) => ({ value: kind, label: records(`meetingKind.${kind}`) }))}
          values={body.alsoCounts}
          onChange={(alsoCounts) => set({ alsoCounts: [...alsoCounts] })}
        />
      )}
    </>
  );
}

/** The day in words under its box, and what is worth knowing about it. */
function DayHint({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const { meetings } = useSettings();
  const { heldOn } = model.body;
  const days = daysBetween(heldOn, model.today);
  if (days > meetings.graceDays && model.baseline === null) return <Pill state="late">{t('when.late', { days })}</Pill>;
  return days < 0 ? t('when.future') : formats().dayWeek(heldOn, model.today);
}

function GroupChoice({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const groups = model.roster.groups.filter((group) => model.ownGroupId === null || group.id === model.ownGroupId);
  return (
    <ChoiceChips
      label={t('when.group')}
      hint={groups.length === 0 ? t('when.noGroups') : undefined}
      choices={groups.map((group) => ({ value: group.id as string, label: group.body.name }))}
      value={model.body.groupId}
      onChange={(groupId) => model.apply({ type: 'set', fields: { groupId: groupId as GroupId | null } })}
    />
  );
}

/** Where it was; the places of the last meetings stand under the box as chips. */
function PlaceField({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const { place } = model.body;
  const offers = model.lastPlaces.filter((last) => last !== place);
  const put = (text: string) => model.apply({ type: 'set', fields: { place: text } });
  return (
    <>
      <TextField
        label={t('when.place')}
        value={place}
        maxLength={60}
        hint={place === '' && offers.length > 0 ? t('when.placeHint') : undefined}
        onChange={put}
      />
      {place === '' && offers.length > 0 && (
        <div className="zb-tools">
          {offers.map((offer) => (
            <button key={offer} type="button" className="zb-chip" onClick={() => put(offer)}>
              {offer}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

/** The year a 组织生活会 is for, which in January is mostly the one before, and in which form it was held. */
function LifeFields({ model }: { readonly model: FormModel }) {
  const { t: records } = useTranslation('records');
  const { body, apply } = model;
  const held = Number(body.heldOn.slice(0, 4));
  return (
    <>
      <ChoiceChips
        label={records('field.forYear')}
        choices={[held, held - 1].map((year) => ({ value: String(year), label: String(year) }))}
        value={body.forYear === null ? null : String(body.forYear)}
        onChange={(year) => year && apply({ type: 'set', fields: { forYear: Number(year) } })}
      />
      <ChoiceChips
        label={records('field.lifeForm')}
        choices={LifeForm.options.map((form) => ({ value: form, label: records(`lifeForm.${form}`) }))}
        value={body.lifeForm}
        onChange={(lifeForm) => apply({ type: 'set', fields: { lifeForm: lifeForm ?? null } })}
      />
    </>
  );
}

function LessonFields({ model }: { readonly model: FormModel }) {
  const { t } = useTranslation('meetings');
  const { body, apply } = model;
  const minutes = (text: string): number | null => (text === '' ? null : Math.min(1440, Number(text.replace(/\D/g, ''))));
  return (
    <>
      <PersonField
        model={model}
        label={t('when.lecturer')}
        value={body.lecturer}
        onChange={(lecturer) => apply({ type: 'set', fields: { lecturer } })}
      />
      <TextField
        label={t('when.taughtMinutes')}
        inputMode="numeric"
        value={body.taughtMinutes === null ? '' : String(body.taughtMinutes)}
        onChange={(text) => apply({ type: 'set', fields: { taughtMinutes: minutes(text) } })}
      />
    </>
  );
}
