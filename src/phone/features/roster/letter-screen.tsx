import { Pencil, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { may } from '#domain/access.ts';
import type { RecordId } from '#domain/kernel/ids.ts';
import { formats } from '#i18n/format.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { recordById } from '#storage/queries.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PrintedPage } from '#ui/record-book.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import './letter.css';
import { Filled, useLetterFacts } from './letter-facts.tsx';

/** The 介绍信 laid out for one sheet of A4 in its three parts, with what to see to before it is handed over. One who comes has the 回执 alone. */
export function LetterScreen() {
  const { id = '' } = useParams();
  const { t } = useTranslation('relations');
  const { actor } = useServices();
  const found = useLive(recordById, id as RecordId);
  if (found.state === 'loading') return null;
  const record = found.data;
  if (record?.kind !== 'transfer' || record.deleted === 1)
    return (
      <AppPage title={t('letter.title')} back="/roster/transfers">
        <EmptyState title={t('transfers.gone')} act={{ label: t('transfers.back'), href: '/roster/transfers' }} />
      </AppPage>
    );
  const transfer = record as LocalRecord<'transfer'>;
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: transfer.branchId, kind: 'transfer', groupId: null });
  return (
    <AppPage
      title={t(`transfers.paper.${transfer.body.direction}`)}
      subtitle={transfer.body.name}
      back={`/roster/transfers/${transfer.id}`}
      action={
        writes ? (
          <BarAction
            icon={<Pencil className="zb-icon" aria-hidden="true" />}
            label={t('transfers.edit')}
            href={`/roster/transfers?open=${transfer.id}`}
          />
        ) : undefined
      }
    >
      <Letter transfer={transfer} />
    </AppPage>
  );
}

function Letter({ transfer }: { readonly transfer: LocalRecord<'transfer'> }) {
  const { t } = useTranslation('relations');
  const { t: records } = useTranslation('records');
  const { letterDays } = useSettings().roster;
  const { body } = transfer;
  const { facts, gaps } = useLetterFacts(body, letterDays);
  const out = body.direction === 'out';
  const head = (part: 'stub' | 'letter' | 'receipt') => (
    <header>
      <h2>{t(`letter.part.${part}`)}</h2>
      <p>
        <Filled text={t('letter.number', facts)} />
      </p>
    </header>
  );
  const signed = (
    <p className="zb-letter-sign">
      <Filled text={t('letter.sign', facts)} />
    </p>
  );
  return (
    <>
      <div className="zb-tools">
        {gaps.length > 0 && <p className="zb-sub">{t('letter.gaps', { fields: formats().list(gaps) })}</p>}
        <p className="zb-sub">{t('letter.help')}</p>
        <Button main wide icon={<Printer className="zb-icon" aria-hidden="true" />} onPress={() => window.print()}>
          {t('transfers.print')}
        </Button>
      </div>
      <PrintedPage>
        <div className="zb-letter">
          {out && (
            <section>
              {head('stub')}
              <p>
                <Filled text={t('letter.stub', facts)} />
              </p>
              {signed}
            </section>
          )}
          {out && (
            <section>
              {head('letter')}
              <p className="zb-letter-to">
                <Filled text={t('letter.to', facts)} />
              </p>
              <p>
                <Filled text={t('letter.body', facts)} />
              </p>
              <p>
                <Filled text={t('letter.valid', facts)} />
              </p>
              {signed}
              <p>
                <Filled text={t('letter.committee', facts)} />
              </p>
            </section>
          )}
          <section>
            {head('receipt')}
            <p className="zb-letter-to">
              <Filled text={t('letter.receiptTo', facts)} />
            </p>
            <p>
              <Filled text={t('letter.receipt', facts)} />
            </p>
            <p className="zb-letter-sign">
              <Filled text={t('letter.receiptSign', facts)} />
            </p>
            <p>
              <Filled text={t('letter.receiptBy', facts)} />
            </p>
          </section>
          <section className="zb-letter-list">
            <h2>{t('letter.list')}</h2>
            <ul>
              {(out ? (['dues', 'id', 'names', 'seal', 'tell', 'back'] as const) : (['id', 'seal', 'post'] as const)).map((item) => (
                <li key={item}>
                  <Filled text={t(`letter.item.${item}`, facts)} />
                </li>
              ))}
            </ul>
          </section>
        </div>
      </PrintedPage>
      <SourceNote label={records('source')} source={sourceWords(records, { document: 'transferLetter2006', article: null })} />
    </>
  );
}
