import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { MeetingKind } from '#domain/records/meeting.ts';
import type { PlanBody } from '#domain/records/plan.ts';
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
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { TextField } from '#ui/text-field.tsx';
import { blankPlan, type PlanDraft, planBodyOf, planDraftOf } from './plan-draft.ts';

/** A new plan: its draft's id goes into the address, so that a reload finds it. */
export function NewPlanScreen() {
  const [params, setParams] = useSearchParams();
  const { newId, actor } = useServices();
  const [fresh] = useState(() => ({ id: newId(), topic: newId() }));
  const draftId = params.get('draft');
  const asked = MeetingKind.safeParse(params.get('kind'));
  const kind = actor.role === 'groupLeader' ? 'group' : asked.success ? asked.data : 'assembly';
  useEffect(() => {
    if (draftId !== null) return;
    setParams(
      (before) => {
        before.set('draft', fresh.id);
        return before;
      },
      { replace: true },
    );
  }, [draftId, fresh, setParams]);
  const people = useLive(branchPeople, useServices().today());
  if (draftId === null || people.state === 'loading') return null;
  const group = (params.get('group') ?? actor.groupId ?? people.data.groups[0]?.id ?? null) as typeof actor.groupId;
  return (
    <PlanForm
      key={draftId}
      of={{ form: 'plan', recordId: draftId as RecordId, baseline: null }}
      blank={blankPlan(kind, group, '', fresh.topic)}
      people={people.data}
      before={null}
    />
  );
}

/** A plan that is there, to be changed. */
export function EditPlanScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('agenda');
  const found = useLive(recordById, id as RecordId);
  const people = useLive(branchPeople, useServices().today());
  if (found.state === 'loading' || people.state === 'loading') return null;
  if (found.data?.kind !== 'plan' || found.data.deleted === 1)
    return (
      <AppPage title={t('plan.title')} back="/plans">
        <EmptyState title={t('plan.gone')} act={{ label: t('plan.list'), href: '/plans' }} />
      </AppPage>
    );
  const { body } = found.data as LocalRecord<'plan'>;
  return (
    <PlanForm
      of={{ form: 'plan', recordId: id as RecordId, baseline: body as unknown as JsonObject }}
      blank={planDraftOf(body)}
      people={people.data}
      before={body}
    />
  );
}

type FormProps = { readonly of: SheetOf; readonly people: BranchPeople; readonly before: PlanBody | null };

function PlanForm({ blank, ...props }: FormProps & { readonly blank: PlanDraft }) {
  const opened = useOpenedSheet<JsonObject>(props.of, blank as unknown as JsonObject);
  return opened && <OpenedPlan {...props} opened={opened} />;
}

function OpenedPlan({
  of,
  people,
  before,
  opened,
}: FormProps & { readonly opened: { readonly value: JsonObject; readonly begun: boolean } }) {
  const { t } = useTranslation(['agenda', 'records']);
  const { newId, actor } = useServices();
  const navigate = useNavigate();
  const save = useSave();
  const kindName = (value: JsonObject): string => t(`records:meetingKind.${(value as unknown as PlanDraft).meetingKind}`);
  const draft = useSheetDraft<JsonObject>(of, opened, kindName);
  const value = draft.value as unknown as PlanDraft;
  const set = (change: Partial<PlanDraft>): void => draft.set(change as unknown as JsonObject);
  const [tried, setTried] = useState(false);
  const dayMissing = !LocalDate.safeParse(value.plannedOn).success;
  const groupMissing = value.meetingKind === 'group' && value.groupId === null;
  const back = before ? `/plans/${of.recordId}` : '/plans';
  const write = async (): Promise<void> => {
    setTried(true);
    const read = planBodyOf(value, before);
    if (dayMissing || groupMissing || !read.success) return;
    await draft.stop();
    const saved = await save({ id: of.recordId, kind: 'plan', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') await navigate(`/plans/${of.recordId}`, { replace: true });
    else draft.resume();
  };
  const all = [...people.committee, ...people.others];
  const topic = (id: string, text: string) => set({ topics: value.topics.map((one) => (one.id === id ? { id, text } : one)) });
  return (
    <AppPage
      title={t('agenda:plan.title')}
      back={back}
      action={<KeptSign kept={draft.begun ? 'kept' : null} />}
      footer={<BottomAction label={t('agenda:plan.save')} onPress={() => void write()} />}
    >
      {actor.role !== 'groupLeader' && (
        <ChoiceChips
          label={t('records:field.meetingKind')}
          choices={MeetingKind.options.map((kind) => ({ value: kind, label: t(`records:meetingKind.${kind}`) }))}
          value={value.meetingKind}
          onChange={(kind) =>
            kind && set({ meetingKind: kind, groupId: kind === 'group' ? (value.groupId ?? people.groups[0]?.id ?? null) : null })
          }
        />
      )}
      {value.meetingKind === 'group' && actor.role !== 'groupLeader' && (
        <ChoiceChips
          label={t('records:kind.group')}
          error={tried && groupMissing ? t('agenda:plan.groupMissing') : undefined}
          choices={people.groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.groupId}
          onChange={(groupId) => set({ groupId })}
        />
      )}
      <DateField
        label={t('records:field.plannedOn')}
        error={tried && dayMissing ? t('agenda:plan.dayMissing') : undefined}
        value={value.plannedOn}
        onChange={(plannedOn) => set({ plannedOn })}
      />
      <TextField
        label={t('records:field.startsAt')}
        note={t('agenda:optional')}
        type="time"
        value={value.startsAt}
        onChange={(startsAt) => set({ startsAt })}
      />
      <TextField label={t('records:field.place')} maxLength={60} value={value.place} onChange={(place) => set({ place })} />
      {(value.meetingKind === 'lesson' || value.meetingKind === 'themeDay') && (
        <TextField label={t('records:field.theme')} maxLength={100} value={value.theme} onChange={(theme) => set({ theme })} />
      )}
      {value.topics.map(({ id, text }, i) => (
        <TextField
          key={id}
          label={t('agenda:plan.topic', { n: i + 1 })}
          maxLength={200}
          value={text}
          onChange={(words) => topic(id, words)}
        />
      ))}
      <div className="zb-tools">
        <Button
          icon={<Plus className="zb-icon" aria-hidden="true" />}
          onPress={() => set({ topics: [...value.topics, { id: newId(), text: '' }] })}
        >
          {t('agenda:plan.addTopic')}
        </Button>
      </div>
      <PersonSelect
        label={t('records:field.chair')}
        note={t('agenda:optional')}
        none={t('agenda:plan.nobody')}
        people={all}
        value={value.chair}
        onChange={(chair) => set({ chair })}
      />
      {value.meetingKind === 'lesson' && (
        <PersonSelect
          label={t('records:field.lecturer')}
          note={t('agenda:optional')}
          none={t('agenda:plan.nobody')}
          people={all}
          value={value.lecturer}
          onChange={(lecturer) => set({ lecturer })}
        />
      )}
      <TextField
        label={t('records:field.bring')}
        note={t('agenda:optional')}
        hint={t('agenda:plan.bringHint')}
        maxLength={100}
        value={value.bring}
        onChange={(bring) => set({ bring })}
      />
    </AppPage>
  );
}
