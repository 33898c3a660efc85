import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { RecordId } from '#domain/kernel/ids.ts';
import { currentTerms, type TermState } from '#domain/organisation/terms.ts';
import { formats } from '#i18n/format.ts';
import { sourceWords } from '#i18n/source-words.ts';
import { useDaysLeft } from '#phone/days-left.tsx';
import { useServices } from '#phone/services.tsx';
import { useDayWords } from '#phone/use-day-words.ts';
import { useLive } from '#phone/use-live.ts';
import { useSettings } from '#phone/use-settings.ts';
import { begunSheet } from '#phone/use-sheet-draft.ts';
import { AppPage, BarAction } from '#ui/app-page.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Pill } from '#ui/pill.tsx';
import { Ledger, Section } from '#ui/section.tsx';
import { SourceNote } from '#ui/source-note.tsx';
import { TermSheet } from './term-sheet.tsx';
import { type Branch, readBranch, useWrites } from './use-branch.ts';

/** 任期和换届: when each committee's term ends, how long that is, and the terms before. */
export function TermsScreen() {
  const { t } = useTranslation('organisation');
  const { db, newId } = useServices();
  const found = useLive(readBranch);
  const writes = useWrites('term');
  const [params, setParams] = useSearchParams();
  const open = params.get('open') as RecordId | null;
  const setOpen = (id: RecordId | null): void => setParams(id === null ? {} : { open: id }, { replace: true });
  const openNew = (): void => void begunSheet(db, 'term', newId).then(setOpen);
  return (
    <AppPage
      title={t('terms.title')}
      back="/roster/setup"
      action={
        writes ? <BarAction icon={<Plus className="zb-icon" aria-hidden="true" />} label={t('terms.add')} onPress={openNew} /> : undefined
      }
    >
      {found.state === 'ready' && <Terms branch={found.data} onOpen={writes ? setOpen : undefined} onNew={writes ? openNew : undefined} />}
      {found.state === 'ready' && open !== null && writes && (
        <TermSheet key={open} recordId={open} branch={found.data} onClose={() => setOpen(null)} />
      )}
    </AppPage>
  );
}

function Terms({
  branch,
  onOpen,
  onNew,
}: {
  readonly branch: Branch;
  readonly onOpen: ((id: RecordId) => void) | undefined;
  readonly onNew: (() => void) | undefined;
}) {
  const { t } = useTranslation('organisation');
  const { t: records } = useTranslation('records');
  const { today } = useServices();
  const words = useDayWords();
  const { roster } = useSettings();
  const daysLeft = useDaysLeft();
  const terms = currentTerms(branch, today(), roster);
  const shown = new Set(terms.map(({ id }) => id));
  const past = branch.terms.filter(({ id }) => !shown.has(id)).sort((a, b) => (a.body.electedOn < b.body.electedOn ? 1 : -1));
  const facts = (term: TermState): string => {
    const record = branch.terms.find(({ id }) => (id as string) === term.id)?.body;
    if (record?.postponedTo && term.dueOn === record.postponedTo)
      return t('terms.postponed', { day: words.day(term.dueOn), paper: record.postponePaper });
    const of = { day: words.day(term.electedOn), years: term.years };
    return record ? t('terms.elected', of) : t('terms.electedDerived', of);
  };
  if (terms.length === 0 && past.length === 0)
    return (
      <EmptyState
        title={t('terms.emptyTitle')}
        help={t('terms.emptyHelp')}
        act={onNew ? { label: t('terms.add'), onPress: onNew } : { label: t('setup.offices'), href: '/roster/offices' }}
      />
    );
  return (
    <>
      {terms.length > 0 && (
        <Section title={t('terms.countdown')}>
          <Ledger>
            {terms.map((term) => (
              <LedgerRow
                key={term.committee}
                tone={term.stage === 'running' ? 'plain' : 'overdue'}
                margin={term.stage === 'running' ? <b>{term.dueOn.slice(0, 4)}</b> : daysLeft(term.daysLeft)}
                name={records(`committee.${term.committee}`)}
                nameNote={t('terms.running', { day: words.day(term.dueOn) })}
                facts={facts(term)}
                pill={term.stage === 'running' ? undefined : <Pill state="overdue">{stageWords(t, term)}</Pill>}
                onPress={onOpen && (term.id === null ? onNew : () => onOpen(term.id as RecordId))}
              />
            ))}
          </Ledger>
          <SourceNote
            label={t('terms.source')}
            source={sourceWords(records, terms[0]?.source ?? { document: 'branchRegulations2018', article: '21' })}
          >
            <p>{t('terms.remindSource')}</p>
          </SourceNote>
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('terms.past')}>
          <Ledger>
            {past.map(({ id, body }) => (
              <LedgerRow
                key={id}
                margin={body.electedOn.slice(0, 4)}
                name={records(`committee.${body.committee}`)}
                nameNote={body.termName}
                facts={
                  body.endedOn
                    ? t('terms.ended', { from: formats().fullDay(body.electedOn), to: formats().fullDay(body.endedOn) })
                    : t('terms.elected', { day: words.day(body.electedOn), years: body.years ?? roster.villageTermYears })
                }
                onPress={onOpen && (() => onOpen(id))}
              />
            ))}
          </Ledger>
        </Section>
      )}
    </>
  );
}

type Words = ReturnType<typeof useTranslation<'organisation'>>['t'];

const stageWords = (t: Words, term: TermState): string =>
  ({ running: '', sixMonths: t('terms.six'), threeMonths: t('terms.three'), over: t('terms.over') })[term.stage];
