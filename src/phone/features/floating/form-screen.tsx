import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { stayOf } from '#domain/floating/stays.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { FloatingStayBody } from '#domain/records/floating-stay.ts';
import { StayReason } from '#domain/records/floating-stay.ts';
import { isOnRoll } from '#domain/roster/roll.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { MemberSelect } from '#phone/member-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { TextField } from '#ui/text-field.tsx';
import './floating.css';
import { MonthBox } from './month-box.tsx';
import { blankStay, draftOfStay, type StayDraft, stayFromDraft } from './stay-draft.ts';
import { readStays, type StayRecord, type Stays, useWritesStays } from './use-stays.ts';

/** Registers somebody who goes away or has come, or changes such a registration. What is typed is kept at once. */
export function StayFormScreen() {
  const { t } = useTranslation('floating');
  const { today, newId } = useServices();
  const [params] = useSearchParams();
  const found = useLive(readStays);
  const writes = useWritesStays();
  const [fresh] = useState(newId);
  const recordId = (params.get('open') ?? fresh) as RecordId;
  if (found.state === 'loading')
    return (
      <AppPage title={t('title')} back="/floating">
        {null}
      </AppPage>
    );
  if (!writes)
    return (
      <AppPage title={t('title')} back="/floating">
        <EmptyState title={t('form.readOnly')} act={{ label: t('toList'), href: '/floating' }} />
      </AppPage>
    );
  const stay = found.data.stays.find(({ id }) => id === recordId);
  const member = found.data.members.find(({ id }) => (id as string) === params.get('member'));
  const blank: StayDraft = {
    ...blankStay(params.get('direction') === 'in' ? 'in' : 'out', today()),
    ...(member
      ? { memberId: member.id, name: member.body.name, since: member.body.away?.since ?? '', place: member.body.away?.place ?? '' }
      : {}),
  };
  return <StayForm key={recordId} recordId={recordId} stay={stay} stays={found.data} blank={stay ? draftOfStay(stay.body) : blank} />;
}

type Props = { readonly recordId: RecordId; readonly stay: StayRecord | undefined; readonly stays: Stays; readonly blank: StayDraft };

function StayForm(props: Props) {
  const of: SheetOf = { form: 'stay', recordId: props.recordId, baseline: props.stay ? (props.stay.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<StayDraft>(of, props.blank);
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  recordId,
  stay,
  stays,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: StayDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const { newId, today } = useServices();
  const navigate = useNavigate();
  const save = useSave();
  const nameOf = (id: string): string | undefined => stays.members.find((member) => (member.id as string) === id)?.body.name;
  const draft = useSheetDraft<StayDraft>(of, opened, ({ name, memberId }) => nameOf(memberId) ?? name);
  const { value, set } = draft;
  const [tried, setTried] = useState(false);
  const out = value.direction === 'out';
  const day = today();
  const read = stayFromDraft({ ...value, token: value.token === '' && out ? tokenFrom(newId) : value.token }, stay?.body ?? null, nameOf);
  const faults = new Set(read.success ? [] : read.error.issues.map(({ path }) => String(path[0])));
  const already = out && !stay && value.memberId !== '' && stayOf(stays.stays, value.memberId, day) !== undefined;
  const hidden = (field: 'place' | 'otherBranch' | 'note'): string | undefined => (faults.has(field) ? t('form.wrong.hidden') : undefined);
  const wrong = {
    who: out
      ? value.memberId === ''
        ? t('form.wrong.member')
        : already
          ? t('form.wrong.already')
          : undefined
      : value.name.trim() === '' || faults.has('name')
        ? t('form.wrong.name')
        : undefined,
    since: faults.has('since') ? t('form.wrong.since') : undefined,
    place: value.place.trim() === '' ? t('form.wrong.place') : hidden('place'),
    reason: faults.has('reason') ? t('form.wrong.reason') : undefined,
    contact:
      (out && value.contactId === '' && value.contactName.trim() === '') || faults.has('contact') ? t('form.wrong.contact') : undefined,
    expected: value.expectedUntil !== '' && value.expectedUntil < value.since ? t('form.wrong.expected') : undefined,
    phone: faults.has('phone') ? t('form.wrong.phone') : undefined,
    month: faults.has('duesUntil') ? t('form.wrong.month') : undefined,
    otherBranch: hidden('otherBranch'),
    note: hidden('note'),
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (!read.success || Object.values(wrong).some((said) => said !== undefined)) return;
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'floatingStay', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (!saved.ok && saved.problem.code !== 'record.unchanged') return draft.resume();
    await markAway(read.data);
    void navigate(`/floating/${recordId}`, { replace: true });
  };
  /** The roster shows who is away, so a member newly registered is marked there too, where he was not yet. */
  const markAway = async (body: FloatingStayBody): Promise<void> => {
    const member = stays.members.find(({ id }) => (id as string) === (body.memberId as string | null));
    if (stay || !member || member.body.away !== null) return;
    await save({
      id: member.id,
      kind: 'member',
      body: { ...member.body, away: { since: body.since, place: body.place } },
      baseline: member.body as unknown as JsonObject,
    });
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  const present = stays.members.filter(({ body }) => isOnRoll(body, day));
  const yesNo = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ];
  return (
    <AppPage
      title={stay ? t('form.edit') : out ? t('form.newOut') : t('form.newIn')}
      back={stay ? `/floating/${recordId}` : '/floating'}
      footer={<BottomAction label={t('form.save')} onPress={() => void write()} />}
    >
      {out ? (
        <MemberSelect
          label={t('form.member')}
          none={t('form.pick')}
          error={say(wrong.who)}
          members={present}
          value={value.memberId === '' ? null : value.memberId}
          onChange={(id) => {
            const away = present.find((member) => (member.id as string) === id)?.body.away;
            set({ memberId: id ?? '', ...(away && value.since === '' ? { since: away.since, place: away.place } : {}) });
          }}
        />
      ) : (
        <TextField
          label={t('form.name')}
          error={say(wrong.who)}
          value={value.name}
          onChange={(name) => set({ name })}
          maxLength={50}
          autoComplete="off"
        />
      )}
      <DateField label={t('form.since')} error={say(wrong.since)} value={value.since} onChange={(since) => set({ since })} max={day} />
      <TextField
        label={out ? t('form.place') : t('form.placeHere')}
        hint={out ? t('form.placeHint') : undefined}
        error={say(wrong.place)}
        value={value.place}
        onChange={(place) => set({ place })}
        maxLength={60}
        autoComplete="off"
      />
      {out && (
        <ChoiceChips
          label={t('form.fixed')}
          hint={t('form.fixedHint')}
          choices={yesNo}
          value={value.fixedPlace ? 'yes' : 'no'}
          onChange={(chosen) => set({ fixedPlace: chosen === 'yes' })}
        />
      )}
      <ChoiceChips
        label={t('form.reason')}
        error={say(wrong.reason)}
        choices={StayReason.options.map((reason) => ({ value: reason as string, label: records(`stayReason.${reason}`) }))}
        value={value.reason}
        onChange={(reason) => set({ reason: reason ?? '' })}
      />
      <TextField
        label={out ? t('form.host') : t('form.home')}
        note={t('optional')}
        error={say(wrong.otherBranch)}
        value={value.otherBranch}
        onChange={(otherBranch) => set({ otherBranch })}
        maxLength={60}
        autoComplete="off"
      />
      <MemberSelect
        label={t('form.contactMember')}
        none={out ? t('form.contactOther') : t('form.contactNone')}
        hint={t('form.contactHint')}
        error={say(wrong.contact)}
        members={present.filter(({ id }) => (id as string) !== value.memberId)}
        value={value.contactId === '' ? null : value.contactId}
        onChange={(id) => set({ contactId: id ?? '' })}
      />
      {out && value.contactId === '' && (
        <TextField
          label={t('form.contactOther')}
          note={t('optional')}
          value={value.contactName}
          onChange={(contactName) => set({ contactName })}
          maxLength={50}
          autoComplete="off"
        />
      )}
      {!out && (
        <TextField
          label={t('form.phone')}
          note={t('optional')}
          error={say(wrong.phone)}
          type="tel"
          inputMode="tel"
          value={value.phone}
          onChange={(phone) => set({ phone })}
          maxLength={20}
          autoComplete="off"
        />
      )}
      <DateField
        label={t('form.expected')}
        note={t('optional')}
        error={say(wrong.expected)}
        value={value.expectedUntil}
        onChange={(expectedUntil) => set({ expectedUntil })}
      />
      <MonthBox
        label={t('form.duesUntil')}
        note={t('optional')}
        hint={t('form.monthHint')}
        error={say(wrong.month)}
        value={value.duesUntil}
        onChange={(duesUntil) => set({ duesUntil })}
      />
      {out && (
        <>
          <DateField
            label={t('form.registered')}
            note={t('optional')}
            value={value.registeredOn}
            onChange={(registeredOn) => set({ registeredOn })}
          />
          <DateField
            label={t('form.reported')}
            note={t('optional')}
            value={value.reportedOn}
            onChange={(reportedOn) => set({ reportedOn })}
          />
        </>
      )}
      <TextField
        label={t('form.note')}
        note={t('optional')}
        error={say(wrong.note)}
        value={value.note}
        onChange={(note) => set({ note })}
        maxLength={100}
        autoComplete="off"
      />
      <DropDraft draft={draft} onClose={() => void navigate('/floating', { replace: true })} />
    </AppPage>
  );
}

/** 16 hex digits nobody can guess, from an id's own chance. */
const tokenFrom = (newId: () => string): string => newId().replaceAll('-', '').slice(-16);
