import { BookOpen, HandCoins, Landmark, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may } from '#domain/access.ts';
import { arrearsOfMember } from '#domain/dues/books-of-branch.ts';
import { monthOf } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { AppPage } from '#ui/app-page.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { duesHere } from './dues-here.ts';
import { roundOf, sumDue } from './round.ts';

/** 党费: the month to collect, what is in hand, who is behind, and where the books are. */
export function DuesScreen() {
  const { t } = useTranslation('dues');
  const { actor, writer, today } = useServices();
  const { dues: settings } = useSettings();
  const found = useLive(duesHere);
  if (found.state === 'loading') return null;
  const here = found.data;
  const month = monthOf(today());
  const round = roundOf(here.members, month, settings);
  const open = round.filter(({ now }) => now.due.state === 'due' && now.stillDueFen > 0);
  const toAssess = round.filter(({ now }) => now.due.state === 'ask');
  const behind = here.members
    .map((member) => ({ member, arrears: arrearsOfMember(member, today(), settings) }))
    .filter(({ arrears }) => arrears.owedFen > 0)
    .sort((a, b) => b.arrears.inARow - a.arrears.inARow);
  const writes = may.write(actor, { townshipId: actor.townshipId, branchId: writer.branchId, kind: 'duesStandard', groupId: null });
  const { yuan } = formats();
  const held = (here.books.own.heldFen + here.books.large.heldFen) as never;
  const icon = (Icon: typeof Scale) => <Icon className="zb-icon" aria-hidden="true" />;
  return (
    <AppPage title={t('title')} back="/log">
      <Ledger>
        <LedgerRow
          margin={icon(HandCoins)}
          name={t('collect.title', { month: formats().monthName(month) })}
          facts={
            open.length === 0 ? t('collect.allDone') : t('collect.open', { n: open.length, sum: yuan(sumDue(open.map(({ now }) => now))) })
          }
          href="/dues/collect"
        />
        {writes && (
          <LedgerRow
            margin={icon(Scale)}
            name={t('assess.title', { year: formats().year(month) })}
            facts={toAssess.length === 0 ? t('assess.allDone') : t('assess.open', { n: toAssess.length })}
            href="/dues/assess"
          />
        )}
        {writes && (
          <LedgerRow margin={icon(Landmark)} name={t('remit.title')} facts={t('remit.held', { sum: yuan(held) })} href="/dues/remit" />
        )}
        <LedgerRow margin={icon(BookOpen)} name={t('year.title')} facts={t('year.facts')} href="/dues/year" />
      </Ledger>
      {here.refused.length > 0 && <p className="zb-block zb-sub">{t('refused', { n: here.refused.length })}</p>}
      {behind.length > 0 && (
        <Section title={t('arrears.title')} aside={t('people', { n: behind.length })}>
          <Ledger>
            {behind.map(({ member, arrears }) => (
              <LedgerRow
                key={member.id}
                tone={arrears.inARow >= 3 ? 'overdue' : 'plain'}
                margin={t('arrears.months', { n: arrears.months.length })}
                name={member.body.name}
                facts={
                  arrears.candidate
                    ? t('arrears.candidate')
                    : arrears.tooLate
                      ? t('arrears.tooLate')
                      : t('arrears.inARow', { n: arrears.inARow })
                }
                end={t('yuan', { amount: yuan(arrears.owedFen) })}
                href={`/dues/member/${member.id}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
    </AppPage>
  );
}
