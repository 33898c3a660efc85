import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DuesMember } from '#domain/dues/books-of-branch.ts';
import { reversalId } from '#domain/dues/entry-ids.ts';
import { type Entry, signedFen } from '#domain/dues/ledger.ts';
import { entryProblem } from '#domain/dues/refusals.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { DuesPaymentBody } from '#domain/records/dues-payment.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import { Button } from '#ui/button.tsx';
import { Field } from '#ui/field.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import './dues.css';
import type { DuesHere } from './dues-here.ts';

type Typed = { readonly memberId: string; readonly reversing: boolean; readonly reason: string; readonly second: string };
type Props = {
  readonly entry: Entry;
  readonly member: DuesMember;
  readonly here: DuesHere;
  readonly mayReverse: boolean;
  readonly onClose: () => void;
};

/** One entry as a receipt to show or print; and how it is taken back: with a reason, before somebody else's eyes. */
export function EntrySheet(props: Props) {
  const { entry, member } = props;
  const of: SheetOf = { form: 'duesReverse', recordId: entry.id, baseline: entry.body as unknown as JsonObject };
  const opened = useOpenedSheet<Typed>(of, { memberId: member.id, reversing: false, reason: '', second: '' });
  return opened && <Opened {...props} of={of} opened={opened} />;
}

function Opened({
  entry,
  member,
  here,
  mayReverse,
  onClose,
  of,
  opened,
}: Props & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('dues');
  const { session, writer, today } = useServices();
  const days = useDayWords();
  const problemText = useProblemText();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => t('member.title', { name: member.body.name }));
  const { reason, second } = draft.value;
  const reversing = mayReverse && draft.value.reversing;
  const [error, setError] = useState<string>();
  const { yuan, month } = formats();
  const { body } = entry;
  const others = here.members.filter((each) => each.body.name !== writer.name && each.id !== member.id);
  const reverse = async (): Promise<void> => {
    const chosen = others.find((each) => each.id === second);
    if (reason.trim() === '' || chosen === undefined)
      return setError(reason.trim() === '' ? t('reverse.reasonMissing') : t('reverse.secondMissing'));
    const back: DuesPaymentBody = {
      ...body,
      groupId: null,
      paidOn: today(),
      reverses: entry.id,
      reason: reason.trim(),
      second: { memberId: chosen.id as DuesPaymentBody['memberId'], name: chosen.body.name },
    };
    const facts = { today: today(), member: member.body, closes: here.closes, reversed: body, byName: writer.name };
    const problem = entryProblem(back, facts);
    if (problem) return setError(problemText(problem));
    await draft.stop();
    const id = reversalId(writer.branchId, entry.id);
    const saved = await save({ id, kind: 'duesPayment', body: back, baseline: null, draftId: draft.id });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('receipt.title')} onClose={onClose}>
      <dl className="zb-facts zb-dues-receipt">
        <div>
          <dt>{t('receipt.from')}</dt>
          <dd>{member.body.name}</dd>
        </div>
        <div>
          <dt>{t('receipt.what')}</dt>
          <dd>{t('receipt.sum', { month: month(body.month), sum: yuan(signedFen(body)) })}</dd>
        </div>
        {body.purpose === 'monthly' && body.voluntaryFen > 0 && (
          <div>
            <dt>{t('receipt.voluntary')}</dt>
            <dd>{t('yuan', { amount: yuan(body.voluntaryFen) })}</dd>
          </div>
        )}
        <div>
          <dt>{t('receipt.how')}</dt>
          <dd>{t('entryFacts', { payer: t(`payer.${body.payer}`), way: t(`way.${body.way}`) })}</dd>
        </div>
        <div>
          <dt>{t('receipt.day')}</dt>
          <dd>{days.day(body.paidOn)}</dd>
        </div>
        <div>
          <dt>{t('receipt.by')}</dt>
          <dd>{session.branchName}</dd>
        </div>
        {body.receiptNo !== '' && (
          <div>
            <dt>{t('pay.receiptNo')}</dt>
            <dd>{body.receiptNo}</dd>
          </div>
        )}
      </dl>
      {reversing && (
        <>
          <TextField
            label={t('reverse.reason')}
            autoComplete="off"
            maxLength={60}
            value={reason}
            onChange={(text) => draft.set({ reason: text })}
            error={error}
          />
          <Field label={t('reverse.second')} hint={t('reverse.secondHint')}>
            {(ties) => (
              <select {...ties} className="zb-input" value={second} onChange={(event) => draft.set({ second: event.target.value })}>
                <option value="">{t('reverse.choose')}</option>
                {others.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.body.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <div className="zb-pair">
        {mayReverse && (
          <Button onPress={() => (reversing ? void reverse() : draft.set({ reversing: true }))}>
            {reversing ? t('reverse.do') : t('reverse.begin')}
          </Button>
        )}
        <Button main icon={<Printer className="zb-icon" aria-hidden="true" />} onPress={() => window.print()}>
          {t('print')}
        </Button>
      </div>
    </Sheet>
  );
}
