import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowKey } from '#domain/floating/stays.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { DropDraft } from '#phone/drop-draft.tsx';
import { useServices } from '#phone/services.tsx';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import type { WriteStay } from './stay-sheets.tsx';
import type { StayRecord } from './use-stays.ts';

type Props = { readonly stay: StayRecord; readonly write: WriteStay; readonly onClose: () => void };
type OpinionDraft = { readonly text: string };

/** What the branch thinks of a guest's part, kept letter by letter as it is typed. */
export function OpinionSheet(props: Props) {
  const of: SheetOf = { form: 'stayOpinion', recordId: props.stay.id, baseline: props.stay.body as unknown as JsonObject };
  const opened = useOpenedSheet<OpinionDraft>(of, { text: '' });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  stay,
  write,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: OpinionDraft; readonly begun: boolean } }) {
  const { t } = useTranslation('floating');
  const { actor, today } = useServices();
  const draft = useSheetDraft<OpinionDraft>(of, opened, () => stay.body.name);
  const [tried, setTried] = useState(false);
  const text = draft.value.text.trim();
  const put = async (): Promise<void> => {
    setTried(true);
    if (text === '') return;
    await draft.stop();
    const row = { on: today(), text, byName: actor.name };
    if (await write((body) => ({ ...body, opinions: { ...body.opinions, [rowKey.opinion(row.on)]: row } }), draft.id)) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('opinionSheet.title')} onClose={onClose}>
      <TextAreaField
        label={t('opinionSheet.text')}
        hint={t('opinionSheet.hint')}
        error={tried && text === '' ? t('opinionSheet.missing') : undefined}
        value={draft.value.text}
        onChange={(typed) => draft.set({ text: typed })}
        maxLength={100}
      />
      <div className="zb-tools">
        <Button main wide onPress={() => void put()}>
          {t('opinionSheet.save')}
        </Button>
      </div>
      <DropDraft draft={draft} onClose={onClose} />
    </Sheet>
  );
}
