import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate } from '#domain/kernel/local-date.ts';
import { ContactWay } from '#domain/records/floating-stay.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import type { SheetDraft } from '#phone/use-sheet-draft.ts';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { SheetProps } from './stay-sheets.tsx';

type Contact = { readonly way: ContactWay | null; readonly on: string; readonly by: string };

/** One talk with a member who is away: when, how, by whom; never what was said. Kept as it is written. */
export function ContactSheet(props: SheetProps) {
  const { stay } = props;
  const { t } = useTranslation('floating');
  const { today } = useServices();
  return (
    <KeptForm<Contact>
      of={{ form: 'stayContact', recordId: stay.id, baseline: stay.body as unknown as JsonObject }}
      blank={{ way: null, on: today(), by: stay.body.contact?.name ?? '' }}
      name={t('contactSheet.draft', { name: stay.body.name })}
    >
      {(draft) => <Form {...props} draft={draft} />}
    </KeptForm>
  );
}

function Form({ write, onClose, draft }: SheetProps & { readonly draft: SheetDraft<Contact> }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const { newId, today } = useServices();
  const { way, on, by } = draft.value;
  const [tried, setTried] = useState(false);
  const day = LocalDate.safeParse(on);
  const put = async (): Promise<void> => {
    setTried(true);
    if (way === null || !day.success || by.trim() === '') return;
    const contact = { on: day.data, byName: by.trim(), way };
    await draft.stop();
    if (await write((body) => ({ ...body, contacts: { ...body.contacts, [newId()]: contact } }), draft.id)) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('contactSheet.title')} onClose={onClose}>
      <ChoiceChips
        label={t('contactSheet.way')}
        error={tried && way === null ? t('contactSheet.wrongWay') : undefined}
        choices={ContactWay.options.map((value) => ({ value, label: records(`contactWay.${value}`) }))}
        value={way}
        onChange={(chosen) => draft.set({ way: chosen })}
      />
      <DateField
        label={t('contactSheet.on')}
        error={tried && !day.success ? t('contactSheet.wrongOn') : undefined}
        value={on}
        onChange={(typed) => draft.set({ on: typed })}
        max={today()}
      />
      <TextField
        label={t('contactSheet.by')}
        hint={t('contactSheet.hint')}
        error={tried && by.trim() === '' ? t('contactSheet.wrongBy') : undefined}
        value={by}
        onChange={(typed) => draft.set({ by: typed })}
        maxLength={50}
        autoComplete="off"
      />
      <KeptEnd label={t('contactSheet.save')} onSave={() => void put()} draft={draft} onClose={onClose} />
    </Sheet>
  );
}
