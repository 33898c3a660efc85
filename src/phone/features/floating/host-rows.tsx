import { useTranslation } from 'react-i18next';
import type { Fen } from '#domain/kernel/fen.ts';
import { formats } from '#i18n/format.ts';
import { useDayWords } from '#phone/use-day-words.ts';
import { Button } from '#ui/button.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import type { StayRecord } from './use-stays.ts';

const SHOWN = 12;

/** What happened at the host branch: meetings, dues, its opinion, and the return codes that were taken in. */
export function HostRows({ stay, onAdd }: { readonly stay: StayRecord; readonly onAdd: ((which: string) => void) | undefined }) {
  const { t } = useTranslation('floating');
  const { t: records } = useTranslation('records');
  const words = useDayWords();
  const { shortDay, month, yuan } = formats();
  const { body } = stay;
  const out = body.direction === 'out';
  const newest = <T extends { readonly on: string }>(rows: Readonly<Record<string, T>>) =>
    Object.entries(rows).sort(([a], [b]) => (a < b ? 1 : -1));
  const attended = newest(body.attended);
  const dues = newest(body.dues);
  const opinions = newest(body.opinions);
  const stamps = newest(body.stamps);
  const add = (which: string, label: string) =>
    onAdd && (
      <div className="zb-tools">
        <Button wide onPress={() => onAdd(which)}>
          {label}
        </Button>
      </div>
    );
  const none = <p className="zb-block zb-sub">{t('stay.none')}</p>;
  return (
    <>
      <Section title={out ? t('stay.attendedOut') : t('stay.attendedIn')} aside={t('stay.times', { count: attended.length })}>
        {attended.length === 0 ? (
          none
        ) : (
          <Ledger>
            {attended.slice(0, SHOWN).map(([key, row]) => (
              <LedgerRow key={key} low margin={shortDay(row.on)} name={records(`meetingKind.${row.meetingKind}`)} />
            ))}
          </Ledger>
        )}
        {add('attended', t('stay.addAttended'))}
      </Section>
      {(onAdd || dues.length > 0) && (
        <Section title={out ? t('stay.duesOut') : t('stay.duesIn')}>
          {dues.length === 0 ? (
            none
          ) : (
            <Ledger>
              {dues.slice(0, SHOWN).map(([key, row]) => (
                <LedgerRow
                  key={key}
                  low
                  margin={shortDay(row.on)}
                  name={row.from === row.to ? month(row.from) : t('stay.duesRow', { from: month(row.from), to: month(row.to) })}
                  end={t('stay.yuan', { amount: yuan(row.fen as Fen) })}
                />
              ))}
            </Ledger>
          )}
          {add('dues', t('stay.addDues'))}
        </Section>
      )}
      {(onAdd || opinions.length > 0) && (
        <Section title={out ? t('stay.opinionOut') : t('stay.opinionIn')}>
          {opinions.length === 0 ? (
            none
          ) : (
            <Ledger>
              {opinions.slice(0, SHOWN).map(([key, row]) => (
                <LedgerRow key={key} margin={shortDay(row.on)} name={row.text} facts={row.byName} />
              ))}
            </Ledger>
          )}
          {add('opinion', t('stay.addOpinion'))}
        </Section>
      )}
      {stamps.length > 0 && (
        <Section title={t('stay.stamps')}>
          <Ledger>
            {stamps.slice(0, SHOWN).map(([key, row]) => (
              <LedgerRow
                key={key}
                low
                margin={shortDay(row.on)}
                name={t(row.way === 'code' ? 'stay.stampRow' : 'stay.stampNumber', { branch: row.branch, count: row.meetings })}
                end={words.day(row.takenOn)}
              />
            ))}
          </Ledger>
        </Section>
      )}
    </>
  );
}
