import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { sumsOf } from '#domain/dues/refusals.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { type DuesWay, DuesWay as Way } from '#domain/records/dues-payment.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSave } from '#phone/use-save.ts';
import { type SheetOf, useOpenedSheet, useSheetDraft } from '#phone/use-sheet-draft.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { Button } from '#ui/button.tsx';
import { ChoiceChips } from '#ui/choice-chips.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { TextField } from '#ui/text-field.tsx';
import { duesHere } from './dues-here.ts';

const MOST = 2500;

/** 上缴: everything in hand as one batch that balances to the fen, and what the township has said of the batches before. */
export function RemitScreen() {
  const { t } = useTranslation('dues');
  const { newId, today } = useServices();
  const found = useLive(duesHere);
  const days = useDayWords();
  const save = useSave();
  const [way, setWay] = useState<DuesWay>('cash');
  const [params, setParams] = useSearchParams();
  const setOpen = (id: string | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const { yuan, month } = formats();
  if (found.state === 'loading') return null;
  const { books, batches, receipts } = found.data;
  const open = batches.find((batch) => batch.id === params.get('open'));
  const held = books.held.slice(0, MOST);
  const sums = sumsOf(held.map(({ body }) => body));
  const byMonth = [...groupBy(held, ({ body }) => body.month)].sort(([a], [b]) => (a < b ? -1 : 1));
  const remit = async (): Promise<void> => {
    const body = { remittedOn: today(), entries: held.map(({ id }) => id), ...sums, way };
    await save({ id: newId() as never, kind: 'duesRemittance', body, baseline: null });
  };
  const stands = (batch: LocalRecord<'duesRemittance'>): string => {
    if (batch.body.withdrawn !== null) return t('remit.withdrawn');
    const receipt = receipts.get(batch.id)?.body;
    if (receipt === undefined) return t('remit.onItsWay');
    if (receipt.state === 'difference') return t('remit.difference', { counted: yuan(receipt.countedFen ?? (0 as Fen)) });
    return t(`remit.${receipt.state}`);
  };
  const ready = held.length > 0 && sums.totalFen >= 0 && sums.largeFen >= 0;
  return (
    <AppPage
      title={t('remit.title')}
      back="/dues"
      footer={
        ready ? (
          <BottomAction
            label={t('remit.do', { n: held.length, sum: yuan((sums.totalFen + sums.largeFen) as Fen) })}
            onPress={() => void remit()}
          />
        ) : undefined
      }
    >
      {held.length === 0 && batches.length === 0 && (
        <EmptyState title={t('remit.empty')} act={{ label: t('remit.toCollect'), href: '/dues/collect' }} />
      )}
      {held.length > 0 && (
        <Section title={t('remit.inHand')} aside={t('yuan', { amount: yuan((sums.totalFen + sums.largeFen) as Fen) })}>
          <Ledger>
            {byMonth.map(([of, entries]) => {
              const sum = sumsOf(entries.map(({ body }) => body));
              return (
                <LedgerRow
                  key={of}
                  low
                  margin={null}
                  name={month(of)}
                  nameNote={t('count', { n: entries.length })}
                  end={t('yuan', { amount: yuan((sum.totalFen + sum.largeFen) as Fen) })}
                />
              );
            })}
          </Ledger>
          {sums.largeFen > 0 && <p className="zb-block zb-sub">{t('remit.large', { sum: yuan(sums.largeFen) })}</p>}
          {sums.totalFen < 0 && <p className="zb-block zb-sub">{t('remit.negative')}</p>}
          <ChoiceChips
            label={t('pay.way')}
            choices={Way.options.map((each) => ({ value: each, label: t(`way.${each}`) }))}
            value={way}
            onChange={(chosen) => setWay(chosen ?? 'cash')}
          />
        </Section>
      )}
      {batches.length > 0 && (
        <Section title={t('remit.before')}>
          <Ledger>
            {batches.map((batch) => (
              <LedgerRow
                key={batch.id}
                tone={receipts.get(batch.id)?.body.state === 'difference' && batch.body.withdrawn === null ? 'overdue' : 'plain'}
                margin={days.day(batch.body.remittedOn)}
                name={t('yuan', { amount: yuan((batch.body.totalFen + batch.body.largeFen) as Fen) })}
                nameNote={t('count', { n: batch.body.entries.length })}
                facts={stands(batch)}
                onPress={() => setOpen(batch.id)}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {open && (
        <BatchSheet
          key={open.id}
          batch={open}
          said={stands(open)}
          note={receipts.get(open.id)?.body.note ?? ''}
          signed={receipts.get(open.id)?.body.state === 'signed'}
          onClose={() => setOpen(null)}
        />
      )}
    </AppPage>
  );
}

type Typed = { readonly reason: string };
type BatchProps = {
  readonly batch: LocalRecord<'duesRemittance'>;
  readonly said: string;
  readonly note: string;
  readonly signed: boolean;
  readonly onClose: () => void;
};

function BatchSheet(props: BatchProps) {
  const { batch } = props;
  const of: SheetOf = { form: 'duesTakeBack', recordId: batch.id, baseline: batch.body as unknown as JsonObject };
  const opened = useOpenedSheet<Typed>(of, { reason: '' });
  return opened && <OpenedBatch {...props} of={of} opened={opened} />;
}

function OpenedBatch({
  batch,
  said,
  note,
  signed,
  onClose,
  of,
  opened,
}: BatchProps & { readonly of: SheetOf; readonly opened: { readonly value: Typed; readonly begun: boolean } }) {
  const { t } = useTranslation('dues');
  const { today } = useServices();
  const save = useSave();
  const draft = useSheetDraft<Typed>(of, opened, () => t('remit.takeBack'));
  const { reason } = draft.value;
  const [tried, setTried] = useState(false);
  const takeBack = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    const body = { ...batch.body, withdrawn: { on: today(), reason: reason.trim() } };
    await draft.stop();
    const baseline = batch.body as unknown as JsonObject;
    const saved = await save({ id: batch.id, kind: 'duesRemittance', body, baseline, draftId: draft.id });
    if (saved.ok) onClose();
    else draft.resume();
  };
  return (
    <Sheet open title={t('remit.batch')} onClose={onClose}>
      <p className="zb-sub">{said}</p>
      {note !== '' && <p className="zb-sub">{t('remit.note', { note })}</p>}
      {!signed && batch.body.withdrawn === null && (
        <>
          <TextField
            label={t('remit.reason')}
            autoComplete="off"
            maxLength={60}
            value={reason}
            onChange={(text) => draft.set({ reason: text })}
            error={tried && reason.trim() === '' ? t('reverse.reasonMissing') : undefined}
          />
          <div className="zb-pair">
            <Button onPress={() => void takeBack()}>{t('remit.takeBack')}</Button>
            <Button main onPress={onClose}>
              {t('remit.keep')}
            </Button>
          </div>
        </>
      )}
    </Sheet>
  );
}
