import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assess, notCounted } from '#domain/dues/assess.ts';
import type { DuesMember } from '#domain/dues/books-of-branch.ts';
import { standardId } from '#domain/dues/entry-ids.ts';
import { monthsBetween } from '#domain/dues/months.ts';
import type { DuesSettings } from '#domain/dues/settings.ts';
import { stepIn } from '#domain/dues/standard.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesBasis, FixedWhy } from '#domain/records/dues-standard.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { assessmentInput, basisOf, stepOf, type TypedBasis, typedFrom } from './assess-model.ts';
import { ReliefFields, reliefOf, type TypedRelief, typedRelief } from './relief-fields.tsx';

const types = [
  'farmer',
  'migrantFarmer',
  'salary',
  'annualSalary',
  'selfEmployed',
  'pension',
  'pensionMixed',
  'fixed',
] as const satisfies DuesBasis['type'][];

type Typed = TypedBasis &
  TypedRelief & { readonly memberId: string; readonly year: number; readonly from: YearMonth; readonly reason: string };

type Props = { readonly member: DuesMember; readonly year: number; readonly settings: DuesSettings; readonly onClose: () => void };

/** What one member pays in a year, from what, by which article; and less or nothing, with its approval. Every letter is kept. */
export function AssessSheet(props: Props) {
  const { writer, today } = useServices();
  const { member, year, settings } = props;
  const now = monthOf(today());
  const standard = member.standards.find((each) => each.year === year);
  const of: SheetOf = {
    form: 'duesAssess',
    recordId: standardId(writer.branchId, member.id, year),
    baseline: (standard ?? null) as unknown as JsonObject | null,
  };
  const opened = useOpenedSheet<Typed>(of, {
    ...typedFrom(standard && stepIn(standard, `${year}-12` as YearMonth, settings)?.basis, settings),
    ...typedRelief(standard?.relief ?? null, year, today()),
    memberId: member.id,
    year,
    from: standard && now.startsWith(String(year)) ? now : (`${year}-01` as YearMonth),
    reason: '',
  });
  return opened && <Opened {...props} of={of} opened={opened} again={standard !== undefined} />;
}

function Opened({
  member,
  year,
  settings,
  onClose,
  of,
  opened,
  again,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean }; readonly again: boolean }) {
  const { t } = useTranslation(['dues', 'records']);
  const { writer, today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => t('dues:assess.of', { name: member.body.name }));
  const typed = draft.value;
  const { set } = draft;
  const [tried, setTried] = useState(false);
  const basis = basisOf(typed);
  const result = basis && assess(basis, settings);
  const step = basis && stepOf(basis, today(), typed.reason, settings);
  const relief = reliefOf(typed);
  const { yuan, monthName } = formats();
  const hint = (): string | undefined => {
    if (!result || result.state === 'refused') return undefined;
    if (result.state === 'ask') return t(`dues:question.${result.question}`);
    const document = t(`records:documents.${result.source.document}`);
    const source = result.source.article === null ? document : t('records:sourceArticle', { document, article: result.source.article });
    return result.overFen > 0
      ? t('dues:assess.resultOver', { amount: yuan(result.dueFen), over: yuan(result.overFen), source })
      : t('dues:assess.result', { amount: yuan(result.dueFen), source });
  };
  const error =
    basis === undefined ? t('dues:assess.amountWrong') : result?.state === 'refused' ? t(`dues:wrong.${result.code}`) : undefined;
  const write = async (): Promise<void> => {
    setTried(true);
    if (step === undefined || !relief.ok) return;
    await draft.stop();
    const saved = await save({
      ...assessmentInput(writer.branchId, member, year, { from: typed.from, step, relief: relief.value }),
      draftId: draft.id,
    });
    if (saved.ok) return onClose();
    if (saved.problem.code !== 'record.unchanged') return draft.resume();
    await draft.drop();
    onClose();
  };
  return (
    <Sheet open title={t('dues:assess.of', { name: member.body.name })} onClose={onClose}>
      <ChoiceChips
        label={t('dues:assess.basis')}
        choices={types.map((each) => ({ value: each, label: t(`dues:basis.${each}`) }))}
        value={typed.type}
        onChange={(type) => type && set({ type, amount: type === 'farmer' ? yuanText(settings.farmerFen as Fen) : '', off: {} })}
      />
      {typed.type === 'fixed' ? (
        <ChoiceChips
          label={t('dues:assess.why')}
          hint={hint()}
          choices={FixedWhy.options.map((each) => ({ value: each, label: t(`dues:fixedWhy.${each}`) }))}
          value={typed.why}
          onChange={(why) => why && set({ why })}
        />
      ) : (
        <TextField
          label={t(`dues:amountOf.${typed.type}`)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={typed.amount}
          onChange={(amount) => set({ amount })}
          hint={hint()}
          error={(tried || typed.amount !== '') && error !== undefined ? error : undefined}
        />
      )}
      {typed.type === 'pensionMixed' && (
        <>
          <TextField
            label={t('dues:assess.agreed')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={typed.agreed}
            onChange={(agreed) => set({ agreed })}
          />
          <TextField
            label={t('dues:assess.said')}
            autoComplete="off"
            maxLength={40}
            value={typed.said}
            onChange={(said) => set({ said })}
          />
        </>
      )}
      {typed.type === 'salary' &&
        notCounted.map((part) => (
          <TextField
            key={part}
            label={t(`dues:notCounted.${part}`)}
            note={t('dues:optional')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={typed.off[part] ?? ''}
            onChange={(text) => set({ off: { ...typed.off, [part]: text } })}
          />
        ))}
      {again && (
        <>
          <ChoiceChips
            label={t('dues:assess.from')}
            choices={monthsBetween(`${year}-01` as YearMonth, `${year}-12` as YearMonth).map((each) => ({
              value: each,
              label: monthName(each),
            }))}
            value={typed.from}
            onChange={(from) => from && set({ from })}
          />
          <TextField
            label={t('dues:assess.reason')}
            hint={t('dues:assess.reasonHint')}
            autoComplete="off"
            maxLength={60}
            value={typed.reason}
            onChange={(reason) => set({ reason })}
          />
        </>
      )}
      <ReliefFields year={year} typed={typed} tried={tried} onChange={set} />
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {step ? t('dues:assess.save', { amount: yuan(step.dueFen) }) : t('dues:assess.saveNone')}
        </Button>
      </div>
    </Sheet>
  );
}
