import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paidTooLate } from '#domain/dues/arrears.ts';
import { monthOfMember } from '#domain/dues/books-of-branch.ts';
import { monthAfter, monthsDue } from '#domain/dues/months.ts';
import type { DuesSettings } from '#domain/dues/settings.ts';
import { splitPaid } from '#domain/dues/split.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { parseYuan } from '#domain/kernel/fen.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { type LocalDate, quarterOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { DuesPayer as Payer, DuesWay as Way } from '#domain/records/dues-payment.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useProblemText } from '#phone/use-problem-text.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips, ManyChips } from '#ui/choice-chips.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './dues.css';
import { type HowPaid, type InRound, type Paying, sumDue } from './round.ts';

/** The months that may be paid for now: what is behind, this one, and the rest of its quarter where the township lets a branch collect by it. */
function payable({ member, before }: InRound, month: YearMonth, settings: DuesSettings): readonly YearMonth[] {
  const rest = [1, 2]
    .map((more) => monthAfter(month, more))
    .filter((each) => settings.quarterly && quarterOf(`${each}-01` as LocalDate) === quarterOf(`${month}-01` as LocalDate));
  const due = rest.filter((each) => monthsDue(member.life, each, each, settings).length > 0);
  return [...before.map((each) => each.month), month, ...due].filter((each) => monthOfMember(member, each, settings).stillDueFen > 0);
}

type Typed = HowPaid & {
  readonly memberId: string;
  readonly month: YearMonth;
  readonly months: readonly YearMonth[];
  /** The amount as typed; null while it is what is due. */
  readonly typed: string | null;
};

type Props = {
  readonly person: InRound;
  readonly month: YearMonth;
  readonly settings: DuesSettings;
  /** Answers whether it was taken. */
  readonly onTake: (payment: Paying, how: HowPaid) => Promise<boolean>;
  readonly onClose: () => void;
};

/** One person pays: for which months, how much, who brought it, how, with which receipt. Every letter is kept. */
export function PaySheet(props: Props) {
  const { person, month } = props;
  const { id } = person.member;
  const of: SheetOf = { form: 'duesPay', recordId: id as RecordId, baseline: null, part: month };
  const opened = useOpenedSheet<Typed>(of, {
    memberId: id,
    month,
    months: [month],
    typed: null,
    payer: 'self',
    way: 'cash',
    receiptNo: '',
  });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  person,
  month,
  settings,
  onTake,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('dues');
  const { today } = useServices();
  const problemText = useProblemText();
  const draft = useSheetDraft<Typed>(of, opened, () => t('member.title', { name: person.member.body.name }));
  const { typed, payer, way, receiptNo } = draft.value;
  const [busy, setBusy] = useState(false);
  const choices = payable(person, month, settings);
  // What was chosen before somebody else took it is not to be paid again.
  const chosen = draft.value.months.filter((each) => choices.includes(each));
  const months = chosen.length === 0 ? [month] : chosen;
  const due = sumDue(months.map((each) => monthOfMember(person.member, each, settings)));
  const text = typed ?? yuanText(due);
  const read = parseYuan(text);
  const tooMuch = read.ok && read.value > 1_000_000_000;
  const split = read.ok ? splitPaid(read.value, due) : null;
  const { yuan, monthName } = formats();
  const beyond =
    split === null
      ? undefined
      : split.largeFen > 0
        ? t('pay.large', { due: yuan(split.dueFen), more: yuan(split.largeFen) })
        : split.voluntaryFen > 0
          ? t('pay.voluntary', { due: yuan(split.dueFen), more: yuan(split.voluntaryFen) })
          : split.dueFen < due
            ? t('pay.less', { lack: yuan((due - split.dueFen) as never) })
            : undefined;
  const late = months.some((each) => paidTooLate(each, today()));
  const error = read.ok ? (tooMuch || read.value === 0 ? t('pay.amountWrong') : undefined) : problemText(read.problem);
  const take = async (): Promise<void> => {
    if (!read.ok || error !== undefined || busy) return;
    setBusy(true);
    await draft.stop();
    const taken = await onTake({ member: person.member, months: [...months].sort(), fen: read.value }, { payer, way, receiptNo });
    if (taken) {
      await draft.drop();
      return onClose();
    }
    draft.resume();
    setBusy(false);
  };
  return (
    <Sheet open title={t('pay.title', { name: person.member.body.name })} onClose={onClose}>
      {choices.length > 1 && (
        <ManyChips
          label={t('pay.months')}
          hint={late ? t('pay.late') : undefined}
          choices={choices.map((each) => ({ value: each, label: monthName(each) }))}
          values={months}
          onChange={(picked) => draft.set({ months: picked.length === 0 ? [month] : picked })}
        />
      )}
      <TextField
        label={t('pay.amount')}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(text) => draft.set({ typed: text })}
        hint={beyond}
        error={error}
        maxLength={12}
      />
      <ChoiceChips
        label={t('pay.payer')}
        choices={Payer.options.map((each) => ({ value: each, label: t(`payer.${each}`) }))}
        value={payer}
        onChange={(picked) => draft.set({ payer: picked ?? 'self' })}
      />
      <ChoiceChips
        label={t('pay.way')}
        choices={Way.options.map((each) => ({ value: each, label: t(`way.${each}`) }))}
        value={way}
        onChange={(picked) => draft.set({ way: picked ?? 'cash' })}
      />
      <TextField
        label={t('pay.receiptNo')}
        note={t('optional')}
        autoComplete="off"
        value={receiptNo}
        onChange={(number) => draft.set({ receiptNo: number })}
        maxLength={30}
      />
      <div className="zb-tools">
        <Button main wide disabled={error !== undefined || busy} onPress={() => void take()}>
          {t('pay.take', { sum: read.ok ? yuan(read.value) : '' })}
        </Button>
      </div>
      <div className="zb-tools">
        <Button wide href={`/dues/member/${person.member.id}`}>
          {t('pay.ledger')}
        </Button>
      </div>
    </Sheet>
  );
}
