import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import { addDays, LocalDate } from '#domain/kernel/local-date.ts';
import { MatterBody, MatterLevel, MatterSource, MatterTopic } from '#domain/records/matter.ts';
import { PrivateWords } from '#phone/private-words.tsx';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { begunSheet, type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import './matters.css';

type Typed = {
  readonly source: MatterSource;
  readonly topic: MatterTopic;
  readonly level: MatterLevel;
  readonly house: string;
  readonly said: string;
  readonly answerBy: string;
};

const sources = MatterSource.options.filter((source) => source !== 'visit');

/** A matter that came by the box, in a meeting or by telephone. What was begun and not saved is gone on with. */
export function NewMatterScreen() {
  const { t } = useTranslation('matters');
  const { newId } = useServices();
  const [fresh] = useState(() => newId);
  const [params] = useSearchParams();
  const begun = useLive(begunSheet, 'newMatter', fresh);
  const [id, setId] = useState<RecordId | null>((params.get('open') as RecordId | null) ?? null);
  if (id === null && begun.state === 'ready') setId(begun.data);
  if (id === null)
    return (
      <AppPage title={t('newTitle')} back="/matters">
        {null}
      </AppPage>
    );
  return <NewMatter recordId={id} />;
}

function NewMatter({ recordId }: { readonly recordId: RecordId }) {
  const { today } = useServices();
  const settings = useSettings();
  const of: SheetOf = { form: 'newMatter', recordId, baseline: null };
  const opened = useOpenedSheet<Typed>(of, {
    source: 'box',
    topic: 'other',
    level: 'village',
    house: '',
    said: '',
    answerBy: addDays(today(), settings.visits.answerDays),
  });
  return opened && <Form of={of} opened={opened} />;
}

function Form({ of, opened }: { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('matters');
  const { t: records } = useTranslation('records');
  const { actor, today, newId } = useServices();
  const navigate = useNavigate();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => '');
  const { source, topic, level, house, said, answerBy } = draft.value;
  const [tried, setTried] = useState(false);
  const due = LocalDate.safeParse(answerBy);
  const write = async (): Promise<void> => {
    setTried(true);
    if (said.trim() === '' || !due.success) return;
    await draft.stop();
    const body = MatterBody.parse({
      raisedOn: today(),
      matterSource: source,
      groupId: actor.role === 'groupLeader' ? actor.groupId : null,
      house: house.trim(),
      topic,
      said,
      level,
      answerBy: due.data,
      passed: level === 'village' ? null : { id: newId(), on: today() },
    });
    const saved = await save({ id: of.recordId, kind: 'matter', body, baseline: null, draftId: draft.id });
    if (saved.ok || saved.problem.code === 'record.unchanged') await navigate(`/matters/${of.recordId}`, { replace: true });
    else draft.resume();
  };
  return (
    <AppPage title={t('newTitle')} back="/matters" footer={<BottomAction label={t('save')} onPress={() => void write()} />}>
      <ChoiceChips
        label={records('field.matterSource')}
        choices={sources.map((each) => ({ value: each, label: records(`matterSource.${each}`) }))}
        value={source}
        onChange={(chosen) => chosen && draft.set({ source: chosen })}
      />
      <ChoiceChips
        label={records('field.topic')}
        choices={MatterTopic.options.map((each) => ({ value: each, label: records(`matterTopic.${each}`) }))}
        value={topic}
        onChange={(chosen) => chosen && draft.set({ topic: chosen })}
      />
      <TextAreaField
        label={t('said')}
        hint={t('saidHint')}
        value={said}
        onChange={(typed) => draft.set({ said: typed })}
        maxLength={1000}
        error={tried && said.trim() === '' ? t('textMissing') : undefined}
      />
      <PrivateWords text={said} onChange={(typed) => draft.set({ said: typed })} />
      <TextField
        label={records('field.house')}
        note={t('optional')}
        value={house}
        onChange={(typed) => draft.set({ house: typed })}
        maxLength={30}
        autoComplete="off"
      />
      <ChoiceChips
        label={records('field.level')}
        hint={level === 'village' ? undefined : t('passHint')}
        choices={MatterLevel.options.map((each) => ({ value: each, label: records(`matterLevel.${each}`) }))}
        value={level}
        onChange={(chosen) => chosen && draft.set({ level: chosen })}
      />
      <DateField
        label={records('field.answerBy')}
        value={answerBy}
        onChange={(typed) => draft.set({ answerBy: typed })}
        error={tried && !due.success ? t('dayMissing') : undefined}
      />
    </AppPage>
  );
}
