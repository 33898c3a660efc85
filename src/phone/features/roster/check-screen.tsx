import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { CheckRow } from '#domain/records/roster-check.ts';
import { isAnswered, reachedOf, withReached } from '#domain/relations/check.ts';
import type { LocalRecord } from '#storage/shapes.ts';
import { AppPage } from '#ui/app-page.tsx';
import { BottomAction } from '#ui/bottom-action.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Section } from '#ui/section.tsx';
import { SmallChoice } from '#ui/small-choice.tsx';
import './roster.css';
import { useAnswer, useCheck, useWritesCheck } from './use-check.ts';

/** 关系排查 of this year: three questions about each member, kept at each tap; opened again it goes on at the member where it stood. */
export function CheckScreen() {
  const { t } = useTranslation('relations');
  const navigate = useNavigate();
  const check = useCheck();
  const year = check?.year ?? '';
  const open = check?.result.open.length ?? 0;
  return (
    <AppPage
      title={t('check.title', { year })}
      subtitle={check && check.people.length > 0 ? (open === 0 ? t('check.done') : t('check.open', { count: open })) : undefined}
      back="/roster/setup"
      footer={
        check && check.people.length > 0 ? (
          <BottomAction label={t('check.go')} onPress={() => void navigate('/roster/check/result')} />
        ) : undefined
      }
    >
      {check && check.people.length === 0 && <EmptyState title={t('check.empty')} />}
      {check && check.people.length > 0 && <Rows people={check.people} rows={check.rows} />}
    </AppPage>
  );
}

function Rows({ people, rows }: { readonly people: readonly LocalRecord<'member'>[]; readonly rows: Readonly<Record<string, CheckRow>> }) {
  const { t } = useTranslation('relations');
  // Looked for once: a row that is being answered must not be scrolled away under the thumb.
  const [stood] = useState(() => (Object.keys(rows).length === 0 ? undefined : people.find(({ id }) => !isAnswered(rows[id]))?.id));
  // One for all rows: each answer waits for the one before it.
  const answer = useAnswer();
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => here.current?.focus(), []);
  return people.map((member) => (
    <div
      key={member.id}
      ref={member.id === stood ? here : undefined}
      tabIndex={member.id === stood ? -1 : undefined}
      className="zb-check-one"
    >
      <Section title={member.body.name} aside={member.id === stood ? t('check.goOn') : undefined}>
        <Questions row={rows[member.id]} answer={(given) => answer(member.id, given)} />
      </Section>
    </div>
  ));
}

function Questions({ row, answer }: { readonly row: CheckRow | undefined; readonly answer: (given: Partial<CheckRow>) => void }) {
  const { t } = useTranslation('relations');
  const writes = useWritesCheck();
  const keep = (given: Partial<CheckRow>): void => {
    if (writes) answer(given);
  };
  const yesOrNo = (question: 'here' | 'shouldMove') => (
    <SmallChoice
      label={t(`check.ask.${question}`)}
      choices={(['yes', 'no'] as const).map((each) => ({ value: each as string, label: t(`check.answer.${question}.${each}`) }))}
      value={said(row?.[question])}
      onChange={(chosen) => keep({ [question]: chosen === 'yes' })}
    />
  );
  return (
    <div className="zb-check-row">
      {yesOrNo('here')}
      <SmallChoice
        label={t('check.ask.reached')}
        choices={(['yes', 'no', 'unclear'] as const).map((each) => ({ value: each, label: t(`check.answer.reached.${each}`) }))}
        value={reachedOf(row) ?? ('' as 'yes')}
        onChange={(chosen) => keep(withReached(chosen))}
      />
      {yesOrNo('shouldMove')}
    </div>
  );
}

const said = (answer: boolean | null | undefined): string => (answer === true ? 'yes' : answer === false ? 'no' : '');
