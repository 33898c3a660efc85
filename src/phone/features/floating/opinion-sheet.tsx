import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowKey } from '#domain/floating/stays.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import type { SheetDraft } from '#phone/use-sheet-draft.ts';
import { Sheet } from '#ui/sheet.tsx';
import { TextAreaField } from '#ui/text-area-field.tsx';
import type { WriteStay } from './stay-sheets.tsx';
import type { StayRecord } from './use-stays.ts';

type Props = { readonly stay: StayRecord; readonly write: WriteStay; readonly onClose: () => void };
type OpinionDraft = { readonly text: string };

/** What the branch thinks of a guest's part, kept letter by letter as it is typed. */
export function OpinionSheet(props: Props) {
  const { stay } = props;
  return (
    <KeptForm<OpinionDraft>
      of={{ form: 'stayOpinion', recordId: stay.id, baseline: stay.body as unknown as JsonObject }}
      blank={{ text: '' }}
      name={stay.body.name}
    >
      {(draft) => <Form {...props} draft={draft} />}
    </KeptForm>
  );
}

function Form({ write, onClose, draft }: Props & { readonly draft: SheetDraft<OpinionDraft> }) {
  const { t } = useTranslation('floating');
  const { actor, today } = useServices();
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
      <KeptEnd label={t('opinionSheet.save')} onSave={() => void put()} draft={draft} onClose={onClose} />
    </Sheet>
  );
}
