import { CalendarDays, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { paidTwice } from '#domain/dues/books-of-branch.ts';
import type { Fen } from '#domain/kernel/fen.ts';
import { monthOf, YearMonth } from '#domain/kernel/local-date.ts';
import { type DuesPayer, type DuesWay, DuesPayer as Payer, DuesWay as Way } from '#domain/records/dues-payment.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { useSettings } from '#phone/use-settings.ts';
import { makeTogether } from '#storage/commands.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { StatFigures } from '#ui/stat-figures.tsx';
import './dues.css';
import { useBasisWords } from './basis-words.ts';
import { duesHere } from './dues-here.ts';
import { MonthSheet } from './month-sheet.tsx';
import { PaySheet } from './pay-sheet.tsx';
import { type InRound, type Paying, roundOf, savesOf, sumDue } from './round.ts';
import { TickRow } from './tick-row.tsx';
import { useTicks } from './use-ticks.ts';

/** 收党费: the month as a list; tick who paid and confirm once, or press a name for anything out of the ordinary. */
export function CollectScreen() {
  const { t } = useTranslation('dues');
  const { actor, db, writer, today } = useServices();
  const { dues: settings } = useSettings();
  const found = useLive(duesHere);
  const [params, setParams] = useSearchParams();
  const asked = YearMonth.safeParse(params.get('month'));
  const month = asked.success ? asked.data : monthOf(today());
  const kept = useTicks(month);
  const [seesPaid, setSeesPaid] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const open = params.get('open');
  const setOpen = (id: string | null): void => setParams({ month, ...(id === null ? {} : { open: id }) }, { replace: true });
  const basisWords = useBasisWords();
  const problemText = useProblemText();
  const toast = useToast();
  const { yuan, monthName } = formats();
  if (found.state === 'loading' || kept === undefined) return null;
  const ticked = new Set(kept.ticks.ids);
  const payer = Payer.catch('self').parse(kept.ticks.payer);
  const way = Way.catch('cash').parse(kept.ticks.way);
  const here = found.data;
  const mine = actor.role === 'groupLeader' ? here.members.filter(({ body }) => body.groupId === actor.groupId) : here.members;
  const round = roundOf(mine, month, settings);
  const unpaid = round.filter(({ now }) => now.due.state === 'due' && now.stillDueFen > 0);
  const unassessed = round.filter(({ now }) => now.due.state === 'ask' && now.entries.length === 0);
  const paid = round.filter(({ now }) => now.entries.length > 0 && now.stillDueFen === 0);
  const twice = round.filter(({ now }) => paidTwice(now));
  const chosen = unpaid.filter(({ member }) => ticked.has(member.id));
  const sum = sumDue(chosen.map(({ now }) => now));

  const collect = async (payments: readonly Paying[], how: { payer: DuesPayer; way: DuesWay; receiptNo: string }): Promise<boolean> => {
    const given = { ...how, branchId: writer.branchId, today: today(), settings, closes: here.closes, byName: writer.name };
    const { inputs, problem } = savesOf(payments, given);
    const saved = problem ? { ok: false as const, problem } : await makeTogether(db, writer, inputs);
    toast({ text: saved.ok ? t('collect.saved', { n: payments.length }) : problemText(saved.problem) });
    return saved.ok;
  };
  const confirm = async (): Promise<void> => {
    const payments = chosen.map(({ member, now }) => ({ member, months: [month], fen: now.stillDueFen }));
    if (await collect(payments, { payer, way, receiptNo: '' })) kept.clear();
  };
  const opened = round.find(({ member }) => member.id === open);
  const warning = ({ before }: InRound): string =>
    before.length === 0
      ? ''
      : t('collect.owesToo', { months: formats().list(before.slice(-3).map((each) => monthName(each.month))), sum: yuan(sumDue(before)) });
  return (
    <AppPage
      title={t('collect.title', { month: monthName(month) })}
      back="/dues"
      action={
        <BarAction
          icon={<CalendarDays className="zb-icon" aria-hidden="true" />}
          label={t('collect.otherMonth')}
          onPress={() => setChoosing(true)}
        />
      }
      head={
        <StatFigures
          label={t('collect.figures')}
          figures={[
            { value: yuan(round.reduce((total, { now }) => total + now.paidFen, 0) as Fen), label: t('collect.have', { n: paid.length }) },
            { value: yuan(sumDue(unpaid.map(({ now }) => now))), label: t('collect.lack', { n: unpaid.length }) },
          ]}
        />
      }
      footer={
        chosen.length > 0 ? (
          <div className="zb-dues-foot">
            <div className="zb-dues-how">
              {Payer.options.map((each) => (
                <button
                  key={each}
                  type="button"
                  className="zb-chip"
                  aria-pressed={payer === each}
                  onClick={() => kept.set({ payer: each })}
                >
                  {t(`payer.${each}`)}
                </button>
              ))}
              <button
                type="button"
                className="zb-chip"
                onClick={() => kept.set({ way: Way.options[(Way.options.indexOf(way) + 1) % Way.options.length] ?? 'cash' })}
              >
                {t(`way.${way}`)}
              </button>
            </div>
            <BottomAction label={t('collect.take', { n: chosen.length, sum: yuan(sum) })} onPress={() => void confirm()} />
          </div>
        ) : undefined
      }
    >
      {round.length === 0 && (
        <EmptyState title={t('collect.nobody')} help={t('collect.nobodyHelp')} act={{ label: t('assess.go'), href: '/dues/assess' }} />
      )}
      {twice.length > 0 && (
        <Section title={t('twice.title')}>
          <Ledger>
            {twice.map(({ member, now }) => (
              <LedgerRow
                key={member.id}
                tone="overdue"
                margin={<TriangleAlert className="zb-icon" aria-hidden="true" />}
                name={member.body.name}
                facts={t('twice.facts', { n: now.entries.length })}
                href={`/dues/member/${member.id}`}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {unpaid.length > 0 && (
        <Section title={t('collect.unpaid')} aside={t('people', { n: unpaid.length })}>
          <Ledger>
            {unpaid.map((each) => (
              <TickRow
                key={each.member.id}
                ticked={ticked.has(each.member.id)}
                tickLabel={t('collect.tick', { name: each.member.body.name })}
                name={each.member.body.name}
                facts={warning(each) || basisWords(each.now.due)}
                warns={each.before.length > 0}
                amount={t('yuan', { amount: yuan(each.now.stillDueFen) })}
                onTick={() => kept.toggle(each.member.id)}
                onOpen={() => setOpen(each.member.id)}
              />
            ))}
          </Ledger>
        </Section>
      )}
      {unassessed.length > 0 && (
        <Section title={t('assess.missing')} aside={t('people', { n: unassessed.length })}>
          <Ledger>
            <LedgerRow margin={null} name={t('assess.go')} facts={t('assess.goFacts')} href={`/dues/assess?year=${month.slice(0, 4)}`} />
          </Ledger>
        </Section>
      )}
      {paid.length > 0 && (
        <Section title={t('collect.paid')} aside={t('people', { n: paid.length })}>
          {seesPaid ? (
            <Ledger>
              {paid.map(({ member, now }) => (
                <LedgerRow
                  key={member.id}
                  margin={t('collect.paidMark')}
                  name={member.body.name}
                  facts={now.entries.map(({ body }) => t('entryFacts', { payer: t(`payer.${body.payer}`), way: t(`way.${body.way}`) }))[0]}
                  end={t('yuan', { amount: yuan((now.paidFen + now.voluntaryFen) as Fen) })}
                  href={`/dues/member/${member.id}`}
                />
              ))}
            </Ledger>
          ) : (
            <button type="button" className="zb-more" onClick={() => setSeesPaid(true)}>
              {t('collect.seePaid', { n: paid.length })}
            </button>
          )}
        </Section>
      )}
      {opened && (
        <PaySheet
          key={opened.member.id}
          person={opened}
          month={month}
          settings={settings}
          onTake={(payment, how) => collect([payment], how)}
          onClose={() => setOpen(null)}
        />
      )}
      {choosing && (
        <MonthSheet
          month={month}
          onChoose={(chosenMonth) => {
            setChoosing(false);
            setParams({ month: chosenMonth }, { replace: true });
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </AppPage>
  );
}
