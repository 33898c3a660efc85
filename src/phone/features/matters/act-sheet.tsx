import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { ToldHow } from '#domain/records/matter.ts';
import { acted, type MatterAct } from '#domain/visits/matter-acts.ts';
import { PrivateWords } from '#phone/private-words.tsx';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import { TextField } from '#ui/text-field.tsx';

type Typed = {
  /** Which step it is, so that 首页 leads back to the same one. */
  readonly act: MatterAct['act'];
  readonly text: string;
  readonly name: string;
  readonly on: string;
  readonly cannot: boolean;
  readonly how: ToldHow;
  readonly close: boolean;
  readonly level: 'township' | 'county';
};

type SheetProps = { readonly record: LocalRecord<'matter'>; readonly act: MatterAct['act']; readonly onClose: () => void };

/** One step with a matter: what was typed is kept at every letter, also when the sheet is left. */
export function ActSheet(props: SheetProps) {
  const { today } = useServices();
  const { record, act } = props;
  const of: SheetOf = { form: 'matter', recordId: record.id, baseline: record.body as unknown as JsonObject, part: act };
  const { upAnswer, reply } = record.body;
  const blank: Typed = {
    act,
    // The township's answer is what the branch tells on, unless it writes its own.
    text: act !== 'answer' ? '' : (reply?.text ?? upAnswer?.text ?? ''),
    name: record.body.owner?.name ?? '',
    on: today(),
    cannot: act === 'answer' && (reply?.cannot ?? false),
    how: 'visit',
    close: true,
    level: 'township',
  };
  const opened = useOpenedSheet<Typed>(of, blank);
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  record,
  act,
  onClose,
  of,
  opened,
}: SheetProps & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('matters');
  const { t: records } = useTranslation('records');
  const { today, newId } = useServices();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => '');
  const { text, name, on, cannot, how, close, level } = draft.value;
  const [tried, setTried] = useState(false);
  const day = LocalDate.safeParse(on);
  const needsText = act === 'work' || act === 'answer';
  const missing = (needsText && text.trim() === '') || (act === 'assign' && name.trim() === '') || !day.success;
  const write = async (): Promise<void> => {
    setTried(true);
    if (missing || !day.success) return;
    await draft.stop();
    const done: MatterAct =
      act === 'assign'
        ? { act, name: name.trim(), memberId: null }
        : act === 'work'
          ? { act, id: newId(), text }
          : act === 'pass'
            ? { act, id: newId(), level }
            : act === 'answer'
              ? { act, id: newId(), cannot, text }
              : act === 'tell'
                ? { act, how, close }
                : { act };
    const saved = await save({
      id: record.id,
      kind: 'matter',
      body: acted(record.body, done, day.data),
      baseline: record.body as unknown as JsonObject,
      draftId: draft.id,
    });
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t(`sheet.${act}`)} onClose={onClose}>
      {act === 'answer' && (
        <ChoiceChips
          label={t('result')}
          choices={[
            { value: 'done', label: t('resultDone') },
            { value: 'cannot', label: t('resultCannot') },
          ]}
          value={cannot ? 'cannot' : 'done'}
          onChange={(chosen) => draft.set({ cannot: chosen === 'cannot' })}
        />
      )}
      {needsText && (
        <>
          <TextAreaField
            label={act === 'work' ? t('workText') : cannot ? t('reason') : t('replyText')}
            hint={act === 'answer' ? t('replyHint') : undefined}
            value={text}
            onChange={(typed) => draft.set({ text: typed })}
            maxLength={act === 'work' ? 300 : 600}
            error={tried && text.trim() === '' ? t('textMissing') : undefined}
          />
          <PrivateWords text={text} onChange={(typed) => draft.set({ text: typed })} />
        </>
      )}
      {act === 'assign' && (
        <TextField
          label={t('owner')}
          value={name}
          onChange={(typed) => draft.set({ name: typed })}
          maxLength={50}
          autoComplete="off"
          error={tried && name.trim() === '' ? t('ownerMissing') : undefined}
        />
      )}
      {act === 'pass' && (
        <ChoiceChips
          label={records('field.level')}
          hint={t('passHint')}
          choices={(['township', 'county'] as const).map((each) => ({ value: each, label: records(`matterLevel.${each}`) }))}
          value={level}
          onChange={(chosen) => chosen && draft.set({ level: chosen })}
        />
      )}
      {act === 'tell' && (
        <>
          <p className="zb-sub">{record.body.reply?.text}</p>
          <ChoiceChips
            label={t('toldHow')}
            choices={ToldHow.options.map((each) => ({ value: each, label: records(`toldHow.${each}`) }))}
            value={how}
            onChange={(chosen) => chosen && draft.set({ how: chosen })}
          />
          <ChoiceChips
            label={t('afterwards')}
            choices={[
              { value: 'close', label: t('closeIt') },
              { value: 'open', label: t('keepOpen') },
            ]}
            value={close ? 'close' : 'open'}
            onChange={(chosen) => draft.set({ close: chosen === 'close' })}
          />
        </>
      )}
      <DateField
        label={t(`day.${act}`)}
        value={on}
        max={today()}
        onChange={(typed) => draft.set({ on: typed })}
        error={tried && !day.success ? t('dayMissing') : undefined}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {t(`do.${act}`)}
        </Button>
        {draft.begun && (
          <Button wide onPress={() => void draft.drop().then(onClose)}>
            {t('throwAway')}
          </Button>
        )}
      </div>
    </Sheet>
  );
}
