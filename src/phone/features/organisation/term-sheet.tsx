import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#domain/kernel/ids.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { latestPostponement, postponeProblem, termEnds, termYears } from '#domain/organisation/terms.ts';
import { Committee } from '#domain/records/office.ts';
import { TermBody } from '#domain/records/term.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useSave } from '#phone/use-save.ts';
import { useSettings } from '#phone/use-settings.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Branch } from './use-branch.ts';

type TermDraft = {
  readonly committee: string;
  readonly termName: string;
  readonly electedOn: string;
  readonly endedOn: string;
  readonly postponedTo: string;
  readonly postponePaper: string;
};

type Props = { readonly recordId: RecordId; readonly branch: Branch; readonly onClose: () => void };

/** One committee's term: when it was elected, whether it was put off and by which paper, when it ended. */
export function TermSheet(props: Props) {
  const record = props.branch.terms.find(({ id }) => id === props.recordId);
  const of: SheetOf = { form: 'term', recordId: props.recordId, baseline: record ? (record.body as unknown as JsonObject) : null };
  const opened = useOpenedSheet<TermDraft>(of, {
    committee: record?.body.committee ?? '',
    termName: record?.body.termName ?? '',
    electedOn: record?.body.electedOn ?? '',
    endedOn: record?.body.endedOn ?? '',
    postponedTo: record?.body.postponedTo ?? '',
    postponePaper: record?.body.postponePaper ?? '',
  });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  recordId,
  branch,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: TermDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const { roster } = useSettings();
  const save = useSave();
  const record = branch.terms.find(({ id }) => id === recordId);
  const draft = useSheetDraft<TermDraft>(of, opened, () => t('terms.title'));
  const { committee, termName, electedOn, endedOn, postponedTo, postponePaper } = draft.value;
  const [tried, setTried] = useState(false);
  const [unseen, setUnseen] = useState(false);
  const body = Committee.safeParse(committee);
  const elected = LocalDate.safeParse(electedOn);
  const years = record?.body.years ?? (body.success ? termYears(body.data, branch.profile, roster) : roster.villageTermYears);
  const ends = elected.success ? termEnds(elected.data, years) : null;
  const late = ends && postponedTo !== '' ? postponeProblem(ends, postponedTo as LocalDate, postponePaper) : null;
  const wrong = {
    committee: body.success ? undefined : t('terms.wrong.committee'),
    electedOn: elected.success ? undefined : t('terms.wrong.electedOn'),
    endedOn: endedOn !== '' && endedOn < electedOn ? t('terms.wrong.endedBefore') : undefined,
    postponedTo:
      ends && late === 'tooFar'
        ? t('terms.wrong.tooFar', { day: words.day(latestPostponement(ends)) })
        : ends && late === 'notLater'
          ? t('terms.wrong.notLater', { day: words.day(ends) })
          : undefined,
    postponePaper: late === 'noPaper' ? t('terms.wrong.noPaper') : undefined,
  };
  const before = record
    ? undefined
    : branch.terms.find(
        (other) => body.success && other.body.committee === body.data && other.body.endedOn === null && other.body.electedOn < electedOn,
      );
  const write = async (): Promise<void> => {
    setTried(true);
    if (Object.values(wrong).some((said) => said !== undefined)) return;
    const read = TermBody.safeParse({
      committee,
      termName: termName.trim(),
      electedOn,
      years: record?.body.years ?? null,
      endedOn: endedOn === '' ? null : endedOn,
      postponedTo: postponedTo === '' ? null : postponedTo,
      postponePaper: postponePaper.trim(),
      note: record?.body.note ?? '',
    });
    if (!read.success) return setUnseen(true);
    await draft.stop();
    const saved = await save({ id: recordId, kind: 'term', body: read.data, baseline: of.baseline, draftId: draft.id });
    if (!saved.ok && saved.problem.code !== 'record.unchanged') return draft.resume();
    // A new election ends the term before it.
    if (before)
      await save({
        id: before.id,
        kind: 'term',
        body: { ...before.body, endedOn: read.data.electedOn },
        baseline: before.body as unknown as JsonObject,
      });
    onClose();
  };
  const say = (sentence: string | undefined) => (tried ? sentence : undefined);
  return (
    <Sheet open title={record ? records(`committee.${record.body.committee}`) : t('terms.new')} onClose={onClose}>
      <ChoiceChips
        label={t('terms.committee')}
        error={say(wrong.committee)}
        choices={Committee.options.map((value) => ({ value: value as string, label: records(`committee.${value}`) }))}
        value={committee}
        onChange={(chosen) => chosen && draft.set({ committee: chosen })}
      />
      <DateField
        label={t('terms.electedOn')}
        hint={ends ? t('terms.running', { day: words.day(ends) }) : undefined}
        error={say(wrong.electedOn)}
        value={electedOn}
        onChange={(chosen) => draft.set({ electedOn: chosen })}
      />
      <TextField
        label={t('terms.termName')}
        note={t('terms.optional')}
        hint={t('terms.termNameHint')}
        error={unseen ? t('terms.wrong.hidden') : undefined}
        value={termName}
        onChange={(typed) => draft.set({ termName: typed })}
        maxLength={30}
        autoComplete="off"
      />
      <DateField
        label={t('terms.postponedTo')}
        note={t('terms.optional')}
        hint={ends ? t('terms.postponeHint', { day: words.day(latestPostponement(ends)) }) : undefined}
        error={say(wrong.postponedTo)}
        value={postponedTo}
        onChange={(chosen) => draft.set({ postponedTo: chosen })}
      />
      {postponedTo !== '' && (
        <TextField
          label={t('terms.postponePaper')}
          error={say(wrong.postponePaper)}
          value={postponePaper}
          onChange={(typed) => draft.set({ postponePaper: typed })}
          maxLength={60}
          autoComplete="off"
        />
      )}
      <DateField
        label={t('terms.endedOn')}
        note={t('terms.optional')}
        hint={t('terms.endedHint')}
        error={say(wrong.endedOn)}
        value={endedOn}
        onChange={(chosen) => draft.set({ endedOn: chosen })}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t('terms.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
