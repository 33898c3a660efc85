import { Phone, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill, StateIcon } from '#ui/pill.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { StatFigures } from '#ui/stat-figures.tsx';
import { SyncLine } from '#ui/sync-line.tsx';
import { Specimen } from './specimen.tsx';

const STATES = ['todo', 'saved', 'delivered', 'approved', 'returned', 'late', 'overdue'] as const;
const LOOKS = ['offline', 'sending', 'delivered', 'attention'] as const;
const HERE = '/gallery';

/** What is read: states, rows of the ledger, figures, where the phone stands. */
export function RowSamples() {
  const { t } = useTranslation('gallery');
  return (
    <>
      <Specimen title={t('pill')} code="Pill, StateIcon">
        <Ledger label={t('pill')}>
          {STATES.map((state) => (
            <LedgerRow
              key={state}
              margin={<StateIcon state={state} />}
              name={t(`pillState.${state}`)}
              pill={<Pill state={state}>{t(`pillState.${state}`)}</Pill>}
            />
          ))}
        </Ledger>
      </Specimen>
      <Specimen title={t('row')} code="LedgerRow, Ledger, Section">
        <Section title={t('sample.due')} aside={t('sample.today')}>
          <Ledger label={t('sample.due')}>
            <LedgerRow
              margin={
                <>
                  {t('sample.overdue')} <b>18</b>
                </>
              }
              tone="overdue"
              name={t('choice.first')}
              nameNote={t('sample.period')}
              facts={t('sample.missing')}
              href={HERE}
            />
            <LedgerRow
              margin={
                <>
                  <StateIcon state="returned" />
                  {t('pillState.returned')}
                </>
              }
              tone="red"
              name={t('choice.second')}
              facts={t('sample.note')}
              href={HERE}
            />
            <LedgerRow
              margin={
                <>
                  <StateIcon state="saved" />
                  {t('sample.waiting')}
                </>
              }
              name={t('choice.third')}
              facts={t('sample.waitingFacts')}
              mark={<Pill state="late">{t('pillState.late')}</Pill>}
              href={HERE}
            />
            <LedgerRow margin={<b>{t('sample.initial')}</b>} name={t('sample.name')} facts={t('sample.rare')} href={HERE} />
            <LedgerRow
              margin={<b>{t('sample.initial')}</b>}
              name={t('sample.name')}
              href={HERE}
              beside={
                <a className="zb-row-beside" href="#gallery-said">
                  <Phone className="zb-icon" aria-hidden="true" />
                  {t('sample.call')}
                </a>
              }
            />
            <LedgerRow
              low
              margin={<Search className="zb-icon" aria-hidden="true" />}
              name={t('sample.setting')}
              end={t('sample.settingNow')}
              href={HERE}
            />
            <LedgerRow margin="" name={t('sample.readOnly')} />
          </Ledger>
        </Section>
      </Specimen>
      <Specimen title={t('figures')} code="StatFigures">
        <StatFigures
          label={t('figures')}
          figures={[
            { value: 25, label: t('sample.members'), href: HERE },
            { value: 18, label: t('sample.visits') },
            { value: 0, label: t('sample.waiting'), href: HERE },
          ]}
        />
      </Specimen>
      <Specimen title={t('syncLine')} code="SyncLine">
        {LOOKS.map((look) => (
          <SyncLine key={look} look={look} sentence={t(`syncSentence.${look}`)} receipt={t('sample.receipt')} href={HERE} />
        ))}
      </Specimen>
      <Specimen title={t('progress')} code="ProgressBar">
        <div className="zb-block">
          <ProgressBar label={t('syncSentence.sending')} done={2} total={3} />
        </div>
      </Specimen>
      <Specimen title={t('emptyState')} code="EmptyState">
        <EmptyState title={t('sample.nothing')} help={t('sample.nothingHelp')} act={{ label: t('sample.add'), href: HERE }} />
      </Specimen>
    </>
  );
}
