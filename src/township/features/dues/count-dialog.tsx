import { App } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { statedFen, typedYuan } from '#domain/dues/township-book.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { formats } from '#i18n/format.ts';
import { Dialog } from '#township/dialog.tsx';
import { useSay } from '#township/say.ts';
import { useServices } from '#township/services.tsx';
import { keepCount, keptCount, type TypedCount } from './count-draft.ts';
import { type Batch, useGiveReceipt } from './dues-queries.ts';

/** Counting a batch: what is counted to the fen is signed for; anything else goes back to the branch as a difference, with the reason. What is typed is kept. */
export function CountDialog({
  batch,
  village,
  onClose,
}: {
  readonly batch: Batch;
  readonly village: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('deskDues');
  const { message } = App.useApp();
  const say = useSay();
  const { yuan } = formats();
  const id = useId();
  const { notebook } = useServices();
  const [typed, setTyped] = useState(() => keptCount(notebook, batch) ?? { amount: '', number: batch.receipt?.number ?? '', note: '' });
  const { amount, number, note } = typed;
  const set = (change: Partial<TypedCount>): void => {
    const next = { ...typed, ...change };
    setTyped(next);
    keepCount(notebook, batch, next);
  };
  const [tried, setTried] = useState(false);
  const give = useGiveReceipt(({ state }) => {
    keepCount(notebook, batch, null);
    void message.success(t(state === 'signed' ? 'done.signed' : 'done.difference', { village }));
    onClose();
  });
  const counted = typedYuan(amount);
  const difference = counted === undefined ? null : ((counted - statedFen(batch)) as Fen);
  const differs = difference !== null && difference !== 0;
  const amountMissing = tried && counted === undefined;
  const noteMissing = tried && differs && note.trim() === '';
  const go = (): void => {
    setTried(true);
    if (counted === undefined || (differs && note.trim() === '')) return;
    give.mutate({
      remittanceId: batch.id,
      rev: batch.receiptRev,
      state: differs ? 'difference' : 'signed',
      countedFen: counted,
      number: number.trim(),
      note: note.trim(),
    });
  };
  return (
    <Dialog
      title={t('countTitle', { village, day: say.day(batch.remittedOn) })}
      okText={t(differs ? 'report' : 'sign')}
      cancelText={t('cancel')}
      busy={give.isPending}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t('states', { n: batch.entries, sum: yuan(statedFen(batch)) })}</p>
      {batch.largeFen > 0 && <p>{t('large', { sum: yuan(batch.largeFen) })}</p>}
      <label htmlFor={`${id}-amount`}>
        {t('countedYuan')}
        <input
          id={`${id}-amount`}
          className="zb-input"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          value={amount}
          aria-invalid={amountMissing}
          aria-describedby={`${id}-said`}
          onChange={(event) => set({ amount: event.target.value })}
        />
      </label>
      <p id={`${id}-said`} role="status" className={amountMissing || differs ? 'dk-note' : 'zb-sub'}>
        {amountMissing
          ? t('amountWrong')
          : difference === null
            ? t('countFirst')
            : difference === 0
              ? t('balances')
              : t(difference < 0 ? 'short' : 'over', { sum: yuan(Math.abs(difference) as Fen) })}
      </p>
      {differs ? (
        <label htmlFor={`${id}-note`}>
          {t('reason')}
          <input
            id={`${id}-note`}
            className="zb-input"
            maxLength={100}
            value={note}
            aria-invalid={noteMissing}
            onChange={(event) => set({ note: event.target.value })}
          />
          <span className={noteMissing ? 'dk-note' : 'zb-sub'}>{t(noteMissing ? 'reasonMissing' : 'reasonHint', { village })}</span>
        </label>
      ) : (
        <label htmlFor={`${id}-number`}>
          {t('receiptNumber')}
          <input
            id={`${id}-number`}
            className="zb-input"
            maxLength={30}
            value={number}
            onChange={(event) => set({ number: event.target.value })}
          />
        </label>
      )}
    </Dialog>
  );
}
