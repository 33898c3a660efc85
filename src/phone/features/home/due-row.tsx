import { useTranslation } from 'react-i18next';
import type { Obligation } from '#domain/rules/obligation.ts';
import { useDaysLeft } from '#phone/days-left.tsx';
import type { Draft } from '#storage/shapes.ts';
import { LedgerRow } from '#ui/ledger-row.tsx';
import { draftFor, dueHref } from './due-href.ts';
import { useObligationWords } from './due-words.ts';

/** One obligation: its days, what it is and what is missing. One press leads to where it is done, or with `href` to another page. */
export function DueRow({ due, drafts, href }: { readonly due: Obligation; readonly drafts: readonly Draft[]; readonly href?: string }) {
  const { t } = useTranslation('home');
  const words = useObligationWords()(due);
  const daysLeft = useDaysLeft();
  const begun = draftFor(due, drafts);
  const step = begun?.label['step'];
  return (
    <LedgerRow
      tone={due.daysLeft < 0 ? 'overdue' : 'plain'}
      margin={daysLeft(due.daysLeft)}
      name={words.name}
      nameNote={words.note}
      facts={begun && isStep(step) ? t('draftUntil', { step: t(`step.${step}`) }) : words.lack}
      href={href ?? dueHref(due, begun)}
    />
  );
}

const steps = ['when', 'who', 'topics', 'decisions', 'review'] as const;
const isStep = (step: string | undefined): step is (typeof steps)[number] => steps.some((known) => known === step);
