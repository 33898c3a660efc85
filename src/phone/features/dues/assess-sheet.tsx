import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assess, notCounted } from '#domain/dues/assess.ts';
import type { DuesMember } from '#domain/dues/books-of-branch.ts';
import { monthsBetween } from '#domain/dues/months.ts';
import type { DuesSettings } from '#domain/dues/settings.ts';
import { stepIn } from '#domain/dues/standard.ts';
import { yuanText } from '#domain/dues/yuan.ts';
import { type Fen, parseYuan } from '#domain/kernel/fen.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import type { DuesBasis } from '#domain/records/dues-standard.ts';
import { FixedWhy } from '#domain/records/dues-standard.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useSave } from '#phone/use-save.ts';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { assessmentInput, basisOf, stepOf, type TypedBasis } from './assess-model.ts';

const types = [
  'farmer',
  'migrantFarmer',
  'salary',
  'annualSalary',
  'selfEmployed',
  'pension',
  'fixed',
] as const satisfies DuesBasis['type'][];

const typedFrom = (basis: DuesBasis | undefined, settings: DuesSettings): TypedBasis => {
  const empty = { amount: '', off: {}, why: 'relief' } as const;
  if (basis === undefined) return { ...empty, type: 'farmer', amount: yuanText(settings.farmerFen as Fen) };
  if (basis.type === 'fixed') return { ...empty, type: 'fixed', why: basis.why };
  const amount = basis.type === 'farmer' ? basis.standardFen : basis.type === 'selfEmployed' ? basis.quarterFen : basis.baseFen;
  return { ...empty, type: basis.type, amount: yuanText(amount) };
};

/** What one member pays in a year, from what, by which article; and less or nothing, with its approval. */
export function AssessSheet({
  member,
  year,
  settings,
  onClose,
}: {
  readonly member: DuesMember;
  readonly year: number;
  readonly settings: DuesSettings;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['dues', 'records']);
  const { writer, today } = useServices();
  const save = useSave();
  const now = monthOf(today());
  const january = `${year}-01` as YearMonth;
  const standard = member.standards.find((each) => each.year === year);
  const [typed, setTyped] = useState(() => typedFrom(standard && stepIn(standard, `${year}-12` as YearMonth, settings)?.basis, settings));
  const [from, setFrom] = useState<YearMonth>(standard && now.startsWith(String(year)) ? now : january);
  const [reason, setReason] = useState('');
  const [relieves, setRelieves] = useState(standard?.relief != null);
  const [relief, setRelief] = useState({
    amount: standard?.relief ? yuanText(standard.relief.fen) : '0',
    paper: standard?.relief?.paper ?? '',
  });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<TypedBasis>): void => setTyped((before) => ({ ...before, ...change }));
  const basis = basisOf(typed);
  const result = basis && assess(basis, settings);
  const step = basis && stepOf(basis, today(), reason, settings);
  const reliefFen = parseYuan(relief.amount);
  const reliefWrong = relieves && (!reliefFen.ok || relief.paper.trim() === '');
  const { yuan, monthName } = formats();
  const hint = (): string | undefined => {
    if (!result) return undefined;
    if (result.state === 'refused') return undefined;
    if (result.state === 'ask') return t(`dues:question.${result.question}`);
    const article = t('records:sourceArticle', {
      document: t(`records:documents.${result.source.document}`),
      article: result.source.article ?? '',
    });
    const source = result.source.article === null ? t(`records:documents.${result.source.document}`) : article;
    return result.overFen > 0
      ? t('dues:assess.resultOver', { amount: yuan(result.dueFen), over: yuan(result.overFen), source })
      : t('dues:assess.result', { amount: yuan(result.dueFen), source });
  };
  const error =
    basis === undefined ? t('dues:assess.amountWrong') : result?.state === 'refused' ? t(`dues:wrong.${result.code}`) : undefined;
  const write = async (): Promise<void> => {
    setTried(true);
    if (step === undefined || reliefWrong || !reliefFen.ok) return;
    const given = relieves
      ? { fen: reliefFen.value, from: january, to: `${year}-12` as YearMonth, paper: relief.paper.trim(), approvedOn: today() }
      : null;
    const input = assessmentInput(writer.branchId, member, year, { from, step, relief: given });
    const saved = await save(input);
    if (saved.ok || saved.problem.code === 'record.unchanged') onClose();
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
      {standard && (
        <>
          <ChoiceChips
            label={t('dues:assess.from')}
            choices={monthsBetween(january, `${year}-12` as YearMonth).map((each) => ({ value: each, label: monthName(each) }))}
            value={from}
            onChange={(chosen) => chosen && setFrom(chosen)}
          />
          <TextField
            label={t('dues:assess.reason')}
            hint={t('dues:assess.reasonHint')}
            autoComplete="off"
            maxLength={60}
            value={reason}
            onChange={setReason}
          />
        </>
      )}
      <ChoiceChips
        label={t('dues:assess.relief')}
        choices={[
          { value: 'no', label: t('dues:assess.reliefNo') },
          { value: 'yes', label: t('dues:assess.reliefYes') },
        ]}
        value={relieves ? 'yes' : 'no'}
        onChange={(chosen) => setRelieves(chosen === 'yes')}
      />
      {relieves && (
        <>
          <TextField
            label={t('dues:assess.reliefAmount')}
            inputMode="decimal"
            autoComplete="off"
            maxLength={12}
            value={relief.amount}
            onChange={(amount) => setRelief({ ...relief, amount })}
          />
          <TextField
            label={t('dues:assess.reliefPaper')}
            autoComplete="off"
            maxLength={60}
            value={relief.paper}
            onChange={(paper) => setRelief({ ...relief, paper })}
            error={tried && relief.paper.trim() === '' ? t('dues:assess.reliefPaperMissing') : undefined}
          />
        </>
      )}
      <div className="zb-tools">
        <Button main wide onPress={() => void write()}>
          {step ? t('dues:assess.save', { amount: yuan(step.dueFen) }) : t('dues:assess.saveNone')}
        </Button>
      </div>
    </Sheet>
  );
}
