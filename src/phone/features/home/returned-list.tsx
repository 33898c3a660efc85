import { useTranslation } from 'react-i18next';
import { mendHref, useRecordTitle } from '#phone/record-title.ts';
import { useFieldWords } from '#phone/use-field-words.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { StateIcon } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';

/** What the township sent back, with the places to mend by name. Nothing at all when there is nothing. */
export function ReturnedList({ records }: { readonly records: readonly LocalRecord[] }) {
  const { t } = useTranslation('home');
  const title = useRecordTitle();
  const fields = useFieldWords();
  if (records.length === 0) return null;
  return (
    <Section title={t('returned')} aside={t('returnedCount', { count: records.length })}>
      <Ledger>
        {records.map((record) => (
          <LedgerRow
            key={record.id}
            tone="red"
            margin={
              <>
                <StateIcon state="returned" />
                {t('returnedMargin')}
              </>
            }
            name={title(record)}
            facts={t('returnedFacts', { count: record.review.marks.length, fields: fields(record.review.marks.map(({ path }) => path)) })}
            href={mendHref(record) ?? undefined}
          />
        ))}
      </Ledger>
    </Section>
  );
}
