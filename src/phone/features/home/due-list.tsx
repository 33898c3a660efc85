import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthOf, quarterOf } from '#domain/kernel/local-date.ts';
import type { Due, Period } from '#domain/rules/due.ts';
import { formats } from '#i18n/format.ts';
import { useServices } from '#phone/services.tsx';
import type { Draft } from '#storage/shapes.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { Ledger } from '#ui/section.tsx';
import { draftHref } from './draft-href.ts';

const AT_ONCE = 5;

/** What has to be held and has no record, most pressing first; five rows, the others one press away. */
export function DueList({
  due,
  drafts,
  groupNames,
}: {
  readonly due: readonly Due[];
  readonly drafts: readonly Draft[];
  readonly groupNames: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation('home');
  const { actor } = useServices();
  const [all, setAll] = useState(false);
  // A group leader can write the meetings of his own group only, so only those are his to hold.
  const own = actor.role === 'groupLeader' ? due.filter(({ groupId }) => groupId !== null && groupId === actor.groupId) : due;
  if (own.length === 0)
    return <EmptyState title={t('nothingDue')} help={t('nothingDueHelp')} act={{ label: t('nothingDueAct'), href: '/log' }} />;
  const shown = all ? own : own.slice(0, AT_ONCE);
  return (
    <>
      <Ledger>
        {shown.map((item) => (
          <DueRow
            key={`${item.meetingKind} ${item.groupId ?? ''} ${item.period.from}`}
            due={item}
            drafts={drafts}
            groupName={groupNames.get(item.groupId ?? '') ?? ''}
          />
        ))}
      </Ledger>
      {shown.length < own.length && (
        <button type="button" className="zb-more" onClick={() => setAll(true)}>
          {t('more', { count: own.length - shown.length })}
          <ChevronRight className="zb-icon zb-row-chevron" aria-hidden="true" />
        </button>
      )}
    </>
  );
}

function DueRow({ due, drafts, groupName }: { readonly due: Due; readonly drafts: readonly Draft[]; readonly groupName: string }) {
  const { t } = useTranslation(['home', 'records']);
  const period = usePeriodWords();
  const daysLeft = useDaysLeft();
  const begun = drafts.find((draft) => draft.baseline === null && isFor(draft, due));
  const step = begun?.label['step'];
  const facts =
    begun && isStep(step)
      ? t('home:draftUntil', { step: t(`home:step.${step}`) })
      : due.daysLeft < 0
        ? t('home:missed')
        : t('home:noRecord');
  const group = due.groupId === null ? '' : `&group=${due.groupId}`;
  return (
    <LedgerRow
      tone={due.daysLeft < 0 ? 'overdue' : 'plain'}
      margin={daysLeft(due.daysLeft)}
      name={t(`records:meetingKind.${due.meetingKind}`)}
      nameNote={[groupName, period(due.period)].filter(Boolean).join(' ')}
      facts={facts}
      href={begun ? draftHref(begun) : `/meetings/new?kind=${due.meetingKind}${group}`}
    />
  );
}

/** Words, not a component: the row lays out a margin of words otherwise than one with a sign. */
function useDaysLeft(): (days: number) => ReactNode {
  const { t } = useTranslation('home');
  return (days) => {
    if (days === 0)
      return (
        <>
          <b>{t('lastDay')}</b>
          <span>{t('lastDayBelow')}</span>
        </>
      );
    const count = Math.abs(days);
    // The sentence is whole in the words; only its number is drawn large.
    const [before = '', after = ''] = t(days < 0 ? 'daysLate' : 'daysLeft', { count }).split(String(count));
    return (
      <>
        <span>{before}</span>
        <span className="zb-nb">
          <b>{count}</b>
          {after}
        </span>
      </>
    );
  };
}

const steps = ['when', 'who', 'topics', 'decisions', 'review'] as const;
const isStep = (step: string | undefined): step is (typeof steps)[number] => steps.some((known) => known === step);

/** A draft counts for what it was begun for: the same kind, the same group, a day in the same stretch of time. */
function isFor({ form, label, data }: Draft, due: Due): boolean {
  const heldOn = label['heldOn'] ?? '';
  const body = data['body'] as { readonly groupId?: string | null } | undefined;
  return (
    form === 'meeting' &&
    label['meetingKind'] === due.meetingKind &&
    heldOn >= due.period.from &&
    heldOn <= due.period.to &&
    (due.groupId === null || body?.groupId === due.groupId)
  );
}

function usePeriodWords(): (period: Period) => string {
  const { t } = useTranslation('home');
  return ({ unit, from }) => {
    if (unit === 'month') return formats().monthName(monthOf(from));
    if (unit === 'quarter') return t('quarter', { quarter: t('quarters')[quarterOf(from) - 1] ?? '' });
    return formats().year(monthOf(from));
  };
}
