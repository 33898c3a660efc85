import { useTranslation } from 'react-i18next';
import { PrintedPage, RecordBook } from '#ui/record-book.tsx';
import { RegisterSheet } from '#ui/register-sheet.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import { VersionsTable } from '#ui/versions-table.tsx';
import { Specimen } from './specimen.tsx';

/** What goes to a printer, and the note that says where a rule stands. */
export function PaperSamples() {
  const { t } = useTranslation('gallery');
  return (
    <Specimen title={t('paper')} code="SourceNote, RegisterSheet, PrintedPage, RecordBook, VersionsTable">
      <SourceNote label={t('sample.due')} source={t('sample.missing')} />
      <RegisterSheet
        title={t('sample.due')}
        place={t('sample.today')}
        numberLabel={t('sample.period')}
        columns={[{ key: 'name', label: t('choice.first'), share: 1 }]}
        rows={[{ id: '1', cells: [t('sample.missing')] }]}
        foot={t('sample.today')}
        gapLabel={t('state.empty')}
      />
      <VersionsTable
        heads={[
          { title: t('choice.first'), facts: [t('sample.period')] },
          { title: t('choice.second'), facts: [t('sample.today')] },
        ]}
        rows={[{ key: 'due', label: t('sample.due'), before: '', after: t('sample.missing') }]}
        empty={t('state.empty')}
        changed={t('state.filled')}
      />
      <PrintedPage>
        <RecordBook
          cover={{ title: t('sample.due'), branch: t('choice.first'), year: '2026', facts: [] }}
          parts={[
            {
              key: 'one',
              title: t('choice.first'),
              sheets: [{ key: 'held', period: t('sample.period'), lines: [[t('sample.due'), t('sample.missing')]], blank: null }],
            },
          ]}
        />
      </PrintedPage>
    </Specimen>
  );
}
