import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowKey } from '#domain/floating/stays.ts';
import { parseYuan } from '#domain/kernel/fen.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { LocalDate, YearMonth } from '#domain/kernel/local-date.ts';
import { KeptEnd, KeptForm } from '#phone/kept-sheet.tsx';
import { useServices } from '#phone/services.tsx';
import type { SheetDraft } from '#phone/use-sheet-draft.ts';
import { DateField } from '#ui/date-field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { MonthBox } from './month-box.tsx';
import type { SheetProps } from './stay-sheets.tsx';

type HostDues = { readonly on: string; readonly from: string; readonly to: string; readonly amount: string };

/** What a guest paid at the branch that hosts him, as his card will show it. Kept as it is written. */
export function HostDuesSheet(props: SheetProps) {
  const { stay } = props;
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const month = today().slice(0, 7);
  return (
    <KeptForm<HostDues>
      of={{ form: 'stayDues', recordId: stay.id, baseline: stay.body as unknown as JsonObject }}
      blank={{ on: today(), from: month, to: month, amount: '' }}
      name={t('duesSheet.draft', { name: stay.body.name })}
    >
      {(draft) => <Form {...props} draft={draft} />}
    </KeptForm>
  );
}

function Form({ write, onClose, draft }: SheetProps & { readonly draft: SheetDraft<HostDues> }) {
  const { t } = useTranslation('floating');
  const { today } = useServices();
  const { on, from, to, amount } = draft.value;
  const [tried, setTried] = useState(false);
  const day = LocalDate.safeParse(on).data;
  const first = YearMonth.safeParse(from).data;
  const last = YearMonth.safeParse(to).data;
  const paid = parseYuan(amount.trim());
  const put = async (): Promise<void> => {
    setTried(true);
    if (!day || !first || !last || first > last || !paid.ok) return;
    const row = { on: day, from: first, to: last, fen: paid.value };
    await draft.stop();
    if (await write((body) => ({ ...body, dues: { ...body.dues, [rowKey.dues(row)]: row } }), draft.id)) onClose();
    else draft.resume();
  };
  const say = (wrong: boolean, sentence: string) => (tried && wrong ? sentence : undefined);
  return (
    <Sheet open title={t('duesSheet.title')} onClose={onClose}>
      <DateField
        label={t('duesSheet.on')}
        error={say(!day, t('duesSheet.wrongOn'))}
        value={on}
        onChange={(typed) => draft.set({ on: typed })}
        max={today()}
      />
      <MonthBox
        label={t('duesSheet.from')}
        error={say(!first, t('duesSheet.wrongMonth'))}
        value={from}
        onChange={(typed) => draft.set({ from: typed })}
      />
      <MonthBox
        label={t('duesSheet.to')}
        error={say(!last, t('duesSheet.wrongMonth')) ?? say(Boolean(first && last && first > last), t('duesSheet.wrongOrder'))}
        value={to}
        onChange={(typed) => draft.set({ to: typed })}
      />
      <TextField
        label={t('duesSheet.amount')}
        error={say(!paid.ok, t('duesSheet.wrongAmount'))}
        inputMode="decimal"
        value={amount}
        onChange={(typed) => draft.set({ amount: typed })}
        maxLength={9}
        autoComplete="off"
      />
      <KeptEnd label={t('duesSheet.save')} onSave={() => void put()} draft={draft} onClose={onClose} />
    </Sheet>
  );
}
