import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { monthsDue } from '#domain/dues/months.ts';
import { stepIn } from '#domain/dues/standard.ts';
import { monthOf, type YearMonth } from '#domain/kernel/local-date.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import { useToast } from '#phone/toasts.tsx';
import { useLive } from '#phone/use-live.ts';
import { useProblemText } from '#phone/use-problem-text.ts';
import { useSettings } from '#phone/use-settings.ts';
import { makeTogether } from '#storage/commands.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { assessmentInput, stepOf, suggested } from './assess-model.ts';
import { AssessSheet } from './assess-sheet.tsx';
import { useBasisWords } from './basis-words.ts';
import { duesHere } from './dues-here.ts';
import { TickRow } from './tick-row.tsx';
import { useTicks } from './use-ticks.ts';

/** 核定: what everybody pays this year. What the roster suggests is ticked and confirmed; the others are opened one by one. */
export function AssessScreen() {
  const { t } = useTranslation('dues');
  const { db, writer, today } = useServices();
  const { dues: settings } = useSettings();
  const found = useLive(duesHere);
  const [params, setParams] = useSearchParams();
  const open = params.get('open');
  const asked = params.get('year') ?? '';
  const year = /^20\d\d$/.test(asked) ? Number(asked) : Number(today().slice(0, 4));
  const setOpen = (id: string | null): void => setParams({ year: String(year), ...(id === null ? {} : { open: id }) }, { replace: true });
  const january = `${year}-01` as YearMonth;
  const last = monthOf(today()).startsWith(String(year)) ? monthOf(today()) : (`${year}-12` as YearMonth);
  const kept = useTicks(`assess ${year}`);
  const basisWords = useBasisWords();
  const problemText = useProblemText();
  const toast = useToast();
  const { yuan } = formats();
  if (found.state === 'loading' || kept === undefined) return null;
  const ticked = new Set(kept.ticks.ids);
  const members = found.data.members.filter(({ life }) => monthsDue({ ...life, booksFrom: null }, january, last, settings).length > 0);
  const lines = members.map((member) => {
    const standard = member.standards.find((each) => each.year === year);
    const step = standard && stepIn(standard, last, settings);
    const idea = suggested(member, settings);
    return { member, standard, step, idea: idea && stepOf(idea, today(), '', settings) };
  });
  const open1 = lines.filter(({ step }) => step === undefined);
  const done = lines.filter(({ step }) => step !== undefined);
  const chosen = open1.filter(({ member, idea }) => idea && ticked.has(member.id));
  const confirm = async (): Promise<void> => {
    const inputs = chosen.flatMap(({ member, idea }) =>
      idea ? [assessmentInput(writer.branchId, member, year, { from: january, step: idea })] : [],
    );
    const saved = await makeTogether(db, writer, inputs);
    toast({ text: saved.ok ? t('assess.saved', { n: inputs.length }) : problemText(saved.problem) });
    if (saved.ok) kept.clear();
  };
  const opened = lines.find(({ member }) => member.id === open);
  return (
    <AppPage
      title={t('assess.title', { year: formats().year(january) })}
      back="/dues"
      footer={
        chosen.length > 0 ? <BottomAction label={t('assess.confirm', { n: chosen.length })} onPress={() => void confirm()} /> : undefined
      }
    >
      {members.length === 0 && <EmptyState title={t('assess.nobody')} act={{ label: t('toRoster'), href: '/roster' }} />}
      {open1.length > 0 && (
        <Section title={t('assess.missing')} aside={t('people', { n: open1.length })}>
          <Ledger>
            {open1.map(({ member, idea }) =>
              idea ? (
                <TickRow
                  key={member.id}
                  ticked={ticked.has(member.id)}
                  tickLabel={t('assess.tick', { name: member.body.name })}
                  name={member.body.name}
                  facts={basisWords({ state: 'due', fen: idea.dueFen, overFen: idea.overFen, basis: idea.basis, relieved: false })}
                  warns={false}
                  amount={t('yuan', { amount: yuan(idea.dueFen) })}
                  onTick={() => kept.toggle(member.id)}
                  onOpen={() => setOpen(member.id)}
                />
              ) : (
                <LedgerRow
                  key={member.id}
                  margin={t('assess.ask')}
                  name={member.body.name}
                  facts={t('assess.askFacts')}
                  onPress={() => setOpen(member.id)}
                />
              ),
            )}
          </Ledger>
        </Section>
      )}
      {done.length > 0 && (
        <Section title={t('assess.done')} aside={t('people', { n: done.length })}>
          <Ledger>
            {done.map(({ member, step, standard }) =>
              step ? (
                <LedgerRow
                  key={member.id}
                  margin={standard?.relief ? t('assess.reliefMark') : null}
                  name={member.body.name}
                  facts={basisWords({ state: 'due', fen: step.dueFen, overFen: step.overFen, basis: step.basis, relieved: false })}
                  end={t('yuan', { amount: yuan(step.dueFen) })}
                  onPress={() => setOpen(member.id)}
                />
              ) : null,
            )}
          </Ledger>
        </Section>
      )}
      {opened && (
        <AssessSheet key={opened.member.id} member={opened.member} year={year} settings={settings} onClose={() => setOpen(null)} />
      )}
    </AppPage>
  );
}
