import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { MemberId, RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import type { Person } from '#domain/records/meeting.ts';
import { TalkBody, TalkOccasion } from '#domain/records/talk.ts';
import { type BranchPeople, branchPeople } from '#phone/branch-people.ts';
import { KeptSign } from '#phone/kept-sign.tsx';
import { PersonSelect } from '#phone/person-select.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';

type TalkDraft = {
  readonly talkedOn: string;
  readonly by: Person | null;
  readonly with: Person | null;
  readonly occasion: TalkOccasion;
  readonly followUpOn: string;
};

/** A new talk: two names, a day and the occasion, and it is written down. */
export function NewTalkScreen() {
  const [params, setParams] = useSearchParams();
  const { newId, today, writer } = useServices();
  const [fresh] = useState(newId);
  const draftId = params.get('draft');
  const people = useLive(branchPeople, today());
  useEffect(() => {
    if (draftId !== null) return;
    setParams(
      (before) => {
        before.set('draft', fresh);
        return before;
      },
      { replace: true },
    );
  }, [draftId, fresh, setParams]);
  if (draftId === null || people.state === 'loading') return null;
  const all = [...people.data.committee, ...people.data.others];
  const person = (found: (typeof all)[number] | undefined): Person | null =>
    found ? { memberId: found.id as MemberId, name: found.name } : null;
  const own = people.data.committee.find(({ name }) => name === writer.name);
  return (
    <TalkForm
      key={draftId}
      of={{ form: 'talk', recordId: draftId as RecordId, baseline: null }}
      blank={{
        talkedOn: today(),
        by: person(own),
        with: person(all.find(({ id }) => id === params.get('with'))),
        occasion: 'yearly',
        followUpOn: '',
      }}
      people={people.data}
      before={null}
    />
  );
}

/** A talk that is there, to be put right. */
export function EditTalkScreen() {
  const { id = '' } = useParams();
  const { today } = useServices();
  const found = useLive(recordById, id as RecordId);
  const people = useLive(branchPeople, today());
  if (found.state === 'loading' || people.state === 'loading') return null;
  if (found.data?.kind !== 'talk' || found.data.deleted === 1) return <Navigate to="/talks" replace />;
  const { body } = found.data as LocalRecord<'talk'>;
  return (
    <TalkForm
      of={{ form: 'talk', recordId: id as RecordId, baseline: body as unknown as JsonObject }}
      blank={{ talkedOn: body.talkedOn, by: body.by, with: body.with, occasion: body.occasion, followUpOn: body.followUpOn ?? '' }}
      people={people.data}
      before={body}
    />
  );
}

type FormProps = { readonly of: SheetOf; readonly people: BranchPeople; readonly before: TalkBody | null };

function TalkForm({ blank, ...props }: FormProps & { readonly blank: TalkDraft }) {
  const { actor, writer } = useServices();
  const opened = useOpenedSheet<JsonObject>(props.of, blank as unknown as JsonObject);
  if (!may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'talk', groupId: null }))
    return <Navigate to="/talks" replace />;
  return opened && <OpenedTalk {...props} opened={opened} />;
}

function OpenedTalk({
  of,
  people,
  before,
  opened,
}: FormProps & { readonly opened: { readonly value: JsonObject; readonly begun: boolean } }) {
  const { t } = useTranslation(['agenda', 'records']);
  const { today } = useServices();
  const navigate = useNavigate();
  const save = useSave();
  const draft = useSheetDraft<JsonObject>(of, opened, (value) => (value as unknown as TalkDraft).with?.name ?? '');
  const value = draft.value as unknown as TalkDraft;
  const set = (change: Partial<TalkDraft>): void => draft.set(change as unknown as JsonObject);
  const [tried, setTried] = useState(false);
  const all = [...people.committee, ...people.others];
  const day = LocalDate.safeParse(value.talkedOn);
  const wrong = {
    day: !day.success ? t('agenda:talk.dayMissing') : day.data > today() ? t('agenda:talk.dayAhead') : undefined,
    by: value.by === null ? t('agenda:talk.personMissing') : undefined,
    with:
      value.with === null
        ? t('agenda:talk.personMissing')
        : value.with.memberId === value.by?.memberId
          ? t('agenda:talk.samePerson')
          : undefined,
    followUp: value.followUpOn !== '' && value.followUpOn < value.talkedOn ? t('agenda:talk.followUpBefore') : undefined,
  };
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const followUpOn = value.followUpOn === '' ? null : value.followUpOn;
    const read = TalkBody.safeParse({
      talkedOn: value.talkedOn,
      by: value.by,
      with: value.with,
      occasion: value.occasion,
      followUpOn,
      followedUpOn: before?.followUpOn === followUpOn ? before.followedUpOn : null,
    });
    if (!read.success) return;
    await draft.stop();
    const saved = await save({ id: of.recordId, kind: 'talk', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') await navigate('/talks', { replace: true });
    else draft.resume();
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <AppPage
      title={t('records:kind.talk')}
      back="/talks"
      action={<KeptSign kept={draft.begun ? 'kept' : null} />}
      footer={<BottomAction label={t('agenda:talk.save')} onPress={() => void write()} />}
    >
      <PersonSelect
        label={t('records:field.by')}
        none={t('agenda:talk.choose')}
        error={say(wrong.by)}
        people={all}
        value={value.by}
        onChange={(by) => set({ by })}
      />
      <PersonSelect
        label={t('records:field.with')}
        none={t('agenda:talk.choose')}
        error={say(wrong.with)}
        people={all}
        value={value.with}
        onChange={(other) => set({ with: other })}
      />
      <DateField
        label={t('records:field.talkedOn')}
        max={today()}
        error={say(wrong.day)}
        value={value.talkedOn}
        onChange={(talkedOn) => set({ talkedOn })}
      />
      <ChoiceChips
        label={t('records:field.occasion')}
        hint={t('agenda:talk.noContent')}
        choices={TalkOccasion.options.map((occasion) => ({ value: occasion, label: t(`records:talkOccasion.${occasion}`) }))}
        value={value.occasion}
        onChange={(occasion) => occasion && set({ occasion })}
      />
      <DateField
        label={t('records:field.followUpOn')}
        note={t('agenda:optional')}
        hint={t('agenda:talk.followUpHint')}
        error={say(wrong.followUp)}
        value={value.followUpOn}
        onChange={(followUpOn) => set({ followUpOn })}
      />
    </AppPage>
  );
}
