import { useTranslation } from 'react-i18next';
import { useParams, useSearchParams } from 'react-router';
import { may } from '#domain/access.ts';
import { arrearsOfMember, monthsOfMember, paidTwice } from '#domain/dues/books-of-branch.ts';
import { signedFen } from '#domain/dues/ledger.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { useBasisWords } from './basis-words.ts';
import { duesHere } from './dues-here.ts';
import { EntrySheet } from './entry-sheet.tsx';
import { ExcuseSheet } from './excuse-sheet.tsx';

/** One member's dues: the months of this year, and every entry that was ever made, those taken back among them. */
export function MemberDuesScreen() {
  const { t } = useTranslation('dues');
  const { id = '' } = useParams();
  const { actor, writer, today } = useServices();
  const { dues: settings } = useSettings();
  const found = useLive(duesHere);
  const days = useDayWords();
  const basisWords = useBasisWords();
  const [params, setParams] = useSearchParams();
  const show = (next: Record<string, string>): void => setParams(next, { replace: true });
  const { yuan, monthName } = formats();
  if (found.state === 'loading') return null;
  const member = found.data.members.find((each) => each.id === id);
  if (member === undefined)
    return (
      <AppPage title={t('title')} back="/dues">
        <EmptyState title={t('nobody')} act={{ label: t('toRoster'), href: '/roster' }} />
      </AppPage>
    );
  const now = monthOf(today());
  const months = monthsOfMember(member, `${now.slice(0, 4)}-01` as YearMonth, now, settings);
  const arrears = arrearsOfMember(member, today(), settings);
  const entries = [...member.entries].sort((a, b) => (a.body.paidOn < b.body.paidOn ? 1 : -1));
  const open = entries.find((entry) => entry.id === params.get('open'));
  const excusing = months.find((each) => each.month === params.get('excuse'));
  const reversed = new Set(entries.flatMap(({ body }) => body.reverses ?? []));
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'duesStandard', groupId: null });
  return (
    <AppPage title={t('member.title', { name: member.body.name })} back="/dues">
      {arrears.owedFen > 0 && (
        <p className="zb-block zb-sub">
          {arrears.candidate ? t('arrears.candidateLong') : t('arrears.owes', { n: arrears.months.length, sum: yuan(arrears.owedFen) })}
        </p>
      )}
      <Section title={t('member.year', { year: formats().year(now) })}>
        {months.length === 0 ? (
          <p className="zb-block zb-sub">{t('member.noMonths')}</p>
        ) : (
          <Ledger>
            {months.map((each) => (
              <LedgerRow
                key={each.month}
                tone={paidTwice(each) ? 'overdue' : 'plain'}
                margin={monthName(each.month)}
                name={each.entries.length === 0 ? t('member.unpaid') : each.stillDueFen > 0 ? t('member.part') : t('member.paid')}
                facts={paidTwice(each) ? t('twice.facts', { n: each.entries.length }) : each.excused || basisWords(each.due)}
                end={t('yuan', { amount: yuan((each.paidFen + each.voluntaryFen) as Fen) })}
                onPress={writes && each.stillDueFen > 0 ? () => show({ excuse: each.month }) : undefined}
              />
            ))}
          </Ledger>
        )}
      </Section>
      {entries.length > 0 && (
        <Section title={t('member.entries')} aside={t('count', { n: entries.length })}>
          <Ledger>
            {entries.map((entry) => (
              <LedgerRow
                key={entry.id}
                margin={days.day(entry.body.paidOn)}
                name={
                  entry.body.reverses === null
                    ? t(`purpose.${entry.body.purpose}`, { month: monthName(entry.body.month) })
                    : t('member.reversal')
                }
                nameNote={reversed.has(entry.id) ? t('member.takenBack') : undefined}
                facts={
                  entry.body.reverses === null
                    ? t('entryFacts', { payer: t(`payer.${entry.body.payer}`), way: t(`way.${entry.body.way}`) })
                    : t('member.reversalFacts', { reason: entry.body.reason, second: entry.body.second?.name ?? '' })
                }
                end={t('yuan', { amount: yuan(signedFen(entry.body)) })}
                onPress={() => show({ open: entry.id })}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {excusing && (
        <ExcuseSheet key={excusing.month} member={member} month={excusing.month} excused={excusing.excused} onClose={() => show({})} />
      )}
      {open && (
        <EntrySheet
          key={open.id}
          entry={open}
          member={member}
          here={found.data}
          mayReverse={writes && open.body.reverses === null && !reversed.has(open.id)}
          onClose={() => show({})}
        />
      )}
    </AppPage>
  );
}
